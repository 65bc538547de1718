// T15: forms circulate with people's rows left in them; a form that names people by number is refused, and told where, never what.
import { printCell } from '../sheets/address.ts'
import type { Workbook } from '../sheets/grid.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { normalText } from '../kernel/text.ts'

/** `idNumbers`: the cells that hold valid ones. Phones may be the sending office's own: they are only counted. */
export type PersonalData = { idNumbers: string[]; phones: number }

/** Valid ID numbers and mobile numbers in the workbook's cells, hidden sheets included. */
export function personalData({ sheets }: Pick<Workbook, 'sheets'>): PersonalData {
  const found: PersonalData = { idNumbers: [], phones: 0 }
  for (const sheet of sheets) {
    for (const { row, column, value } of sheet.cells.values()) {
      if (value === null || typeof value === 'boolean') continue
      const text = normalText(String(value))
      const numbers = text.match(/(?<![\dXx])\d{17}[\dXx](?![\dXx])/g) ?? []
      if (numbers.some((digits) => parseIdNumber(digits.toUpperCase())))
        found.idNumbers.push(`${sheet.name}!${printCell(row, column)}`)
      found.phones += (text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? []).length
    }
  }
  return found
}
