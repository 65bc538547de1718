// T10: a label with its blank to the right is one field; a label over several blanks names the first alone.
import { type Block, isFillable, isText } from './block.ts'
import { isBlankRest } from './blank.ts'
import type { FoundField, Part } from './found.ts'
import { cleanText, isMeasureUnit, isSignature } from './wording.ts'

/** Fields of a row of labels and blanks. Blanks that a label of this row does not precede are left alone. */
export function readPairs(part: Part, row: readonly Block[], at: number): FoundField[] {
  const fields: FoundField[] = []
  let labels: Block[] = []
  const [side, own, blank] = row
  // `户主信息 | 姓名 | … | 电话 | …`: the first label names whose row it is.
  if (side && own && blank && isText(side) && isText(own) && isFillable(blank) && row.slice(3).some(isText)) {
    if (isSignature(side.text)) return []
    return readPairs({ ...part, above: [...part.above, cleanText(side.text)] }, row.slice(1), at)
  }
  for (const [index, block] of row.entries()) {
    // The number of a line is no label.
    if (/^[((]?\d{1,3}[)).、]?$/.test(block.text)) continue
    const own = isText(block) && !isFillable(row[index + 1] ?? block) ? inlineLabelOf(block) : undefined
    if (own !== undefined) {
      fields.push({ ...own, place: block, headerPath: [...part.above, ...own.headerPath] })
      labels = []
      continue
    }
    if (isText(block)) {
      labels =
        labels.length > 0 && fields.at(-1)?.place.left === labels.at(-1)!.right + 1 ? [block] : [...labels, block]
      continue
    }
    if (isFillable(block) && labels.length > 0 && block.top === at) fields.push(...pairOf(part, block, labels))
    labels = []
  }
  return fields
}

/** `办公电话：` with its blank in the same cell. */
function inlineLabelOf({ text }: Block): Omit<FoundField, 'place'> | undefined {
  const [, label, rest] = /^(\s*[^:：]{1,24}[:：])([^]*)$/.exec(text) ?? []
  if (label === undefined || !isBlankRest(rest!) || isSignature(label)) return undefined
  const headerPath = [cleanText(label.slice(0, -1))]
  return { kind: 'key-value', headerPath, inlineLabel: label, confidence: 0.7, evidence: ['label-inside'] }
}

function pairOf({ above }: Part, place: Block, labels: readonly Block[]): FoundField[] {
  const unit = labels.length > 1 && isMeasureUnit(labels.at(-1)!.text) ? cleanText(labels.at(-1)!.text) : undefined
  const path = (unit === undefined ? labels : labels.slice(0, -1)).map(({ text }) =>
    cleanText(text.replace(/[:：]\s*$/, '')),
  )
  if (path.length === 0 || path.some((text) => text === '' || isSignature(text))) return []
  const measureUnit = unit === undefined ? {} : { measureUnit: unit }
  const confidence = labels.length === 1 ? 0.9 : 0.6
  return [
    { place, kind: 'key-value', headerPath: [...above, ...path], ...measureUnit, confidence, evidence: ['label-left'] },
  ]
}

/** A ledger's own form of label and value: what stands right of a label is its value. */
export function readFilledPairs(part: Part, row: readonly Block[]): FoundField[] {
  const [label, value] = row
  if (!label || !value || !isText(label) || value.isFormula) return []
  return pairOf(part, value, [label])
}
