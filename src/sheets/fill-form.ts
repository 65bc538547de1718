// S5 S7: writes are laid into a sheet row by row; formulas and the inner cells of a merge are left alone and reported.
import { cellPutter, dayForCell, looksLikeDay } from './cell-xml.ts'
import type { CellStyle, CellWrite, Range, SkippedWrite } from './grid.ts'
import { textAt } from './holed-text.ts'
import { type RichText, rewriteLastRun } from './rich-text.ts'
import { type CellForm, rangeAt, type RowAt, rowsOf, type SheetForm, textsAfter } from './sheet-form.ts'
import { putText, type TextSink } from './text-sink.ts'

export type WriteContext = {
  sheet: string
  styles: readonly CellStyle[]
  date1904: boolean
  /** Rich texts of the shared strings by index. */
  sharedRuns: () => ReadonlyMap<number, RichText>
}
export type ColumnWrite = Pick<CellWrite, 'column' | 'value'>

type FillOf = {
  form: SheetForm
  /** How many rows go in, by the form's insertions. */
  counts: readonly number[]
  context: WriteContext
  /** Takes the sheet's XML. */
  sink: TextSink
}

/**
 * A filling of one sheet from top to bottom. `write` takes the writes of one row, below the one before; of several to one
 * cell the last counts. `end` says at last whether anything was written, whether that changed a thing, and whether it lies
 * beyond the extent the sheet states.
 */
export function openFormFill({ form, counts, context, sink }: FillOf) {
  const rows = rowsOf(form, counts)
  const results = form.results.map((range) => rangeAt(range, counts))
  const mergesOf = mergesByRow(form, counts)
  const skipped: SkippedWrite[] = []
  const putCell = cellPutter(sink, form.prefix)
  let next = rows.next()
  let leadIsOut = false
  let isWritten = false
  let isBeyond = false
  let isChanged = form.unwritten !== undefined
  putText(sink, form.before, counts)

  const leadOf = ({ lead, counts: at }: RowAt) => {
    if (!leadIsOut) putText(sink, lead, at)
    leadIsOut = false
  }
  /** Writes the rows above `row` as they are, `most` of them at a time; true when it got there. */
  const passTo = (row: number, most = Infinity): boolean => {
    for (let passed = 0; !next.done && next.value.row < row; next = rows.next()) {
      if (passed++ === most) return false
      leadOf(next.value)
      putText(sink, next.value.form.whole, next.value.counts)
    }
    return true
  }
  /** What stands between the rows belongs before a new row, as it stood before the next one. */
  const between = () => {
    if (leadIsOut) return
    if (next.done) putText(sink, form.gap, counts)
    else putText(sink, next.value.lead, next.value.counts)
    leadIsOut = true
  }
  const accepted = (row: number, writes: readonly ColumnWrite[], known: readonly (CellForm | undefined)[]) => {
    const merges = mergesOf(row, next.done || next.value.row !== row ? undefined : next.value)
    const around = { row, merges, results, known }
    const isFree = ({ column }: ColumnWrite): boolean => {
      const reason = whySkipped(column, around)
      if (reason) skipped.push({ sheet: context.sheet, row, column, reason })
      return !reason
    }
    // Few rows hold a merge or a formula: of the others every write is taken, without a look at each.
    const mayHold = merges.length > 0 || results.length > 0 || known.some((cell) => cell?.formula)
    const once = lastOfEach(mayHold ? writes.filter(isFree) : writes)
    const clears = once.some(({ value }) => value === null || value === '')
    // What clears a cell that is not there writes nothing.
    return clears ? once.filter(({ column, value }) => (value !== null && value !== '') || known[column]) : once
  }

  const noteExtent = (row: number, { column }: ColumnWrite) => {
    isBeyond ||= form.extent !== undefined && (row > form.extent.lastRow || column > form.extent.lastColumn)
  }

  return {
    skipped,
    passTo,
    isWritten: () => isWritten,
    write(row: number, writes: readonly ColumnWrite[]): void {
      passTo(row)
      const place = next.done || next.value.row !== row ? undefined : next.value
      if (!place) {
        const taken = accepted(row, writes, [])
        if (taken.length === 0) return
        between()
        putNewRow({ form, row, writes: taken, context, sink, putCell })
        noteExtent(row, taken.at(-1)!)
        isWritten = true
        isChanged = true
        return
      }
      const { form: known, counts: at } = place
      const taken = accepted(row, writes, known.pieces().byColumn)
      leadOf(place)
      if (taken.length === 0) putText(sink, known.whole, at)
      else {
        const mark = sink.length()
        putWrittenRow({ form, row, writes: taken, context, sink, putCell, place })
        isChanged ||= sink.since(mark) !== textAt(known.whole, at)
        noteExtent(row, taken.at(-1)!)
        isWritten = true
      }
      next = rows.next()
    },
    /** Writes the rows that are left and what follows them, a step at a time. */
    *end(): Generator<void, { isWritten: boolean; isChanged: boolean; isBeyond: boolean }> {
      while (!passTo(Infinity, rowsAtOnce)) yield
      if (!leadIsOut) putText(sink, form.gap, counts)
      for (const text of textsAfter(form, counts)) yield sink.put(text)
      return { isWritten, isChanged: isWritten && isChanged, isBeyond }
    },
  }
}

/** The form of a sheet that no longer says how far it reaches: readers then count for themselves. */
export const withoutExtent = (form: SheetForm): SheetForm =>
  form.extent ? { ...form, before: form.extent.before, extent: undefined } : form

/** Rows passed over before a streaming fill may hand over what has gathered. */
export const rowsAtOnce = 1000

type RowOf = {
  form: SheetForm
  row: number
  writes: readonly ColumnWrite[]
  context: WriteContext
  sink: TextSink
  putCell: ReturnType<typeof cellPutter>
}

function putNewRow(of: RowOf): void {
  const { form, row, writes, sink } = of
  sink.put(`<${form.prefix}row r="${row}">`)
  for (const write of writes) putWrite(of, write, columnStyle(form, write.column))
  sink.put(`</${form.prefix}row>`)
}

function putWrittenRow(of: RowOf & { place: RowAt }): void {
  const { form, writes, sink, place } = of
  const { open, cells, gap, close, style: rowStyle } = place.form.pieces()
  const { counts } = place
  const added = (write: ColumnWrite) => putWrite(of, write, rowStyle ?? columnStyle(form, write.column))
  putText(sink, open, counts)
  let next = 0
  for (const cell of cells) {
    if (cell.lead !== '') putText(sink, cell.lead, counts)
    while (next < writes.length && writes[next]!.column < cell.column) added(writes[next++]!)
    if (next < writes.length && writes[next]!.column === cell.column) {
      putWrite(of, writes[next++]!, cell.style, cell.rich)
    } else putText(sink, cell.xml, counts)
  }
  putText(sink, gap, counts)
  while (next < writes.length) added(writes[next++]!)
  sink.put(close)
}

/** `rich` is what the cell showed before. */
function putWrite(of: RowOf, write: ColumnWrite, style: string | undefined, rich?: CellForm['rich']): void {
  const { row, context } = of
  const { prefix } = of.form
  const { column, value: given } = write
  const isDay = looksLikeDay(given) && context.styles[Number(style ?? 0)]?.isDate
  const value = isDay ? dayForCell(given, context.date1904) : given
  const runs =
    typeof value === 'string' && rich !== undefined ? keptRuns({ rich, text: value, prefix, context }) : undefined
  of.putCell({ row, column, style, value, runs })
}

function keptRuns(of: {
  rich: RichText | number
  text: string
  prefix: string
  context: WriteContext
}): string | undefined {
  const rich = typeof of.rich === 'number' ? of.context.sharedRuns().get(of.rich) : of.rich
  return rich && rewriteLastRun(rich, of.text, of.prefix)
}

const columnStyle = (form: SheetForm, column: number): string | undefined =>
  form.columnStyles.find((one) => column >= one.from && column <= one.to)?.style

/** In order of columns, of several to one cell the last. */
function lastOfEach(writes: readonly ColumnWrite[]): readonly ColumnWrite[] {
  let ascends = true
  for (let index = 1; ascends && index < writes.length; index++) {
    ascends = writes[index - 1]!.column < writes[index]!.column
  }
  if (ascends) return writes
  return [...new Map(writes.map((write) => [write.column, write])).values()].toSorted((a, b) => a.column - b.column)
}

/** The merges that hold a row; rows must be asked for from top to bottom. */
function mergesByRow(form: SheetForm, counts: readonly number[]) {
  const sorted = form.merges.map((range) => rangeAt(range, counts)).toSorted((a, b) => a.top - b.top)
  let begun = 0
  let open: Range[] = []
  return (row: number, place: RowAt | undefined): readonly Range[] => {
    if (open.some(({ bottom }) => bottom < row)) open = open.filter(({ bottom }) => bottom >= row)
    for (; begun < sorted.length && sorted[begun]!.top <= row; begun++) {
      if (sorted[begun]!.bottom >= row) open.push(sorted[begun]!)
    }
    const across = place?.across ?? []
    return across.length === 0 ? open : [...open, ...across.map((range) => ({ ...range, top: row, bottom: row }))]
  }
}

type Around = {
  row: number
  known: readonly (CellForm | undefined)[]
  merges: readonly Range[]
  results: readonly Range[]
}

function whySkipped(column: number, { row, known, merges, results }: Around): SkippedWrite['reason'] | undefined {
  for (const { top, left, right } of merges) {
    if (column >= left && column <= right && !(top === row && left === column)) return 'inside-merge'
  }
  if (known[column]?.formula) return 'formula'
  const computed = results.some(
    (range) => row >= range.top && row <= range.bottom && column >= range.left && column <= range.right,
  )
  return computed ? 'formula' : undefined
}

/** Writes in any order as rows from top to bottom. */
export function writesByRow(writes: readonly CellWrite[]): [row: number, writes: CellWrite[]][] {
  const rows: [row: number, writes: CellWrite[]][] = []
  let ascends = true
  for (const write of writes) {
    const last = rows.at(-1)
    if (last?.[0] === write.row) last[1].push(write)
    else {
      ascends &&= last === undefined || last[0] < write.row
      rows.push([write.row, [write]])
    }
  }
  return ascends ? rows : [...Map.groupBy(writes, ({ row }) => row)].toSorted(([a], [b]) => a - b)
}
