// F1: the type of a question's column. Exact sums need numeric; identifiers and codes are text (storage note, section 2).
import type { Question } from '../dictionary/question.ts'

export const sqlTypeOf: Record<Question['type'], string> = {
  text: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  date: 'date',
  boolean: 'boolean',
  code: 'text',
}
