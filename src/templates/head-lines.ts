// T11: lines around a table hold `label：` with a blank in the same cell or beside it, the sheet's unit, notes, and signatures.
import { type Block, isFillable, isText } from './block.ts'
import type { Found, FoundField } from './found.ts'
import { boxItems, dottedBlank, isBlankRest, tailAfterBlank } from './blank.ts'
import { labelText, type LabelledBlank, splitBlanks } from './several-blanks.ts'
import { cleanText, isFootSigner, isMeasureUnit, isNote, isSignature } from './wording.ts'

type Line = { row: readonly Block[]; found: Found; at: number; isFoot: boolean }

export function readHeadLine({ row, found, at, isFoot }: Line): void {
  for (const [index, block] of row.entries()) {
    if (!isText(block) || block.top !== at) continue
    const blanks = splitBlanks(block.text)
    if (blanks) {
      found.fields.push(...partsOf(block, blanks, isFoot))
      continue
    }
    if (isNote(block.text)) {
      found.notes.push(cleanText(block.text))
      continue
    }
    // Labels of which one is answered already: what the others want would have to be guessed.
    if ((block.text.match(/[^\s:：]{1,14}[:：]/g) ?? []).length > 1) {
      readUnit(block.text, found)
      continue
    }
    const field = fieldOf(block, { right: row[index + 1], isFoot, isAlone: row.filter(isText).length === 1 })
    if (field) found.fields.push(field, ...moreMarks(row.slice(index + 1), field))
    else readUnit(block.text, found)
  }
}

function partsOf(place: Block, blanks: readonly LabelledBlank[], isFoot: boolean): FoundField[] {
  return blanks.flatMap((one, index): FoundField[] => {
    const text = cleanText(labelText(one))
    if (isNobodys(text, isFoot)) return []
    const part = { number: index + 1, text: place.raw }
    const unit = one.tail !== undefined && isMeasureUnit(one.tail) ? { measureUnit: one.tail } : {}
    const boxes = one.options ? { boxes: one.blank } : {}
    return [
      {
        place,
        kind: 'key-value',
        headerPath: [text],
        part,
        ...unit,
        ...boxes,
        confidence: 0.7,
        evidence: ['label-inside'],
      },
    ]
  })
}

/** Signed by somebody else, or no question at all. */
const isNobodys = (label: string, isFoot: boolean): boolean =>
  label === '' || (isFoot ? isFootSigner(label) : isSignature(label)) || label.startsWith('附件')

/** `住址： ${town} ${village}`: one label over several marks of a fill-in program. */
function moreMarks(after: readonly Block[], field: FoundField): FoundField[] {
  const isMark = ({ raw, text }: Block) => raw !== '' && text === ''
  const end = after.findIndex((block) => !isMark(block))
  const marks = after.slice(0, end < 0 ? after.length : end)
  return marks.filter((place) => place !== field.place).map((place) => ({ ...field, place, confidence: 0.6 }))
}

function readUnit(text: string, found: Found): void {
  const unit = /(?:计量|金额|货币)?单位[:：]\s*(\S+)/.exec(text)?.[1]
  if (unit !== undefined && isMeasureUnit(unit)) found.measureUnit ??= unit
}

type Beside = { right: Block | undefined; isFoot: boolean; isAlone: boolean }

function fieldOf(block: Block, { right, isFoot, isAlone }: Beside): FoundField | undefined {
  const split = /^(\s*[^:：]{1,24})([:：])([^]*)$/.exec(block.text)
  const label = cleanText(split?.[1] ?? block.text)
  if (isNobodys(label, isFoot)) return undefined
  const beside = right && isFillable(right) && right.left === block.right + 1 ? right : undefined
  const base = { kind: 'key-value' as const, headerPath: [label] }
  const dotted = split ? undefined : dottedBlank(block.text)
  if (dotted) {
    const tail = dotted.tail === '' ? {} : { inlineTail: dotted.tail }
    const headerPath = [cleanText(dotted.label)]
    return {
      ...base,
      headerPath,
      place: block,
      inlineLabel: dotted.label,
      ...tail,
      confidence: 0.7,
      evidence: ['label-inside'],
    }
  }
  if (!split) {
    // Without a colon only a mark of a fill-in program, or a short label among others, says that a value follows.
    if (!beside || (beside.raw === '' && (isAlone || label.length > 6))) return undefined
    return { ...base, place: beside, confidence: 0.6, evidence: ['label-left'] }
  }
  const [, , colon, rest] = split
  if (boxItems(rest!)) return { ...base, place: block, boxes: block.raw, confidence: 0.8, evidence: ['label-inside'] }
  const inlineTail = tailAfterBlank(rest!)
  if (!isBlankRest(rest!) && inlineTail === undefined) return undefined
  const own = block.right > block.left || /\S/.test(rest!) || /\s{2,}$/.test(rest!) || !beside
  // A blank drawn as a line, or merged, is meant for writing.
  const isLine = beside !== undefined && beside.lines > 0 && block.lines === 0
  if (beside && (beside.raw !== '' || !own || isLine || beside.right > beside.left)) {
    return { ...base, place: beside, confidence: 0.8, evidence: ['label-left'] }
  }
  const inlineLabel = `${split[1]}${colon}`
  const unit = inlineTail === undefined ? {} : { inlineTail }
  return { ...base, place: block, inlineLabel, ...unit, confidence: 0.8, evidence: ['label-inside'] }
}
