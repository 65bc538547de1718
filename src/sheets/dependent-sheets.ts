// S9: which sheets may hold results that depend on a filled one; one too many costs a recalculation, one too few a wrong number.
import type { DefinedName } from './workbook-part.ts'

export type SheetFormulas = { name: string; formulas: string }

/** Reaches other cells without naming their sheet: tables and addresses made from text. */
const hidden = /\[|\bINDIRECT\s*\(|\bOFFSET\s*\(/i

/** Names of sheets whose formulas lead, directly or over others, to one of `filled`; the filled ones themselves included. */
export function dependentSheets(
  sheets: readonly SheetFormulas[],
  names: readonly DefinedName[],
  filled: readonly string[],
): Set<string> {
  const reached = new Set(filled)
  for (let before = -1; before !== reached.size;) {
    before = reached.size
    const mentions = [...reached].map((name) => name.toLowerCase())
    const leading = names.filter((one) => mentionsAny(one.text, mentions)).map((one) => one.name.toLowerCase())
    for (const { name, formulas } of sheets) {
      if (formulas === '' || reached.has(name)) continue
      // A range of sheets (`一月:三月!B5`) may hold a filled one that it does not name.
      const spans = /:[^!\n]*!/.test(formulas)
      if (hidden.test(formulas) || spans || mentionsAny(formulas, [...mentions, ...leading])) reached.add(name)
    }
  }
  return reached
}

function mentionsAny(text: string, wanted: readonly string[]): boolean {
  const plain = text.replaceAll("''", "'").toLowerCase()
  return wanted.some((one) => plain.includes(one))
}
