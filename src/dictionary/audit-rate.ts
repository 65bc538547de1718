// D30: how often an attachment is drawn to be judged again: what does most harm where it is wrong is drawn three times as often.
import type { Question } from './question.ts'

const usual = 0.05
const often = 0.15

/** Telephones, addresses, accounts and numbers of papers: wrong ones reach the wrong person, or take somebody's money. */
const delicate =
  /(?:^|[.-])(?:phone|mobile|address|residence|account|card|id-number|certificate-number|credit-code)(?:$|[.-])/
const money = new Set(['元', '千元', '万元', '亿元'])

/** `question` undefined: what the demand itself knows. */
export function auditRate(question: Pick<Question, 'key' | 'format' | 'measureUnit'> | undefined): number {
  if (!question) return usual
  const { key, format, measureUnit = '' } = question
  return format !== undefined || delicate.test(key) || money.has(measureUnit) ? often : usual
}
