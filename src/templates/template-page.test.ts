// The drawn page, from sheets written by hand.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cell, cellKey, type CellValue, type Range, type Sheet } from '../sheets/grid.ts'
import { type Look, plainLook, type SheetLook } from '../sheets/look.ts'
import { extentOf, mostColumns, mostRows } from './drawn-rows.ts'
import type { Field } from './field.ts'
import { lookCss } from './look-css.ts'
import { sayWhy, templatePageSentences } from './template-page-sentences.ts'
import { templatePageHtml } from './template-page.html.ts'
import type { SheetForm } from './template.ts'

const line = { top: true, right: true, bottom: true, left: true }
const style = { border: line, bold: false, format: 'General', isDate: false }

function sheetOf(values: CellValue[][], more: Partial<Sheet> = {}): Sheet {
  const cells = new Map<string, Cell>()
  for (const [index, row] of values.entries())
    for (const [at, value] of row.entries())
      cells.set(cellKey(index + 1, at + 1), { row: index + 1, column: at + 1, value, style })
  return {
    name: '表',
    state: 'visible',
    cells,
    merges: [],
    validations: [],
    lastRow: values.length,
    lastColumn: Math.max(...values.map((row) => row.length)),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    columnWidths: new Map(),
    ...more,
  }
}

const lookOf = (looks: [string, Look][] = [], more: Partial<SheetLook> = {}): SheetLook => ({
  name: '表',
  looks: new Map(looks),
  shown: new Map(),
  rowHeights: new Map(),
  defaultRowHeight: 15,
  defaultColumnWidth: 8,
  showsGrid: true,
  ...more,
})

const fieldOf = (cell: string, more: Partial<Field> = {}): Field => ({
  sheet: '表',
  cell,
  kind: 'key-value',
  headerPath: ['姓名'],
  type: 'text',
  required: false,
  confidence: 0.9,
  evidence: ['label-left'],
  ...more,
})

type Page = {
  values: CellValue[][]
  fields: Field[]
  form?: Partial<SheetForm>
  sheet?: Partial<Sheet>
  look?: SheetLook
}
const pageOf = ({ values, fields, form = {}, sheet = {}, look = lookOf() }: Page, language: 'zh-CN' | 'en' = 'zh-CN') =>
  templatePageHtml({
    template: { name: '表.xlsx', forms: [{ sheet: '表', title: '', notes: [], ...form }], fields },
    sheets: [sheetOf(values, sheet)],
    looks: [look],
    language,
  })

test('[T27] every field is outlined, numbered, named and explained, in both languages', () => {
  const fields = [
    fieldOf('B1', { required: true, options: Array.from({ length: 20 }, (_, index) => `甲${index}`) }),
    fieldOf('A3', {
      kind: 'list',
      headerPath: ['家庭', '人口'],
      region: { firstRow: 3, lastRow: 4 },
      measureUnit: '人',
      confidence: 0.5,
    }),
  ]
  const values = [
    ['姓名', null],
    ['人口', null],
    [null, null],
    [null, null],
  ]
  const html = pageOf({ values, fields })
  assert.match(
    html,
    /<td class="l\d+ field key-value first last" id="c1" title="姓名"[^>]*><a class="mark" href="#f1"><b>1<\/b><span>姓名<\/span>/,
  )
  assert.match(html, /<td class="l\d+ field list first unsure" id="c2" title="家庭 \/ 人口"/)
  assert.match(html, /<td class="l\d+ field list last unsure"><\/td>/)
  assert.match(html, /家庭 \/ 人口<\/p><p>A3 · 名单列 · 第 3–4 行 · 文字 · 人<\/p>/)
  assert.match(html, /<em>必填<\/em>.*甲11 等 20 项/)
  assert.match(html, /把握 50% · 依据：左边有标签/)
  assert.match(pageOf({ values, fields }, 'en'), /lang="en"[^]*rows 3–4[^]*because: a label to the left/)
  assert.equal(sayWhy('en', ['list-column', 'never-heard']), 'blank rows under the header, never-heard')
})

test('[T27] several blanks of one cell are marked one beside the other', () => {
  const blank = (number: number) => fieldOf('A1', { part: { number, text: '村名：  日期：' } })
  const html = pageOf({ values: [['村名：  日期：']], fields: [blank(1), blank(2)] })
  assert.match(
    html,
    /id="c1"[^>]*><a class="mark" href="#f1"><b>1<\/b><\/a><a id="c2" class="mark" href="#f2"><b>2<\/b><\/a>村名/,
  )
})

test('[T27] nothing is fetched and no script runs, whatever the file says', () => {
  const evil = '"><script src=//x></script><img src=x onerror=alert(1)>'
  const look: Look = { ...plainLook, face: 'a;}</style><script>', color: 'red;}', fill: 'url(//x)' }
  const html = pageOf({
    values: [[evil, null]],
    fields: [fieldOf('B1', { headerPath: [evil], measureUnit: evil, options: [evil], evidence: [evil] })],
    form: { title: evil, measureUnit: evil, marks: { formNumber: evil } },
    look: lookOf([['1,1', look]], { shown: new Map([['1,1', evil]]) }),
  })
  assert.doesNotMatch(html, /<script|<img|onerror=alert\(1\)>(?!&)|url\(|<\/style>[^]*<\/style>/)
  assert.match(html, /default-src 'none'/)
  assert.doesNotMatch(html.replace(/href="data:,"/, ''), /(?:src|href)="(?!#)/)
})

test('[T27] merges, widths, heights, lines and fonts are drawn as they are', () => {
  const merges: Range[] = [{ top: 1, left: 1, bottom: 2, right: 2 }]
  const own: Look = {
    ...plainLook,
    bold: true,
    size: 20,
    face: '楷体',
    fill: '#ffeecc',
    across: 'center',
    lines: { top: { style: 'double', color: '#112233' } },
  }
  const html = pageOf({
    values: [
      ['大标题', null, 3.5],
      [null, null, '长长的一句话'],
      [null, null, null],
    ],
    fields: [],
    sheet: { merges, columnWidths: new Map([[1, 20]]) },
    look: lookOf([['1,1', own]], { rowHeights: new Map([[1, 30]]), shown: new Map([['1,3', '3.50']]) }),
  })
  assert.match(html, /<col style="width:145px">/)
  assert.match(
    html,
    /<tr style="height:40px"><th>1<\/th><td[^>]* colspan="2" rowspan="2">大标题<\/td><td class="(l\d+)">3\.50<\/td><\/tr>/,
  )
  assert.match(
    html,
    /font-size:26\.7px;font-family:"KaiTi"[^}]*font-weight:700;background-color:#ffeecc;text-align:center[^}]*border-top:3px double #112233/,
  )
  assert.match(html, /<td class="l\d+ over">长长的一句话/)
  assert.match(lookCss({ ...plainLook, turn: 255 }, false), /upright/)
  assert.match(lookCss({ ...plainLook, size: 9_000 }, false), /font-size:64px/)
})

test('[T27] hidden rows and columns are left out, long blank runs folded, big sheets cut and said so', () => {
  const blank = Array.from({ length: 40 }, () => [null, null])
  const sheet = sheetOf([['姓名', '数'], ...blank, ['合计', null]], {
    hiddenRows: new Set([3]),
    hiddenColumns: new Set([2]),
  })
  const extent = extentOf(sheet, [{ row: 2, column: 1 }])
  assert.deepEqual(extent.columns, [1])
  assert.deepEqual(
    extent.rows.map((row) => ('row' in row ? row.row : `${row.folded.first}-${row.folded.last}`)),
    [1, 2, 4, 5, 6, 7, 8, '9-40', 41, 42],
  )
  const far = new Map(sheet.cells).set('9000,200', { row: 9000, column: 200, value: '远', style })
  const cut = extentOf({ ...sheet, cells: far }, [])
  assert.deepEqual([cut.cutRow, cut.cutColumn, cut.columns.length], [mostRows, mostColumns, mostColumns - 1])
  const html = pageOf({ values: [], fields: [], sheet: { ...sheet, cells: far, lastRow: 9000, lastColumn: 200 } })
  assert.match(html, /只画到第 250 行/)
  assert.match(html, /第 8–40 行与上面相同/)
  assert.ok(html.length < 300_000)
})

test('[T25] [T27] marks and the sort of form stand over the sheet', () => {
  const marks = { formNumber: '甲统1表', madeBy: '某局', approvalNumber: '甲统制〔2024〕1号', validUntil: '2026年1月' }
  const html = pageOf({ values: [['x']], fields: [], form: { marks } })
  assert.match(html, /法定统计<\/div><div><dt>表号<\/dt><dd>甲统1表/)
  assert.match(
    pageOf({ values: [['x']], fields: [], form: { marks: { formNumber: '甲1表' } } }),
    /未标明 \(没有批准或备案文号\)/,
  )
})

test('[T27] both catalogues of the page hold the same sentences', () => {
  const { en, 'zh-CN': zh } = templatePageSentences
  assert.deepEqual(Object.keys(en), Object.keys(zh))
  for (const text of Object.values(en)) assert.doesNotMatch(text, /[\u4e00-\u9fff]/)
})
