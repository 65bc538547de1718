// F15: what a ledger's columns hold, as the question each of them is said to answer would read it.
import type { Question } from '../dictionary/question.ts'
import type { CodeLookup, Value } from '../dictionary/read-value.ts'
import { parseAnswer } from './answer.ts'
import type { LedgerSheet, LedgerValue } from './ledger.ts'
import type { Places } from './place.ts'

/** Plenty to tell what a column holds. */
const mostValues = 10_000

/** By field key, without blanks and without what is said not to apply or refused. */
export function columnValues(
  sheets: readonly LedgerSheet[],
  { places, codes }: { places: Places; codes: CodeLookup },
): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { columns, rows, date1904 } of sheets) {
    for (const [field, key] of columns) {
      const question = places.of(key)?.question
      if (!question) continue
      const values = rows.slice(0, mostValues).flatMap(({ values: cells }) => {
        const value = cells.get(field) ?? null
        const answer = parseAnswer({ question, value, codes, date1904 })
        if (answer === undefined || (answer.ok && answer.value.state !== 'value')) return []
        return [answer.ok ? asRead(question, answer.value.value!, value) : String(value)]
      })
      found.set(field, values)
    }
  }
  return found
}

/** What was read stands for what was typed where the two are written differently: a day is a serial number in the file, 1,200 a number. */
function asRead({ type }: Question, read: Value, typed: LedgerValue): string {
  if (type === 'boolean') return read === true ? '是' : '否'
  return type === 'date' || type === 'integer' || type === 'decimal' ? String(read) : String(typed)
}
