// C37: a field is named by its key, or by any cell that it fills; a bare cell where only one sheet can be meant.
import { fail, ok, type Result } from '../kernel/result.ts'
import { parseCell } from '../sheets/address.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { cliProblems } from './problems.ts'

/** `said`: `表1!C4`, `C4`, `表1!C4#2`; for a list any row of it. */
export function fieldNamed({ name, fields }: Pick<Template, 'name' | 'fields'>, said: string): Result<Field> {
  const exact = fields.find((field) => fieldKey(field) === said)
  if (exact) return ok(exact)
  const [, sheet, cell = '', part] = /^(?:(.*)!)?([A-Za-z]+\d+)(?:#(\d+))?$/.exec(said) ?? []
  const at = parseCell(cell.toUpperCase())
  const found = fields.filter(
    (field) =>
      at !== undefined &&
      (sheet === undefined || field.sheet === sheet) &&
      (part === undefined ? true : field.part?.number === Number(part)) &&
      fills(field, at),
  )
  const [first, second] = found
  if (first && !second) return ok(first)
  const near = (second ? found : fields).slice(0, 5).map(fieldKey).join('、')
  return fail(cliProblems[second ? 'several-fields' : 'no-field']({ field: said, template: name, near }))
}

function fills({ cell, region }: Field, at: { row: number; column: number }): boolean {
  const first = parseCell(cell)
  if (!first || first.column !== at.column) return false
  return region ? at.row >= region.firstRow && at.row <= region.lastRow : at.row === first.row
}
