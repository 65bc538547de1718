// P6: a filled cell says offline what it holds, by which attachment, from which unit and when; people resolve only inside the product.
import { printCell } from '../sheets/address.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Lineage, LineageCell } from './lineage.ts'
import { reportProblems } from './problems.ts'

/**
 * The lineage of one cell of a filled file, from what it carries alone; of each blank where the cell holds several. The file
 * is the one described by its hash, or by its signed content: then only a cell that says something else is refused.
 */
export function traceCell(of: {
  lineage: Lineage
  file: string
  fileHash: string
  /** Addresses that say something else than was signed, `表!B4`; undefined where nothing is signed. */
  changed?: readonly string[] | undefined
  sheet: string
  row: number
  column: number
}): Result<LineageCell[]> {
  const cell = printCell(of.row, of.column)
  if (of.changed?.includes(`${of.sheet}!${cell}`))
    return fail(reportProblems['cell-changed']({ cell: `${of.sheet}!${cell}` }))
  if (!of.changed && of.lineage.file !== of.fileHash) return fail(reportProblems['file-changed']({ file: of.file }))
  const found = of.lineage.cells.filter((entry) => entry.sheet === of.sheet && entry.cell.replace(/#\d+$/, '') === cell)
  return found.length > 0 ? ok(found) : fail(reportProblems['no-such-cell']({ cell: `${of.sheet}!${cell}` }))
}
