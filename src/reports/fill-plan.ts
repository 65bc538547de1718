// P2: a plan says for every field of a template which cells get which value or which stated blank; nothing is guessed.
import type { Attachment, Filling } from '../dictionary/attachment.ts'
import type { Fact } from '../facts/fact.ts'
import { parseCell, printCell } from '../sheets/address.ts'
import type { BorderLoan, CellValue, RowInsertion, SheetEdit, CellWrite } from '../sheets/grid.ts'
import { type Field, fieldKey, listKey } from '../templates/field.ts'
import { holdsMark, tickBox } from '../templates/blank.ts'
import { fillBlanks } from '../templates/several-blanks.ts'
import { isSerialLabel } from '../templates/wording.ts'
import type { cellStates } from './lineage.ts'
import { marksLeft, placeKey } from './left-marks.ts'

/** A subject with the facts the report needs; questions of what lies above it (its household, its village) are among them. */
/** Without an id: nothing is known of it yet. */
export type SubjectRow = { kind: string; id: string | undefined; facts: ReadonlyMap<string, Fact> }

export type Figure = { value: number | null; counted: number; unknown: number }

export type CellState = (typeof cellStates)[number]

export type PlannedCell = {
  sheet: string
  row: number
  column: number
  /** One of several blanks of its cell. */
  part?: Field['part']
  field: string
  state: CellState
  value: CellValue
  filling?: Filling
  attachmentVersion?: number
  subject?: { kind: string; id: string }
  counted?: number
}

export type FillInput = {
  fields: readonly Field[]
  attachments: ReadonlyMap<string, Attachment>
  /** Subjects of each list, by `listKey` of its fields; a list that is absent here stays empty. */
  lists: ReadonlyMap<string, readonly SubjectRow[]>
  /** Whom single cells speak of: the village, or the household of a per-household form. */
  single: SubjectRow
  figures: ReadonlyMap<string, Figure>
  /** Figures of a list of areas: of each row its own, by field and then by the row's id. */
  rowFigures?: ReadonlyMap<string, ReadonlyMap<string, Figure>>
  demand: { unit: string; day: string; period: string }
  /** Prints a fact the way this field wants it; undefined when it cannot be printed without guessing. */
  print: (of: { question: string; filling: Filling; field: Field; fact: Fact }) => CellValue | undefined
}

export type FillPlan = { edits: SheetEdit[]; cells: PlannedCell[] }

/** Lays every fact into its cell. Lists longer than the form grow by inserted rows; cells below move along. */
export function planFill(input: FillInput): FillPlan {
  const insertions = planInsertions(input)
  const cells: PlannedCell[] = []
  const emptied: Place[] = []
  for (const field of input.fields) {
    const at = parseCell(field.cell)
    if (!at) continue
    const prepared = fieldToFill(input, field)
    const rows = field.region && input.lists.get(listKey(field))
    if (field.region && !rows) {
      // Nobody said whose rows these are: nothing is filled, but what a program left there is not handed out either.
      if (field.mark !== undefined)
        cells.push({ ...openCell(field), row: shiftRow(insertions.get(field.sheet), at.row), column: at.column })
    } else if (field.region) {
      const first = shiftRow(insertions.get(field.sheet), at.row)
      const isEmptied = !isSerial(field) && !sharesCell(field)
      for (const [index, subject] of rows!.entries()) {
        const place = { row: first + index, column: at.column }
        const cell = fillCell(prepared, { subject, serial: index + 1, ...place })
        cells.push(cell)
        if (cell.state !== 'value' && isEmptied) emptied.push(cell)
      }
      if (isEmptied) emptied.push(...unused(field, rows!.length, insertions.get(field.sheet)))
    } else {
      const row = shiftRow(insertions.get(field.sheet), at.row)
      const cell = fillCell(prepared, { subject: input.single, serial: 1, row, column: at.column })
      cells.push(cell)
      // What shares the cell stays; so does whatever stands in a place that nobody has attached.
      if (cell.state !== 'value' && cell.filling && !sharesCell(field)) emptied.push(cell)
    }
  }
  const borders = planBorders(input, insertions)
  const marks = marksLeft({ fields: input.fields, cells, shift: (sheet, row) => shiftRow(insertions.get(sheet), row) })
  return { edits: editsOf({ fields: input.fields, cells, emptied, marks, insertions, borders }), cells }
}

/** P14: forms come with samples or with last year's rows in them; beside this year's facts they would be read as facts. */
type Place = Pick<PlannedCell, 'sheet' | 'row' | 'column'>

/** Numbers that the form prints for its rows are the form's own. */
const isSerial = ({ headerPath }: Field): boolean => isSerialLabel(headerPath.at(-1)!)

/** Cells of a list's column below its last subject. */
function unused(field: Field, taken: number, insertions: readonly RowInsertion[] | undefined): Place[] {
  const { row, column } = parseCell(field.cell)!
  const top = shiftRow(insertions, row)
  // Rows that a list beside this one brought in between are this list's too.
  const offered = shiftRow(insertions, field.region!.lastRow) - shiftRow(insertions, field.region!.firstRow) + 1
  return Array.from({ length: Math.max(0, offered - taken) }, (_, index) => ({
    sheet: field.sheet,
    row: top + taken + index,
    column,
  }))
}

/**
 * Rows each list lacks, inserted below its last offered row so that totals which end there grow with it. Of lists side by
 * side the one that lacks most decides, and what a shorter form of rows brought in serves the longer one too.
 */
function planInsertions(input: FillInput): Map<string, RowInsertion[]> {
  const bySheet = new Map<string, RowInsertion[]>()
  const fields = input.fields.filter(({ region }) => region)
  // From top to bottom: rows brought in higher up are counted before those below are.
  for (const field of fields.toSorted((a, b) => a.region!.lastRow - b.region!.lastRow)) {
    const rows = input.lists.get(listKey(field))
    if (!rows) continue
    const { firstRow, lastRow } = field.region!
    const sheet = bySheet.get(field.sheet) ?? []
    const offered = shiftRow(sheet, lastRow) - shiftRow(sheet, firstRow) + 1
    const count = rows.length - offered
    if (count <= 0) continue
    const known = sheet.find(({ after }) => after === lastRow)
    if (known) known.count = Math.max(known.count, count)
    else bySheet.set(field.sheet, [...sheet, { after: lastRow, count, like: lastRow }])
  }
  return bySheet
}

/** P7: filled list rows that the form left without lines take those of the row above the list, its header. */
function planBorders(input: FillInput, insertions: Map<string, RowInsertion[]>): Map<string, BorderLoan[]> {
  const lists = Map.groupBy(
    input.fields.filter((field) => field.region && (input.lists.get(listKey(field))?.length ?? 0) > 0),
    listKey,
  )
  const loans = [...lists].flatMap(([key, fields]) => {
    const { sheet, region } = fields[0]!
    if (region!.firstRow === 1) return []
    const columns = fields.flatMap(({ cell }) => parseCell(cell)?.column ?? [])
    const first = shiftRow(insertions.get(sheet), region!.firstRow)
    const last = first + input.lists.get(key)!.length - 1
    return [{ sheet, loan: { first, last, left: Math.min(...columns), right: Math.max(...columns), like: first - 1 } }]
  })
  return new Map(
    [...Map.groupBy(loans, ({ sheet }) => sheet)].map(([sheet, all]) => [sheet, all.map(({ loan }) => loan)]),
  )
}

const shiftRow = (insertions: readonly RowInsertion[] | undefined, row: number): number =>
  row + (insertions ?? []).reduce((moved, insertion) => moved + (insertion.after < row ? insertion.count : 0), 0)

/** What all cells of a field have in common: a list of hundreds asks for it once. */
type FieldToFill = {
  input: FillInput
  field: Field
  base: Omit<PlannedCell, 'row' | 'column'>
  filling: Filling | undefined
}

function fieldToFill(input: FillInput, field: Field): FieldToFill {
  const open = openCell(field)
  const attachment = input.attachments.get(open.field)
  if (!attachment) return { input, field, base: open, filling: undefined }
  const { filling, version: attachmentVersion } = attachment
  return { input, field, base: { ...open, filling, attachmentVersion }, filling }
}

type CellToFill = { subject: SubjectRow; serial: number; row: number; column: number }

function fillCell(
  { input, field, base, filling }: FieldToFill,
  { subject, serial, row, column }: CellToFill,
): PlannedCell {
  if (!filling) return { ...base, row, column }
  if (filling.from === 'demand') {
    const value = filling.what === 'serial' ? serial : input.demand[filling.what]
    return { ...base, row, column, ...valued(inline(field, value)) }
  }
  if (filling.from === 'definition') {
    const key = base.field
    const figure = field.region ? input.rowFigures?.get(key)?.get(subject.id ?? '') : input.figures.get(key)
    // A figure over people of whom something needed is unknown would be an approximate guess: it stays a stated blank.
    if (!figure || figure.value === null || figure.unknown > 0) {
      return { ...base, row, column, state: 'missing', value: null, counted: figure?.counted ?? 0 }
    }
    return { ...base, row, column, ...valued(inline(field, figure.value)), counted: figure.counted }
  }
  const cell: PlannedCell = { ...base, row, column }
  if (subject.id !== undefined) cell.subject = { kind: subject.kind, id: subject.id }
  const fact = subject.facts.get(filling.question)
  if (!fact || fact.state !== 'value') cell.state = fact?.state ?? 'missing'
  else {
    const value = input.print({ question: filling.question, filling, field, fact })
    Object.assign(cell, valued(value === undefined ? undefined : inline(field, value)))
  }
  return cell
}

const openCell = (field: Field): Omit<PlannedCell, 'row' | 'column'> => ({
  sheet: field.sheet,
  field: fieldKey(field),
  ...(field.part ? { part: field.part } : {}),
  state: 'unattached',
  value: null,
})

/** What is printed in the cell stays: the label in front of the blank, the unit behind it, the boxes that are not ticked. */
function inline(field: Field, value: CellValue): CellValue | undefined {
  const { inlineLabel = '', inlineTail = '', boxes } = field
  if (boxes !== undefined) {
    const ticked = tickBox(boxes, String(value))
    // Of several blanks in a cell the answer itself is kept; they are printed together.
    return ticked !== undefined && field.part ? value : ticked
  }
  return inlineLabel === '' && inlineTail === '' ? value : `${inlineLabel}${value}${inlineTail}`
}

const sharesCell = ({ inlineLabel, inlineTail, boxes, part }: Field): boolean =>
  [inlineLabel, inlineTail, boxes, part].some((one) => one !== undefined)

/** An answer without a box of its own cannot be printed without guessing. */
const valued = (value: CellValue | undefined): Pick<PlannedCell, 'state' | 'value'> =>
  value === undefined ? { state: 'missing', value: null } : { state: 'value', value }

/** One write per cell: the blanks that share one are filled together. */
function writesOf(cells: readonly PlannedCell[]): CellWrite[] {
  const parts = Map.groupBy(
    cells.filter(({ part }) => part),
    ({ row, column }) => `${row},${column}`,
  )
  const shared = [...parts.values()].flatMap((of) => {
    const { row, column, part } = of[0]!
    const known = of.filter(({ state }) => state === 'value')
    if (known.length === 0 && !holdsMark(part!.text)) return []
    const values = new Map(known.map((one) => [one.part!.number, String(one.value)]))
    return [{ row, column, value: fillBlanks(part!.text, values) }]
  })
  const whole = cells.filter(({ part, state }) => !part && state === 'value')
  return [...whole.map(({ row, column, value }) => ({ row, column, value })), ...shared]
}

/** A cell by its address, `C7`; one of several blanks in it by its number too, `C7#2`. */
export const plannedAddress = ({ row, column, part }: Pick<PlannedCell, 'row' | 'column' | 'part'>): string =>
  printCell(row, column) + (part ? `#${part.number}` : '')

type Edited = {
  fields: readonly Field[]
  cells: readonly PlannedCell[]
  emptied: readonly Place[]
  /** Cells of which a program's mark is taken out. */
  marks: readonly (Place & { value: CellValue })[]
  insertions: Map<string, RowInsertion[]>
  borders: Map<string, BorderLoan[]>
}

function editsOf({ fields, cells, emptied, marks, insertions, borders }: Edited): SheetEdit[] {
  const sheets = [...new Set(fields.map((field) => field.sheet))]
  const marked = new Set(marks.map(placeKey))
  return sheets
    .map((sheet) => ({
      sheet,
      insertions: insertions.get(sheet) ?? [],
      ...(borders.has(sheet) ? { borders: borders.get(sheet)! } : {}),
      writes: [
        ...emptied
          .filter((cell) => cell.sheet === sheet && (marked.size === 0 || !marked.has(placeKey(cell))))
          .map(({ row, column }) => ({ row, column, value: null })),
        ...marks.filter((cell) => cell.sheet === sheet).map(({ row, column, value }) => ({ row, column, value })),
        ...writesOf(cells.filter((cell) => cell.sheet === sheet)),
      ],
    }))
    .filter((edit) => edit.writes.length > 0 || edit.insertions.length > 0)
}
