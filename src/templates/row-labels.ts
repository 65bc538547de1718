// T9: a printed row label and a column label name one cell together: a fixed row with one value, a cross-tab with several.
import { type Block, blocksBetween, isFillable, isText } from './block.ts'
import type { Band } from './band.ts'
import type { FoundField, Part } from './found.ts'
import {
  cleanText,
  isCodeLabel,
  isExplainingLabel,
  isMeasureUnit,
  isRemarkLabel,
  isSerialLabel,
  isSignature,
  isUnitLabel,
} from './wording.ts'

/** Fields of the rows from the band's body to `last`. */
export function readRowLabels(part: Part, band: Band, last: number): FoundField[] {
  const { blocks, range, above } = part
  const fields: FoundField[] = []
  for (let row = band.body; row <= last; row++) {
    const own = blocksBetween(blocks, row, range)
    const { labels, unit } = labelsOf(own, band)
    if (labels.length === 0) continue
    for (const place of own) {
      if (place.top !== row || !isFillable(place) || labels.length === 0) continue
      const column = band.pathOf(place)
      // A column without a label in a table of labelled ones is room left over; a place wider than a column needs none.
      if ((column.length === 0 && place.right === place.left) || column.some(isSignature)) continue
      // Left of the row's label stands nothing to fill but a serial number.
      if (place.left < labels[0]!.left) continue
      fields.push({
        place,
        kind: 'fixed-row',
        headerPath: [...above, ...labels.map(({ text }) => cleanText(text)), ...column],
        ...(unit === undefined || column.some(isRemarkLabel) ? {} : { measureUnit: unit }),
        confidence: 0.8,
        evidence: ['row-label', 'column-label'],
      })
    }
  }
  return asCrossTab(fields, band)
}

/** The row's labels from outer to inner, without its number, code and unit. */
function labelsOf(row: readonly Block[], band: Band): { labels: Block[]; unit: string | undefined } {
  let unit: string | undefined
  const labels = row.filter((block) => {
    const heads = band.pathOf(block)
    if (!isText(block)) return false
    if (heads.some(isUnitLabel) || (heads.length === 0 && isMeasureUnit(block.text))) {
      unit = isMeasureUnit(block.text) ? cleanText(block.text) : unit
      return false
    }
    return (
      !block.isNumber && !heads.some((head) => isSerialLabel(head) || isCodeLabel(head)) && !/^\d+$/.test(block.text)
    )
  })
  const naming = labels.filter((label) => !band.pathOf(label).some(isExplainingLabel))
  return { labels: naming.length > 0 ? naming : labels, unit }
}

/** Two columns of values or more make figures of row by column; remarks are no values. */
function asCrossTab(fields: FoundField[], band: Band): FoundField[] {
  const columns = new Map(fields.map(({ place }) => [place.left, band.pathOf(place)]))
  const values = [...columns.values()].filter((path) => path.length > 0 && !path.some(isRemarkLabel))
  return values.length < 2 ? fields : fields.map((field) => ({ ...field, kind: 'cross-tab' }))
}
