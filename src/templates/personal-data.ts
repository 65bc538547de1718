// T15: forms circulate with people's rows left in them; whoever takes one in is told how much, never what.
import type { Workbook } from '../sheets/grid.ts'
import { parseIdNumber } from '../kernel/id-number.ts'
import { normalText } from '../kernel/text.ts'

export type PersonalData = { idNumbers: number; phones: number }

/** Valid ID numbers and mobile numbers in the workbook's cells, hidden sheets included. */
export function personalData({ sheets }: Pick<Workbook, 'sheets'>): PersonalData {
  const found: PersonalData = { idNumbers: 0, phones: 0 }
  for (const sheet of sheets) {
    for (const { value } of sheet.cells.values()) {
      if (value === null || typeof value === 'boolean') continue
      const text = normalText(String(value))
      for (const digits of text.match(/(?<![\dXx])\d{17}[\dXx](?![\dXx])/g) ?? []) {
        if (parseIdNumber(digits.toUpperCase())) found.idNumbers++
      }
      found.phones += (text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/g) ?? []).length
    }
  }
  return found
}
