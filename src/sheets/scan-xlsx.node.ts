// S18: a long list is read row by row while its part is unpacked, so that memory does not grow with its rows.
import { crc32, createInflateRaw } from 'node:zlib'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Cell, Sheet } from './grid.ts'
import { type Limits, ledgerLimits } from './limits.ts'
import { openPackage, type Package, xmlProblem } from './package.node.ts'
import { decoderFor, isDecodingError, pieceBytes } from './part-text.node.ts'
import { sheetProblems } from './problems.ts'
import { excessProblem, sheetContext } from './read-xlsx.node.ts'
import { openSheetScan, type SheetContext } from './sheet-scan.ts'
import { findEntry, type ZipEntry } from './zip.node.ts'

export type ScannedRow = { row: number; isHidden: boolean; cells: Cell[] }

/** A workbook opened for reading by rows; `sheets` are its worksheets in order. */
export type WorkbookScan = {
  sheets: readonly Pick<Sheet, 'name' | 'state'>[]
  date1904: boolean
  pack: Package
  context: SheetContext
  limits: Limits
}

/** Opens an .xlsx or .xlsm for `scanRows`. Of its parts only shared texts and styles are kept in memory. */
export function openWorkbookScan(
  bytes: Uint8Array,
  options: { name?: string; limits?: Partial<Limits> } = {},
): Result<WorkbookScan> {
  const limits = { ...ledgerLimits, ...options.limits }
  const opened = openPackage(bytes, { name: options.name ?? 'workbook', limits })
  if (!opened.ok) return opened
  const pack = opened.value
  const context = sheetContext(pack, limits)
  if (!context.ok) return context
  const sheets = pack.sheets.map(({ name, state }) => ({ name, state }))
  return ok({ sheets, date1904: pack.workbook.date1904, pack, context: context.value, limits })
}

/**
 * Hands the rows of one sheet, as `readWorkbook` reads their cells, to `take` in pieces of some hundred; the next piece is
 * unpacked once `take` is done. Rows without cells are among them. After a failure the rows handed over must not be used.
 */
export async function scanRows(
  scan: WorkbookScan,
  sheet: string,
  take: (rows: ScannedRow[]) => Promise<void> | void,
): Promise<Result<{ rows: number; cells: number }>> {
  const { pack, context, limits } = scan
  const { zip } = pack
  const part = pack.sheets.find(({ name }) => name === sheet)?.part
  const entry = part === undefined ? undefined : findEntry(zip, part)
  if (part === undefined || !entry) return fail(sheetProblems['no-such-sheet']({ sheet }))
  let rows: ScannedRow[] = []
  const counted = { rows: 0, cells: 0 }
  const push = openSheetScan(context, {
    row: (row, isHidden) => void rows.push({ row, isHidden, cells: [] }),
    cell: (cell) => void rows.at(-1)?.cells.push(cell),
  })
  const handOver = async (isLast: boolean) => {
    // The last row may go on in the next piece.
    const open = isLast ? [] : rows.splice(-1)
    counted.rows += rows.length
    for (const { cells } of rows) counted.cells += cells.length
    if (rows.length > 0) await take(rows)
    rows = open
  }
  const damaged = fail(sheetProblems.damaged({ name: zip.name, part }))
  let decoder: ReturnType<typeof decoderFor> | undefined
  try {
    for await (const piece of piecesOf(entry)) {
      if (piece === 'damaged') return damaged
      const { bytes, isLast } = piece
      decoder ??= decoderFor(bytes)
      const fault = push(decoder.decode(bytes, { stream: !isLast }), isLast)
      if (typeof fault === 'string') return xmlProblem(zip, part, fault)
      if (fault) return excessProblem(fault, { name: zip.name, sheet, limits })
      await handOver(isLast)
    }
  } catch (error) {
    if (isDecodingError(error)) return damaged
    throw error
  }
  return ok(counted)
}

/** Unpacked bytes of a part, the last piece marked; size and checksum must be what the directory says. */
async function* piecesOf(entry: ZipEntry): AsyncGenerator<{ bytes: Uint8Array; isLast: boolean } | 'damaged'> {
  let crc = 0
  let size = 0
  let held: Uint8Array | undefined
  for await (const bytes of entry.method === 0 ? [entry.packed] : inflated(entry)) {
    crc = crc32(bytes, crc)
    size += bytes.length
    if (size > entry.size) return yield 'damaged'
    if (held) yield { bytes: held, isLast: false }
    held = bytes
  }
  if (!held || size !== entry.size || crc !== entry.crc) yield 'damaged'
  else yield { bytes: held, isLast: true }
}

function inflated(entry: ZipEntry): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes })
  inflate.end(entry.packed)
  return inflate
}
