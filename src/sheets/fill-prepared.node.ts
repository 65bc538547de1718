// S5 S16: one way to write values into a prepared workbook, whether it was prepared for this fill or learned for many.
import { fail, ok, type Result } from '../kernel/result.ts'
import { printCell } from './address.ts'
import { longestText } from './cell-xml.ts'
import { partBytes } from './draft.node.ts'
import { type ColumnWrite, openFormFill, withoutExtent, type WriteContext, writesByRow } from './fill-form.ts'
import { lastSheetColumn, lastSheetRow } from './formula.ts'
import type { BorderLoan, CellWrite, SheetEdit, SkippedWrite } from './grid.ts'
import { textAt } from './holed-text.ts'
import { lendBorders } from './lend-borders.ts'
import type { OpenWorkbook } from './open-workbook.node.ts'
import { partText, xmlProblem } from './package.node.ts'
import type { PreparedFill, PreparedPart, PreparedSheet } from './prepare-fill.node.ts'
import { sheetProblems } from './problems.ts'
import { areRuled } from './ruled-rows.ts'
import { type SheetForm, unwrittenText } from './sheet-form.ts'
import { openUtf8Sink, type Utf8Sink } from './utf8-sink.node.ts'
import { type PackedPart, packPart, type PartChanges, writeZip } from './write-zip.node.ts'
import { findEntry } from './zip.node.ts'

export type Filled = { bytes: Uint8Array; skipped: SkippedWrite[] }
type FillOf = { book: OpenWorkbook; prepared: PreparedFill; counts: readonly number[] }

/** Whether all rows that would borrow lines of their header have lines of their own. */
export const areAllRuled = ({ book, prepared, counts }: FillOf, edits: readonly SheetEdit[]): boolean =>
  edits.every(({ borders = [] }, index) =>
    areRuled({ form: prepared.sheets[index]!.form, counts, styles: book.styles }, borders),
  )

/** Fills a prepared workbook whole or not at all; `edits` are those of its sheets, in their order. */
export function fillPrepared(of: FillOf, edits: readonly SheetEdit[]): Result<Filled> {
  const { book, prepared, counts } = of
  const skipped: SkippedWrite[] = []
  const changed = new Map<string, PackedPart>()
  const lending: Lending[] = []
  let isChanged = prepared.isMoved
  for (const [index, edit] of edits.entries()) {
    const wrong = wrongWrite(edit)
    if (wrong) return wrong
    const sheet = prepared.sheets[index]!
    const filled = fillSheet(of, sheet, edit)
    skipped.push(...filled.skipped)
    isChanged ||= filled.isChanged
    if (filled.packed) changed.set(sheet.part, filled.packed)
    if (filled.lending) lending.push(filled.lending)
  }
  const lent = lending.length > 0 ? lendToSheets(book, lending) : ok(undefined)
  if (!lent.ok) return lent
  for (const [part, packed] of lent.value?.parts ?? []) changed.set(part, packed)
  isChanged ||= lent.value?.isChanged === true
  // The workbook was prepared for values that change it; when none does, it stays as it was sent.
  if (!isChanged) return ok({ bytes: writeZip(book.pack.zip, new Map()), skipped })
  const changes = preparedChanges(book, prepared, counts)
  for (const [part, packed] of changed) changes.set(entryName(book, part), packed)
  return ok({ bytes: writeZip(book.pack.zip, changes), skipped })
}

/** One for all fills, which are done one after the other; what was very long is not kept. */
let scratch: Utf8Sink | undefined
const longestKept = 2 ** 24

type FilledSheet = {
  skipped: SkippedWrite[]
  isChanged: boolean
  /** Absent where the sheet says what was sent. */
  packed?: PackedPart | undefined
  /** The sheet whose rows may borrow lines. */
  lending?: Lending
}

function fillSheet(of: FillOf, sheet: PreparedSheet, { writes, borders = [] }: SheetEdit): FilledSheet {
  const { book, counts } = of
  const { name, part, form, isPrepared } = sheet
  const sink = scratch ?? openUtf8Sink()
  scratch = undefined
  const first = fillInto(sink, { of, name, form, writes })
  const done = first.isBeyond
    ? { ...fillInto(sink, { of, name, form: withoutExtent(form), writes }), isChanged: true }
    : first
  const { skipped, isChanged, isWritten } = done
  const bytes = isWritten ? sink.view() : partBytes(unwrittenText(form, counts))
  const isRuled = areRuled({ form, counts, styles: book.styles }, borders)
  const lending = isRuled ? undefined : { part, text: Buffer.from(bytes).toString('utf8'), borders }
  const packed = lending === undefined && (isChanged || isPrepared) ? packPart(bytes) : undefined
  if (sink.length() <= longestKept) scratch = sink
  return { skipped, isChanged, packed, ...(lending && { lending }) }
}

type FillInto = { of: FillOf; name: string; form: SheetForm; writes: readonly CellWrite[] }

function fillInto(sink: Utf8Sink, { of, name, form, writes }: FillInto) {
  sink.clear()
  const fill = openFormFill({ form, counts: of.counts, context: writeContext(of.book, name), sink })
  for (const [row, cells] of writesByRow(writes)) fill.write(row, cells)
  const end = fill.end()
  let step = end.next()
  while (!step.done) step = end.next()
  return { skipped: fill.skipped, ...step.value }
}

type Lending = { part: string; text: string; borders: readonly BorderLoan[] }

/** The filled sheets with the lines their list rows borrow, and the styles they need. */
function lendToSheets(
  { pack, originals }: OpenWorkbook,
  sheets: readonly Lending[],
): Result<{ parts: Map<string, PackedPart>; isChanged: boolean }> {
  const stylesPart = pack.relations.find((one) => one.type === 'styles')?.target
  const hasStyles = stylesPart !== undefined && findEntry(pack.zip, stylesPart) !== undefined
  const sent = hasStyles ? partText(pack.zip, stylesPart) : ok('')
  if (!sent.ok) return sent
  const parts = new Map<string, PackedPart>()
  let styles = sent.value
  let isChanged = false
  for (const { part, text, borders } of sheets) {
    const lent = hasStyles ? lendBorders(text, styles, borders) : { sheet: text, styles }
    if (typeof lent === 'string') return xmlProblem(pack.zip, part, lent)
    isChanged ||= lent.sheet !== text
    styles = lent.styles
    if (lent.sheet !== originals.get(part)) parts.set(part, packPart(partBytes(lent.sheet)))
  }
  if (hasStyles && styles !== sent.value) parts.set(stylesPart, packPart(partBytes(styles)))
  return ok({ parts, isChanged })
}

export const writeContext = ({ pack, styles, sharedRuns }: OpenWorkbook, sheet: string): WriteContext => ({
  sheet,
  styles,
  date1904: pack.workbook.date1904,
  sharedRuns,
})

export const entryName = ({ pack }: OpenWorkbook, part: string): string => findEntry(pack.zip, part)?.name ?? part

/** The parts that change beside the filled sheets. One that is the same for every fill is packed once. */
export function preparedChanges(
  book: OpenWorkbook,
  { parts }: PreparedFill,
  counts: readonly number[],
): Map<string, NonNullable<ReturnType<PartChanges['get']>> | null> {
  return new Map(parts.map((one) => [entryName(book, one.part), packed(one, counts)]))
}

function packed(part: PreparedPart, counts: readonly number[]) {
  const { text } = part
  if (text === null) return null
  if (typeof text === 'string') return (part.packed ??= packPart(partBytes(text)))
  return partBytes(textAt(text, counts))
}

/** What no sheet can hold: the fill is refused for it. */
export function wrongWrite({ sheet, writes }: SheetEdit) {
  for (const write of writes) {
    const wrong = wrongPlace(sheet, write.row, write)
    if (wrong) return wrong
  }
  return undefined
}

export function wrongPlace(sheet: string, row: number, { column, value }: ColumnWrite) {
  const inside = row >= 1 && row <= lastSheetRow && column >= 1 && column <= lastSheetColumn
  if (!inside || !Number.isInteger(row) || !Number.isInteger(column)) {
    return fail(sheetProblems['place-outside']({ sheet, row, column }))
  }
  if (typeof value === 'string' && value.length > longestText) {
    return fail(sheetProblems['text-too-long']({ sheet, cell: printCell(row, column), limit: longestText }))
  }
  return undefined
}
