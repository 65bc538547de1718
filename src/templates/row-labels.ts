// T9: a printed row label and a column label name one cell together: a fixed row with one value, a cross-tab with several.
import { type Block, blocksBetween, isFillable, isText } from './block.ts'
import type { Band } from './band.ts'
import type { FoundField, Part } from './found.ts'
import { isPart, type RowField, tellApart } from './tell-apart.ts'
import {
  cleanText,
  isCodeLabel,
  isExplainingLabel,
  isMeasureUnit,
  isRemarkLabel,
  isSerialLabel,
  isSignature,
  isTotal,
  isUnitLabel,
  isWeight,
} from './wording.ts'

/** Fields of the rows from the band's body to `last`. */
export function readRowLabels(part: Part, band: Band, last: number): FoundField[] {
  const { blocks, range, above } = part
  const found: RowField[] = []
  let heading: string | undefined
  let item: string | undefined
  for (let row = band.body; row <= last; row++) {
    const own = blocksBetween(blocks, row, range)
    const { labels, unit } = labelsOf(own, band)
    if (labels.length === 0 || isComputedTotal(own)) continue
    const first = cleanText(labels[0]!.text)
    if (!own.some((block) => isFillable(block) || block.isFormula)) heading = first
    else if (!isPart(first)) item = first
    for (const place of own) {
      if (place.top !== row || !isFillable(place) || labels.length === 0) continue
      const column = band.pathOf(place)
      // A column without a label in a table of labelled ones is room left over; a place wider than a column needs none.
      if ((column.length === 0 && place.right === place.left) || column.some(isSignature) || column.some(explainsOnly))
        continue
      // What is printed behind a blank, such as who checks it, is no label of it; left of all labels stands a serial number.
      const before = labels.filter(({ left }) => left < place.left)
      if (before.length === 0) continue
      const field: FoundField = {
        place,
        kind: 'fixed-row',
        headerPath: [...above, ...before.map(({ text }) => cleanText(text)), ...column],
        ...(unit === undefined || column.some(isRemarkLabel) ? {} : { measureUnit: unit }),
        confidence: 0.8,
        evidence: ['row-label', 'column-label'],
      }
      found.push({ field, heading, item })
    }
  }
  return asCrossTab(tellApart(found, above.length), band)
}

/** A sum of the rows above, computed by the form: what is left blank beside it is nobody's. */
const isComputedTotal = (row: readonly Block[]): boolean =>
  row.some(({ text, isFormula }) => !isFormula && isTotal(text)) && row.some(({ isFormula }) => isFormula)

/** A column of explanations is the department's own; one of remarks is everybody's. */
const explainsOnly = (label: string): boolean => isExplainingLabel(label) && !isRemarkLabel(label)

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
  const naming = labels.filter((label, index) => {
    // A sentence behind a name, points and shares say how the row is judged.
    const isSentence = index > 0 && label.text.length > 12 && /[,，;；。、]/.test(label.text)
    return !isSentence && !isWeight(label.text) && !band.pathOf(label).some(isExplainingLabel)
  })
  return { labels: naming.length > 0 ? naming : labels, unit }
}

/** Two columns of values or more make figures of row by column; remarks are no values. */
function asCrossTab(fields: FoundField[], band: Band): FoundField[] {
  const columns = new Map(fields.map(({ place }) => [place.left, band.pathOf(place)]))
  const values = [...columns.values()].filter((path) => path.length > 0 && !path.some(isRemarkLabel))
  return values.length < 2 ? fields : fields.map((field) => ({ ...field, kind: 'cross-tab' }))
}
