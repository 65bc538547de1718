// S17: a long list is filled row by row: no more of it is in memory than the row at hand and what is being packed.
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type CompiledWorkbook, learnedFor } from './compile.node.ts'
import { partBytes } from './draft.node.ts'
import { type ColumnWrite, openFormFill, rowsAtOnce, withoutExtent } from './fill-form.ts'
import { entryName, preparedChanges, writeContext, wrongPlace } from './fill-prepared.node.ts'
import type { SkippedWrite } from './grid.ts'
import type { OpenWorkbook } from './open-workbook.node.ts'
import { prepareFill, type PreparedSheet, type SheetRows } from './prepare-fill.node.ts'
import { sheetProblems } from './problems.ts'
import { unwrittenText } from './sheet-form.ts'
import { openUtf8Sink } from './utf8-sink.node.ts'
import { type StreamedEntry, streamZip, type TakeBytes } from './stream-zip.node.ts'
import { changedEntries } from './write-zip.node.ts'

/** Writes of one row, in the sheet as it is after the insertions. */
export type RowWrites = { row: number; writes: readonly ColumnWrite[] }
/** An edit whose rows come one by one from top to bottom; how many go in is known before. */
export type StreamedEdit = SheetRows & { rows: Iterable<RowWrites> | AsyncIterable<RowWrites> }

/** Bytes of XML gathered before they are packed: above this the time per cell no longer falls. */
const pieceLength = 2 ** 19

/**
 * Fills a template as `fillCompiled` does and hands the file over in pieces; `take` is awaited before more is made. The parts
 * of the file are the same, but for the extent a sheet states, which goes; the size of a streamed one stands behind it, and a fill that changes nothing is not told apart.
 * Rows out of order throw, and so does a sheet named twice. After a failure the bytes handed over are no file.
 */
export async function streamFill(
  compiled: CompiledWorkbook,
  edits: readonly StreamedEdit[],
  take: TakeBytes,
): Promise<Result<{ skipped: SkippedWrite[] }>> {
  const { book } = compiled
  if (new Set(edits.map(({ sheet }) => sheet)).size < edits.length) throw new RangeError('a sheet is named twice')
  const planned = learnedFor(compiled, edits)
  const exact = planned ? undefined : prepareFill(book, edits)
  if (exact && !exact.ok) return exact
  const prepared = planned?.prepared ?? exact!.value
  const counts = planned?.counts ?? []
  const skipped: SkippedWrite[] = []
  let problem: Problem | undefined
  const streamed = new Map(
    edits.map(({ rows }, index) => {
      const sheet = prepared.sheets[index]!
      const pieces = sheetPieces({ book, sheet, counts, rows, skipped, refuse: (why) => (problem = why) })
      return [entryName(book, sheet.part), pieces]
    }),
  )
  const entries = changedEntries(book.pack.zip, preparedChanges(book, prepared, counts)).map((entry): StreamedEntry => {
    const pieces = streamed.get(entry.name)
    if (!pieces) return entry
    const { crc: _crc, size: _size, packed: _packed, ...rest } = entry
    return { ...rest, method: 8, pieces }
  })
  try {
    const fits = await streamZip(entries, take)
    if (!fits) return fail(sheetProblems['too-large']({ name: book.pack.zip.name, megabytes: 4096 }))
  } catch (error) {
    if (problem) return { ok: false, problem }
    throw error
  }
  return ok({ skipped })
}

type PiecesOf = {
  book: OpenWorkbook
  sheet: PreparedSheet
  counts: readonly number[]
  rows: StreamedEdit['rows']
  skipped: SkippedWrite[]
  refuse: (problem: Problem) => void
}

async function* sheetPieces({ book, sheet, counts, rows, skipped, refuse }: PiecesOf): AsyncGenerator<Uint8Array> {
  const { name } = sheet
  // What comes last may lie beyond what is said first.
  const form = withoutExtent(sheet.form)
  const sink = openUtf8Sink()
  const fill = openFormFill({ form, counts, context: writeContext(book, name), sink })
  let before = 0
  /** A copy, since it is packed while the next piece is written. */
  const takePiece = (): Uint8Array => {
    const bytes = Buffer.from(sink.view())
    sink.clear()
    return bytes
  }
  const isHeld = form.unwritten !== undefined || form !== sheet.form
  /** A sheet that may yet turn out to be written nowhere is held back: it is then left as it was sent. */
  const isReady = () => sink.length() >= pieceLength && (!isHeld || fill.isWritten())
  function* write({ row, writes }: RowWrites): Generator<Uint8Array> {
    if (row <= before) throw new RangeError(`row ${row} of ${name} after row ${before}`)
    before = row
    for (const one of writes) {
      const wrong = wrongPlace(name, row, one)
      if (wrong) {
        refuse(wrong.problem)
        throw new RangeError(wrong.problem.code)
      }
    }
    while (!fill.passTo(row, rowsAtOnce)) if (isReady()) yield takePiece()
    fill.write(row, writes)
    if (isReady()) yield takePiece()
  }
  if (Symbol.asyncIterator in rows) for await (const row of rows) yield* write(row)
  else for (const row of rows) yield* write(row)
  for (const end = fill.end(); !end.next().done;) if (isReady()) yield takePiece()
  const isUntouched = isHeld && !fill.isWritten()
  yield isUntouched ? partBytes(unwrittenText(sheet.form, counts)) : takePiece()
  skipped.push(...fill.skipped)
}
