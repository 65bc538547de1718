// T25: a survey form says by its marks who made it, who approved it and until when it holds; they tell what sort of form it is.
import { z } from 'zod'
import { type Cell, cellAt, type Sheet } from '../sheets/grid.ts'
import { makeDay } from '../kernel/day.ts'
import { normalText } from '../kernel/text.ts'
import type { Field } from './field.ts'

const markNames = ['formNumber', 'madeBy', 'approvedBy', 'approvalNumber', 'validUntil'] as const
type MarkName = (typeof markNames)[number]

/** As printed, without blanks. `lastDay` is the day `validUntil` names, `2026-01-31`, where it names one. */
export const Marks = z.strictObject({
  formNumber: z.string().optional(),
  madeBy: z.string().optional(),
  approvedBy: z.string().optional(),
  approvalNumber: z.string().optional(),
  validUntil: z.string().optional(),
  lastDay: z.string().optional(),
})
export type Marks = z.infer<typeof Marks>

export const formClasses = ['statutory', 'administrative', 'unmarked'] as const
export type FormClass = (typeof formClasses)[number]

const labels: Record<MarkName, string> = {
  formNumber: '表号',
  madeBy: '(?:制定|制表)(?:机关|单位|部门)',
  approvedBy: '(?:批准|审批|备案)(?:机关|单位|部门)',
  approvalNumber: '(?:批准或备案|批准|审批|备案)?(?:文号|备案号|批准号)',
  validUntil: '有效期(?:限)?(?:截至|至|到)?',
}
/** Typists set labels wide, with blanks between the characters. */
const wide = (pattern: string) => pattern.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, String.raw`\s*`)
const inText = new RegExp(
  markNames.map((name) => String.raw`(?<![^\s\p{P}])(?<${name}>${wide(labels[name])})\s*[:：]`).join('|'),
  'gu',
)
const alone = new RegExp(`^(?:${markNames.map((name) => `(?<${name}>${labels[name]})`).join('|')})$`)

/** Rows a form has above its first table. */
const headRows = 15
/** A value may be cut over cells: 国统制 | 〔2024〕 | 12号. */
const mostPieces = 6

/** The marks at the head of a sheet; undefined when it has none. The first of a kind counts. */
export function readMarks(sheet: Sheet): Marks | undefined {
  const marks: Partial<Record<MarkName, string>> = {}
  const cells = [...sheet.cells.values()]
    .filter(({ row, value }) => row <= headRows && typeof value === 'string')
    .toSorted((a, b) => a.row - b.row || a.column - b.column)
  for (const cell of cells) {
    for (const [name, inside] of marksIn(String(cell.value))) {
      const value = (inside || besideOf(sheet, cell)).replace(/\s+/g, '')
      if (value !== '') marks[name] ??= value
    }
  }
  if (Object.keys(marks).length === 0) return undefined
  const lastDay = marks.validUntil === undefined ? undefined : lastDayOf(marks.validUntil)
  return { ...marks, ...(lastDay === undefined ? {} : { lastDay }) }
}

/** Labels of one text with what stands after each; a label that stands alone needs no colon. */
function marksIn(text: string): [MarkName, string][] {
  const lone = nameOf(alone.exec(normalText(text))?.groups)
  if (lone) return [[lone, '']]
  const found = [...text.matchAll(inText)]
  return found.flatMap((match, index): [MarkName, string][] => {
    const name = nameOf(match.groups)
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index)
    return name ? [[name, value.replace(/^[\s_]+|[\s_]+$/g, '')]] : []
  })
}

const nameOf = (groups: Record<string, string | undefined> | undefined): MarkName | undefined =>
  markNames.find((name) => groups?.[name] !== undefined)

/** Texts in the cells to the right, up to a blank or another mark. */
function besideOf(sheet: Sheet, { row, column }: Cell): string {
  const merge = sheet.merges.find(({ top, left }) => top === row && left === column)
  const pieces: string[] = []
  for (let at = (merge?.right ?? column) + 1; pieces.length < mostPieces && at <= sheet.lastColumn; at++) {
    const value = cellAt(sheet, row, at)?.value
    const isBlank = value === null || value === undefined || value === ''
    if (isBlank && pieces.length === 0 && at <= (merge?.right ?? column) + 2) continue
    if (isBlank || typeof value === 'boolean' || marksIn(String(value)).length > 0) break
    pieces.push(String(value))
  }
  return pieces.join('')
}

/** `2026年1月` holds to the end of January; of `2024年1月至2026年1月` the end counts. */
function lastDayOf(text: string): string | undefined {
  const days = [...normalText(text).matchAll(/(\d{4})[年.\-/](\d{1,2})(?:[月.\-/](\d{1,2})?)?|(\d{4})年(?!\d)/g)]
  const last = days.at(-1)
  if (!last) return undefined
  const year = Number(last[1] ?? last[4])
  const month = Number(last[2] ?? 12)
  if (last[3] !== undefined) return makeDay(year, month, Number(last[3]))
  return [31, 30, 29, 28].map((day) => makeDay(year, month, day)).find((day) => day !== undefined)
}

/**
 * 统计法 art. 17: a statutory form carries number, maker, approval or filing number and validity. A form approved by another
 * office is administrative; one without approval is unmarked, whatever else it prints: taking it for a duty would be worse.
 */
export function formClass(marks: Marks | undefined): FormClass {
  if (!marks?.approvalNumber) return 'unmarked'
  const { formNumber, madeBy, approvalNumber, validUntil } = marks
  return formNumber && madeBy && validUntil && approvalNumber.includes('统') ? 'statutory' : 'administrative'
}

/** A mark is the sender's: a blank one is nobody's to fill. */
export const asksMark = ({ kind, headerPath }: Pick<Field, 'kind' | 'headerPath'>): boolean =>
  kind === 'key-value' && alone.test(normalText(headerPath.at(-1) ?? '').replace(/:$/, ''))
