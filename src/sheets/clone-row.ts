// S8: a new row looks like the row it is cloned from: height, styles and formulas filled down, but no values.
import { escapeXml } from './escape-text.ts'
import { copyFormula } from './formula.ts'
import type { RowInsertion } from './grid.ts'
import type { XmlAttribute } from './xml.ts'

/** `column` by its letters; `formula` as it reads after the insertion. */
export type ClonedCell = { column: string; style: string | undefined; formula?: string }

/** A hidden or collapsed row would hide what is filled into its clones. */
const notCloned = new Set(['r', 'spans', 'hidden', 'collapsed'])

/** XML of the new rows. */
export function cloneRow(of: {
  attributes: readonly XmlAttribute[]
  cells: readonly ClonedCell[]
  insertion: RowInsertion
  prefix: string
}): string {
  const { insertion, prefix, cells } = of
  const kept = of.attributes.filter((one) => !notCloned.has(one.qualified))
  const attributes = kept.map((one) => ` ${one.qualified}="${escapeXml(one.value)}"`).join('')
  const home = insertion.like > insertion.after ? insertion.like + insertion.count : insertion.like
  const rows: string[] = []
  for (let row = insertion.after + 1; row <= insertion.after + insertion.count; row++) {
    const content = cells.map(({ column, style, formula }) => {
      const open = `<${prefix}c r="${column}${row}"${style === undefined ? '' : ` s="${style}"`}`
      if (formula === undefined) return `${open}/>`
      const copied = escapeXml(copyFormula(formula, { rows: row - home, columns: 0 }))
      return `${open}><${prefix}f>${copied}</${prefix}f></${prefix}c>`
    })
    rows.push(`<${prefix}row r="${row}"${attributes}>${content.join('')}</${prefix}row>`)
  }
  return rows.join('')
}
