// The form the sheets bench fills: what a department sends, 21 KB, invented: title, two header rows, list, total, notes.
import { columnName } from '../src/sheets/address.ts'
import type { CellValue, SheetEdit } from '../src/sheets/grid.ts'
import { writeZip } from '../src/sheets/write-zip.node.ts'

export const sheetName = '花名册'
export const columns = 15
export const rows = 50
const firstRow = 6

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Numbers that look thrown and are the same every time. */
function* noise(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    yield state >>> 16
  }
}

const labels = [
  '序号',
  '户主姓名',
  '与户主关系',
  '家庭人口',
  '劳动力',
  '耕地面积',
  '林地面积',
  '种植收入',
  '养殖收入',
  '务工收入',
  '转移收入',
  '住房结构',
  '饮水来源',
  '登记日期',
  '备注',
]

/** Shared texts: those of the form, and what years of editing left in the table. */
function sharedTexts(): string[] {
  const left = noise(7)
  const syllables = [...'村组户田林水路桥站所社区街道镇乡县市民生产业务医教安居']
  const word = () => Array.from({ length: 6 }, () => syllables[left.next().value % syllables.length]!).join('')
  return [
    '农户基本情况花名册',
    '填报单位：',
    '单位：元、亩、人',
    '基本情况',
    '土地',
    '收入',
    '其他',
    ...labels,
    '合计',
    '填表人：',
    '说明：一户一行，数字据实填写。',
    ...Array.from({ length: 160 }, word),
  ]
}

const textCell = (place: string, index: number, style: number) =>
  `<c r="${place}" s="${style}" t="s"><v>${index}</v></c>`
const across = (row: number, cell: (place: string, column: number) => string) =>
  Array.from({ length: columns }, (_, index) => cell(columnName(index + 1) + row, index + 1)).join('')

/** Numbers in columns 4 to 11, a day in 14, text in the others. */
const styleOf = (column: number): number => (column === 14 ? 4 : column >= 4 && column <= 11 ? 5 : 3)

function sheetXml(offered: number): string {
  const total = firstRow + offered
  const list = Array.from({ length: offered }, (_, index) => {
    const row = firstRow + index
    return `<row r="${row}" spans="1:15" ht="21.95" customHeight="1">${across(row, (place, column) => `<c r="${place}" s="${styleOf(column)}"/>`)}</row>`
  })
  const sums = across(total, (place, column) =>
    column === 1
      ? textCell(place, 22, 2)
      : column >= 4 && column <= 11
        ? `<c r="${place}" s="2"><f>SUM(${columnName(column)}${firstRow}:${columnName(column)}${total - 1})</f><v>0</v></c>`
        : `<c r="${place}" s="2"/>`,
  )
  const header = [
    `<row r="1" spans="1:15" ht="36" customHeight="1">${across(1, (place, column) => (column === 1 ? textCell(place, 0, 1) : `<c r="${place}" s="1"/>`))}</row>`,
    `<row r="2" spans="1:15" ht="20.1" customHeight="1">${textCell('A2', 1, 0)}${textCell('M2', 2, 0)}</row>`,
    `<row r="4" spans="1:15" ht="24" customHeight="1">${across(4, (place, column) => ([1, 6, 8, 12].includes(column) ? textCell(place, 3 + [1, 6, 8, 12].indexOf(column), 2) : `<c r="${place}" s="2"/>`))}</row>`,
    `<row r="5" spans="1:15" ht="30" customHeight="1">${across(5, (place, column) => textCell(place, 6 + column, 2))}</row>`,
  ]
  const last = total - 1
  const footer = `<row r="${total + 1}" spans="1:15">${textCell(`A${total + 1}`, 23, 0)}</row><row r="${total + 2}" spans="1:15" ht="40" customHeight="1">${textCell(`A${total + 2}`, 24, 0)}</row>`
  const merges = ['A1:O1', 'A2:F2', 'M2:O2', 'A4:E4', 'F4:G4', 'H4:K4', 'L4:O4', `A${total + 2}:O${total + 2}`]
  const rules = [
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="C${firstRow}:C${last}"><formula1>"户主,配偶,子女,父母,其他"</formula1></dataValidation>`,
    `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="L${firstRow}:L${last}"><formula1>字典!$A$1:$A$4</formula1></dataValidation>`,
    `<dataValidation type="whole" operator="greaterThanOrEqual" allowBlank="1" sqref="D${firstRow}:E${last}"><formula1>0</formula1></dataValidation>`,
  ]
  return `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:O${total + 2}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><cols><col min="1" max="1" width="6.5" customWidth="1"/><col min="2" max="15" width="11.25" customWidth="1"/></cols><sheetData>${header.join('')}${list.join('')}<row r="${total}" spans="1:15" ht="21.95" customHeight="1">${sums}</row>${footer}</sheetData><mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells><conditionalFormatting sqref="K${firstRow}:K${last}"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><dataValidations count="${rules.length}">${rules.join('')}</dataValidations><printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" r:id="rId1"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

const border =
  '<border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>'
const aligned = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const stylesXml = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy/m/d"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="黑体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1">${aligned}</xf><xf numFmtId="0" fontId="2" fillId="0" borderId="1" xfId="0" applyBorder="1">${aligned}</xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1">${aligned}</xf><xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1">${aligned}</xf><xf numFmtId="2" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1">${aligned}</xf></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>`

const relationships = (all: readonly [type: string, target: string][]) =>
  `${head}<Relationships xmlns="${packaged}/relationships">${all.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A form with this many rows in its list; a printer's settings, as Excel keeps them, make up the rest of its size. */
export function makeForm(offered: number): Uint8Array {
  const settings = noise(11)
  const texts = sharedTexts()
  const options = ['砖混', '砖木', '土木', '框架']
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}" ContentType="${contentType}.${type}+xml"/>`
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="bin" ContentType="${contentType}.printerSettings"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('worksheets/sheet2.xml', 'worksheet')}${part('styles.xml', 'styles')}${part('sharedStrings.xml', 'sharedStrings')}</Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="22000" windowHeight="12000"/></bookViews><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/><sheet name="字典" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheetName}!$4:$5</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheetXml(offered),
    'xl/worksheets/_rels/sheet1.xml.rels': relationships([
      ['printerSettings', '../printerSettings/printerSettings1.bin'],
    ]),
    'xl/worksheets/sheet2.xml': `${head}<worksheet xmlns="${main}"><sheetData>${options.map((text, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`).join('')}</sheetData></worksheet>`,
    'xl/styles.xml': stylesXml,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((text) => `<si><t>${text}</t><phoneticPr fontId="1" type="noConversion"/></si>`).join('')}</sst>`,
    'xl/printerSettings/printerSettings1.bin': Uint8Array.from({ length: 11_000 }, () => settings.next().value & 255),
  }
  const encode = (content: string | Uint8Array) =>
    typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return writeZip(
    { name: 'form', entries: [] },
    new Map(Object.entries(parts).map(([name, content]) => [name, encode(content)])),
  )
}

/** Value of one place of the list; `file` makes every report another. */
export function valueAt(file: number, row: number, column: number): CellValue {
  const mixed = (file * 7919 + row * 104_729 + column * 1299) % 9973
  if (column === 1) return row + 1
  if (column >= 4 && column <= 11) return column < 6 ? mixed % 9 : mixed / 4
  if (column === 14) return 45_000 + (mixed % 1500)
  return `${['王家湾', '李家坪', '青山', '赵家沟'][mixed % 4]}${mixed}${column === 15 ? '，已核对' : ''}`
}

/** The edit that fills 50 rows; rows the form does not offer are inserted. */
export const fillOf = (file: number, offered: number): SheetEdit => ({
  sheet: sheetName,
  insertions:
    offered < rows ? [{ after: firstRow + offered - 1, count: rows - offered, like: firstRow + offered - 1 }] : [],
  writes: Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns)
    const column = (index % columns) + 1
    return { row: firstRow + row, column, value: valueAt(file, row, column) }
  }),
})
