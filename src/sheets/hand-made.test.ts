// Workbooks written by hand for the tests of this room: every oddity a real program may write is spelled out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import type { Result } from '../kernel/result.ts'
import { parseCell } from './address.ts'
import { type CellValue, cellAt, type Sheet, type Workbook } from './grid.ts'
import { withLimits } from './limits.ts'
import { readWorkbook } from './read.node.ts'
import { writeZip } from './write-zip.node.ts'
import { findEntry, inflateEntry, openZip } from './zip.node.ts'

export const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

export type MadeSheet = {
  name: string
  /** Content of `worksheet`; see `worksheet` for whole parts. */
  xml: string
  state?: string
  /** Relations of the sheet: type and target. */
  relations?: [type: string, target: string][]
}
export type Made = {
  sheets: MadeSheet[]
  strings?: string
  styles?: string
  names?: string
  workbook?: string
  parts?: Record<string, string>
  calcChain?: boolean
}

export const worksheet = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}" xmlns:r="${office}">${content}</worksheet>`

/** Style 0 plain, 1 a day, 2 bordered and bold, 3 a day written in Chinese. */
export const fourStyles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill/></fills><borders count="2"><border><left/><right/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs count="4"><xf numFmtId="0" fontId="0" borderId="0"/><xf numFmtId="14" fontId="0" borderId="0"/><xf numFmtId="0" fontId="1" borderId="1"/><xf numFmtId="176" fontId="0" borderId="0"/></cellXfs></styleSheet>`

/** Bytes of a zip of these parts. */
export function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  const bytes = (part: string | Uint8Array) => (typeof part === 'string' ? new TextEncoder().encode(part) : part)
  const changes = new Map(Object.entries(parts).map(([name, part]) => [name, bytes(part)]))
  return writeZip({ name: 'made', entries: [] }, changes)
}

const relationships = (all: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${packaged}/relationships">${all
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

export function makeParts(made: Made): Record<string, string> {
  const numbered = made.sheets.map((sheet, index) => ({
    ...sheet,
    part: `worksheets/sheet${index + 1}.xml`,
    id: index + 1,
  }))
  const sheets = numbered.map(
    ({ name, id, state }) =>
      `<sheet name="${name}" sheetId="${id}"${state ? ` state="${state}"` : ''} r:id="rId${id}"/>`,
  )
  const related = [
    ...numbered.map(({ part }) => ['worksheet', part] as const),
    ...(made.strings ? [['sharedStrings', 'sharedStrings.xml'] as const] : []),
    ...(made.styles ? [['styles', '/xl/styles.xml'] as const] : []),
    ...(made.calcChain ? [['calcChain', 'calcChain.xml'] as const] : []),
  ]
  const overrides = made.calcChain ? '<Override PartName="/xl/calcChain.xml" ContentType="calc"/>' : ''
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbered.map(({ part }) => `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}${overrides}</Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      made.workbook ??
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets>${made.names ? `<definedNames>${made.names}</definedNames>` : ''}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(related),
  }
  for (const { part, xml, relations, id } of numbered) {
    parts[`xl/${part}`] = xml.startsWith('<?xml') ? xml : worksheet(xml)
    if (relations) parts[`xl/worksheets/_rels/sheet${id}.xml.rels`] = relationships(relations)
  }
  if (made.strings) parts['xl/sharedStrings.xml'] = made.strings
  if (made.styles) parts['xl/styles.xml'] = made.styles
  if (made.calcChain) parts['xl/calcChain.xml'] = `<calcChain xmlns="${main}"><c r="A1" i="1"/></calcChain>`
  return { ...parts, ...made.parts }
}

export const makeWorkbook = (made: Made): Uint8Array => zipOf(makeParts(made))

/** A workbook of one sheet named 表. */
export const oneSheet = (xml: string, rest: Partial<Made> = {}): Uint8Array =>
  makeWorkbook({ sheets: [{ name: '表', xml }], styles: fourStyles, ...rest })

export function valueOr<T>(result: Result<T>): T {
  if (!result.ok) assert.fail(`${result.problem.code} ${JSON.stringify(result.problem.details)}`)
  return result.value
}

/** Text of one part. */
export function partOf(bytes: Uint8Array, part: string): string {
  const zip = valueOr(openZip(bytes, { name: 'x', limits: withLimits() }))
  const entry = findEntry(zip, part)
  assert.ok(entry, part)
  return new TextDecoder().decode(valueOr(inflateEntry(zip, entry)))
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problem.code)

export const readSheet = (bytes: Uint8Array, index = 0): Sheet => valueOr<Workbook>(readWorkbook(bytes)).sheets[index]!

export function at(sheet: Sheet, address: string): CellValue | undefined {
  const place = parseCell(address)!
  return cellAt(sheet, place.row, place.column)?.value
}

/** Formulas of a sheet by address, as our reader sees them. */
export const formulasOf = (sheet: Sheet): Record<string, string> =>
  Object.fromEntries(
    [...sheet.cells.values()].flatMap(({ row, column, formula }) =>
      formula === undefined ? [] : [[XLSX.utils.encode_cell({ r: row - 1, c: column - 1 }), formula]],
    ),
  )

test('[S1] a workbook made by hand is read alike by this room and by SheetJS', () => {
  const bytes = oneSheet(
    '<sheetData><row r="1"><c r="A1" s="2" t="inlineStr"><is><t>姓名</t></is></c><c r="B1"><v>3</v></c></row></sheetData>',
  )
  const sheet = readSheet(bytes)
  const other = XLSX.read(bytes).Sheets['表']!
  assert.deepEqual([at(sheet, 'A1'), at(sheet, 'B1')], [other['A1'].v, other['B1'].v])
})
