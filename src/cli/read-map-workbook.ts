// C29: the edited map is read back cell by cell: each wrong cell is named with what was expected there, everything else holds.
import type { Confirmation } from '../dictionary/attachment.ts'
import type { Look } from '../dictionary/check-definition.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { parseRange, parseSheetCell } from '../sheets/address.ts'
import type { Sheet, Workbook } from '../sheets/grid.ts'
import type { Correction } from '../templates/correction.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { labels, mapLines, textAt } from './map-lines.ts'
import { agreements, codeOfWord, formLines, mapColumns, type mapSheets, tableColumns } from './map-words.ts'
import { cliProblems } from './problems.ts'
import { readField } from './read-map-field.ts'
import { readLists } from './read-map-lists.ts'

export type ReadMap = { confirmation: Confirmation; problems: Problem[] }
/** `proposed`: the template's fields as detection gave them, which the corrections speak of. */
export type MapInput = { workbook: Workbook; file: string; proposed: readonly Field[]; look: Look }

/** Fails only when this is no map workbook at all. */
export function readMapWorkbook({ workbook, file, proposed, look }: MapInput): Result<ReadMap> {
  const sheetOf = (key: (typeof mapSheets)[number]) =>
    workbook.sheets.find(({ name }) => labels(`map.sheet.${key}`).includes(name))
  const [fields, form] = [sheetOf('fields'), sheetOf('form')]
  if (!fields || !form) return fail(cliProblems['file-broken']({ file, wanted: labels('map.sheet.fields').join('/') }))
  const problems: Problem[] = []
  const corrections: Correction[] = []
  const said: Confirmation['fields'] = []
  const known = new Map(proposed.map((field) => [fieldKey(field), field]))
  const keyOf = (heading: string) => mapColumns.find((key) => labels(`map.${key}`).includes(heading))
  for (const line of mapLines(fields, keyOf, problems)) {
    const made = readField(line, known, look)
    if (made?.correction) corrections.push(made.correction)
    if (made?.said) said.push(made.said)
  }
  const lists = sheetOf('lists')
  const rows = lists ? readLists(lists, look, problems) : []
  const sheet = sheetOf('tables')
  const tables = sheet ? readTables(sheet, problems) : []
  const fieldsSaid = said.map((one) => (one.by === 'suggestion' ? { ...one, ...tableOf(one.field, tables) } : one))
  const confirmation = { ...readForm(form, problems), rows, corrections, fields: fieldsSaid }
  return ok({ confirmation: tables.length > 0 ? { ...confirmation, tables } : confirmation, problems })
}

type Tables = NonNullable<Confirmation['tables']>

function readTables(sheet: Sheet, problems: Problem[]): Tables {
  const keyOf = (heading: string) => tableColumns.find((key) => labels(`map.table.${key}`).includes(heading))
  return mapLines(sheet, keyOf, problems).flatMap(({ text, wrong }) => {
    const agreement = codeOfWord('agreement', agreements, text('confirmed'))
    if (text('table') === '') return []
    // Whatever is not plainly a yes leaves the table waiting.
    if (!agreement) wrong('confirmed', agreements.map((one) => labels(`agreement.${one}`)[0]).join('、'))
    return [{ table: text('table'), confirmed: agreement === 'agreed' }]
  })
}

/** The table in whose range the cell stands. */
function tableOf(field: string, tables: Tables): { table?: string } {
  const at = parseSheetCell(field)
  const found = tables.find(({ table }) => {
    const cut = table.lastIndexOf('!')
    const range = parseRange(table.slice(cut + 1))
    if (!at || !range || table.slice(0, cut) !== at.sheet) return false
    const { row, column } = at
    return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right
  })
  return found ? { table: found.table } : {}
}

function readForm(sheet: Sheet, problems: Problem[]): Pick<Confirmation, 'template' | 'issuer' | 'per' | 'timesAYear'> {
  const said = { template: '', issuer: '', per: 'area' as 'area' | 'household', timesAYear: 1 }
  for (let row = 1; row <= sheet.lastRow; row++) {
    const heading = textAt(sheet, row, 1)
    const line = formLines.find((one) => labels(`map.form.${one}`).includes(heading))
    const text = textAt(sheet, row, 2)
    const wrong = (wanted: string) =>
      problems.push(cliProblems['map-cell']({ place: `${sheet.name}!B${row}`, heading, wanted }))
    if (line === 'template' || line === 'issuer') said[line] = text
    if (line === 'per') {
      const per = codeOfWord('per', ['area', 'household'] as const, text)
      if (per) said.per = per
      else wrong([...labels('per.area'), ...labels('per.household')].join('、'))
    }
    if (line === 'timesAYear') {
      if (Number(text) > 0) said.timesAYear = Number(text)
      else wrong('1')
    }
  }
  return said
}
