import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillWorkbook } from './fill.node.ts'
import { fourStyles, type Made, makeParts, makeWorkbook, valueOr, zipOf } from './hand-made.test.ts'
import { changedParts } from './parts.node.ts'
import { partsChangedElsewhere } from './parts-elsewhere.node.ts'

/** A list on 表 and a sheet that follows it in every way a sheet may: shared formulas, rules, links, cells without address. */
const made: Made = {
  sheets: [
    {
      name: '表',
      xml: '<sheetData><row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="B4"><f>SUM(B3:B3)</f><v>1</v></c></row></sheetData>',
      relations: [['drawing', '../drawings/drawing1.xml']],
    },
    {
      name: '汇总',
      xml: '<sheetData><row><c><v>7</v></c><c t="str"><f t="shared" ref="B1:B2" si="0">表!B4&amp;""</f><v>1</v></c></row><row><c r="B2"><f t="shared" si="0"/></c></row></sheetData><conditionalFormatting sqref="A1"><cfRule><formula>表!B4&gt;0</formula></cfRule></conditionalFormatting><hyperlinks><hyperlink ref="A1" location="表!B4"/></hyperlinks>',
    },
  ],
  styles: fourStyles,
  calcChain: true,
  parts: {
    'xl/drawings/drawing1.xml': '<d><from><row>8</row></from></d>',
    'xl/drawings/drawing2.xml': '<d><sp textlink="表!$B$4"/></d>',
    'xl/charts/chart1.xml': '<c><f>表!$B$3:$B$4</f><v>1</v></c>',
  },
}
const before = makeWorkbook(made)
const filled = (count: number) =>
  valueOr(
    fillWorkbook(before, [
      {
        sheet: '表',
        insertions: count ? [{ after: 3, count, like: 3 }] : [],
        writes: [{ row: 3, column: 2, value: 5 }],
      },
    ]),
  ).bytes

test('[S5] what must follow a fill on other sheets, in charts and shapes is no change elsewhere', () => {
  assert.deepEqual(partsChangedElsewhere(before, filled(0), [{ sheet: '表', rowsMoved: false }]), [])
  assert.ok(changedParts(before, filled(2)).length >= 7)
  assert.deepEqual(partsChangedElsewhere(before, filled(2), [{ sheet: '表', rowsMoved: true }]), [])
  // Nothing moved, it was said: then nothing may have followed.
  const unsaid = partsChangedElsewhere(before, filled(2), [{ sheet: '表', rowsMoved: false }])
  for (const part of [
    'xl/worksheets/sheet2.xml',
    'xl/charts/chart1.xml',
    'xl/drawings/drawing2.xml',
    'xl/calcChain.xml',
  ])
    assert.ok(unsaid.includes(part), part)
})

test('[S5] any other change elsewhere is named by its part', () => {
  const parts = makeParts(made)
  const changed = (part: string, change: (text: string) => string) =>
    partsChangedElsewhere(before, zipOf({ ...parts, [part]: change(parts[part]!) }), [{ sheet: '表', rowsMoved: true }])
  const bad: [part: string, from: string, to: string][] = [
    ['xl/worksheets/sheet2.xml', '<v>7</v>', '<v>8</v>'],
    ['xl/worksheets/sheet2.xml', 'ref="A1"', 'ref="A2"'],
    ['xl/charts/chart1.xml', '<v>1</v>', '<v>2</v>'],
    ['xl/drawings/drawing2.xml', '<sp ', '<sp a="1" '],
    ['xl/styles.xml', '<b/>', '<i/>'],
    ['xl/styles.xml', '<xf numFmtId="14"', '<xf numFmtId="15"'],
    ['_rels/.rels', 'rId1', 'rId9'],
  ]
  for (const [part, from, to] of bad)
    assert.deepEqual(
      changed(part, (text) => text.replace(from, to)),
      [part],
      to,
    )
  assert.deepEqual(
    changed('xl/worksheets/sheet2.xml', (text) => text.replace(' t="str"', '').replace('<v>1</v>', '')),
    [],
  )
  const more = '<border><left/></border></borders>'
  assert.deepEqual(
    changed('xl/styles.xml', (text) =>
      text.replace('<borders count="2">', '<borders count="3">').replace('</borders>', more),
    ),
    [],
  )
})
