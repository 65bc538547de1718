// The engines of the sheets bench: each opens a template, writes the same values into it and gives the bytes of the file.
import * as SheetJs from '@e965/xlsx'
import Populate from 'xlsx-populate'
import { printCell } from '../src/sheets/address.ts'
import { type CompiledWorkbook, compileWorkbook, fillCompiled } from '../src/sheets/compile.node.ts'
import { fillWorkbook } from '../src/sheets/fill.node.ts'
import type { SheetEdit } from '../src/sheets/grid.ts'
import { fillByExcelJs } from './sheet-exceljs.ts'

/** A filling: the template and what goes where. Values are never empty and stand on cells without a formula. */
export type Job = { template: Uint8Array; edit: SheetEdit }
type Fill = (job: Job) => Promise<Uint8Array> | Uint8Array

const compiledOf = new WeakMap<Uint8Array, CompiledWorkbook>()

const compiled: Fill = ({ template, edit }) => {
  const known = compiledOf.get(template)
  const opened = known ? { ok: true as const, value: known } : compileWorkbook(template)
  if (!opened.ok) throw new Error(opened.problem.code)
  compiledOf.set(template, opened.value)
  return bytesOf(fillCompiled(opened.value, [edit]))
}

const generic: Fill = ({ template, edit }) => bytesOf(fillWorkbook(template, [edit]))

function bytesOf(filled: ReturnType<typeof fillWorkbook>): Uint8Array {
  if (!filled.ok) throw new Error(filled.problem.code)
  return filled.value.bytes
}

const exceljs: Fill = ({ template, edit }) => fillByExcelJs(template, edit)

const sheetjs: Fill = ({ template, edit }) => {
  const book = SheetJs.read(template, { cellStyles: true })
  const sheet = book.Sheets[edit.sheet]!
  for (const { row, column, value } of edit.writes) {
    sheet[printCell(row, column)] = { t: typeof value === 'number' ? 'n' : 's', v: value }
  }
  const used = SheetJs.utils.decode_range(sheet['!ref'] ?? 'A1')
  used.e.r = Math.max(used.e.r, ...edit.writes.map(({ row }) => row - 1))
  used.e.c = Math.max(used.e.c, ...edit.writes.map(({ column }) => column - 1))
  sheet['!ref'] = SheetJs.utils.encode_range(used)
  return SheetJs.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array
}

const populate: Fill = async ({ template, edit }) => {
  const book = await Populate.fromDataAsync(template)
  const sheet = book.sheet(edit.sheet)
  for (const { row, column, value } of edit.writes) sheet.cell(row, column).value(value!)
  return book.outputAsync()
}

export const engines: Record<string, Fill> = { compiled, generic, exceljs, sheetjs, 'xlsx-populate': populate }
