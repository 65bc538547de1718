// How a sheet looks, read from styles written by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fourStyles, main, makeWorkbook, valueOr, worksheet } from './hand-made.test.ts'
import { parseTheme } from './look-color.ts'
import { parseLooks, parseSheetLook } from './look-part.ts'
import { plainLook } from './look.ts'
import { readLook } from './read-look.node.ts'
import { readWorkbook } from './read.node.ts'

const styles = (fonts: string, fills: string, borders: string, xfs: string) =>
  `<styleSheet xmlns="${main}"><fonts>${fonts}</fonts><fills>${fills}</fills><borders>${borders}</borders><cellXfs>${xfs}</cellXfs></styleSheet>`
const looksOf = (xml: string, theme: string[] = []) => {
  const looks = parseLooks(xml, theme)
  assert.ok(Array.isArray(looks))
  return looks
}

test('[S1] fonts, fills, lines and alignment are read by the index cells carry', () => {
  const [look] = looksOf(
    styles(
      '<font><b/><i val="0"/><u/><sz val="14"/><color rgb="FFFF0000"/><name val="宋体"/></font>',
      '<fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/><bgColor indexed="64"/></patternFill></fill>',
      '<border><left style="thin"><color indexed="12"/></left><right/><top style="double"><color auto="1"/></top></border>',
      '<xf fontId="0" fillId="0" borderId="0"><alignment horizontal="center" vertical="top" wrapText="1" indent="2" textRotation="255"/></xf>',
    ),
  )
  assert.deepEqual(look, {
    size: 14,
    bold: true,
    italic: false,
    underline: true,
    strike: false,
    color: '#ff0000',
    face: '宋体',
    fill: '#00ff00',
    lines: { left: { style: 'thin', color: '#0000ff' }, top: { style: 'double', color: undefined } },
    across: 'center',
    down: 'top',
    wrap: true,
    indent: 2,
    turn: 255,
  })
})

test('[S1] colours of the theme take their tint, and a colour that makes no sense is none', () => {
  const theme = parseTheme(
    '<a:theme xmlns:a="x"><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="102030"/></a:dk1><a:accent1><a:srgbClr val="808080"/></a:accent1></a:clrScheme></a:theme>',
  )
  assert.deepEqual([theme[0], theme[1], theme[4]], ['ffffff', '102030', '808080'])
  const colors = ['theme="4" tint="0.5"', 'theme="4" tint="-0.5"', 'theme="1"', 'indexed="999"', 'rgb="javascript"']
  const fonts = colors.map((color) => `<font><color ${color}/></font>`).join('')
  const xfs = colors.map((_, index) => `<xf fontId="${index}"/>`).join('')
  assert.deepEqual(
    looksOf(styles(fonts, '', '', xfs), theme).map(({ color }) => color),
    ['#c0c0c0', '#404040', '#102030', undefined, undefined],
  )
})

test('[S1] a fill without a pattern is none, and an index that leads nowhere is plain', () => {
  const xml = styles(
    '',
    '<fill><patternFill patternType="none"><fgColor rgb="FF00FF00"/></patternFill></fill>',
    '',
    '<xf fontId="7" fillId="0" borderId="9"/>',
  )
  assert.deepEqual(looksOf(xml), [plainLook])
  assert.equal(parseLooks('<styleSheet>', []), 'damaged')
})

test('[S1] row heights, default sizes and grid lines are read, no further than the page goes', () => {
  const part = parseSheetLook(
    worksheet(
      '<sheetViews><sheetView showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="20" defaultColWidth="12"/>' +
        '<sheetData><row ht="40"><c s="1"/><c s="2"/></row><row r="9" ht="30"><c r="A9"/></row></sheetData>',
    ),
    5,
  )
  assert.ok(typeof part === 'object')
  assert.deepEqual(
    [...part.styles],
    [
      ['1,1', 1],
      ['1,2', 2],
    ],
  )
  assert.deepEqual([...part.rowHeights], [[1, 40]])
  assert.deepEqual([part.defaultRowHeight, part.defaultColumnWidth, part.showsGrid], [20, 12, false])
})

test('[S1] numbers are shown as their format prints them', () => {
  const bytes = makeWorkbook({
    sheets: [
      {
        name: '表',
        xml: worksheet(
          '<sheetData><row r="1"><c r="A1" s="3"><v>45000</v></c><c r="B1"><v>1.5</v></c></row></sheetData>',
        ),
      },
    ],
    styles: fourStyles,
  })
  const workbook = valueOr(readWorkbook(bytes))
  const [look] = valueOr(readLook(bytes, workbook, '表.xlsx'))
  assert.deepEqual([...look!.shown.values()], ['2023年3月', '1.5'])
  assert.equal(look!.looks.get('1,1')?.size, 11)
})
