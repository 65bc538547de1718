// D21: a county's question must be one the product can ask, keep, compare and print; what it is not is said by name.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Look } from './check-definition.ts'
import { codeList, codeNames } from './codes.ts'
import type { OwnHead } from './own.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question } from './question.ts'

/** Years, months, areas and a head's answers can be computed for any question; what an ID number says is asked for already. */
export function canDerive({ derivedFrom, subject, type, role }: Question, source: Question | undefined): boolean {
  if (!derivedFrom || !source) return false
  const { by } = derivedFrom
  const hasColumn = !source.derivedFrom || source.derivedFrom.by === 'birth-date' || source.derivedFrom.by === 'sex'
  if (!hasColumn) return false
  if (by === 'head') {
    return subject === 'household' && role === 'head' && source.subject === 'person' && source.type === type
  }
  if (source.subject !== subject) return false
  if (by === 'age') return source.type === 'date' && type === 'integer'
  if (by === 'area') return source.type === 'text' && type === 'text'
  return (by === 'year-month' || by === 'year') && source.type === 'date' && type === 'text'
}

export type CheckOwn = {
  head: OwnHead
  row: number
  /** The question by this key and by this id, as they stand without the file. */
  look: Look
  byId: (id: number) => Question | undefined
}

/** Everything but its labels, which are checked one by one. */
export function checkOwn(question: Question, { head, row, look, byId }: CheckOwn): Result<Question> {
  const { id, key, subject, type, codes, choices, derivedFrom } = question
  const name = question.name['zh-CN']
  const [first, last] = head.ids
  if (id < first || id > last) return fail(dictionaryProblems['own-id-outside']({ row, name, id, first, last }))
  if (!key.startsWith(`${subject}.${head.prefix}.`)) {
    return fail(dictionaryProblems['own-key-outside']({ row, name, key, wanted: `${subject}.${head.prefix}.` }))
  }
  const before = byId(id)
  if (before && before.key !== key) {
    return fail(dictionaryProblems['own-id-taken']({ row, name, id, other: before.name['zh-CN'] }))
  }
  const same = look(key)
  if (same && same.id !== id) return fail(dictionaryProblems['own-key-taken']({ row, name, key, id: same.id }))
  if ((type === 'code') !== (codes !== undefined || choices !== undefined) || (codes !== undefined && choices)) {
    return fail(dictionaryProblems['own-codes-wrong']({ row, name }))
  }
  if (codes !== undefined && !codeList(codes)) return fail(dictionaryProblems['own-no-such-list']({ row, name, codes }))
  const twice = choices && doubled(choices)
  if (twice !== undefined) return fail(dictionaryProblems['own-choice-twice']({ row, name, choice: twice }))
  if (derivedFrom && !canDerive(question, look(derivedFrom.question))) {
    return fail(dictionaryProblems['own-cannot-derive']({ row, name, question: derivedFrom.question }))
  }
  if (before && !keepsMeaning(before, question)) return fail(dictionaryProblems['own-changed']({ row, name }))
  return ok(question)
}

/** A code, name or writing that stands twice; undefined when each stands once. */
function doubled(choices: NonNullable<Question['choices']>): string | undefined {
  const codes = choices.map(([code]) => code)
  const writings = choices.flatMap(([, ...names]) => names)
  const firstTwice = (all: readonly string[]) => all.find((one, index) => all.indexOf(one) !== index)
  return firstTwice(codes) ?? firstTwice(writings)
}

/** Facts are kept already: what an answer means may not change under them. Codes may be added, not taken away. */
function keepsMeaning(before: Question, now: Question): boolean {
  const fixed = ({ type, format, measureUnit, codes, role, derivedFrom }: Question) =>
    JSON.stringify([type, format, measureUnit, codes, role, derivedFrom?.by, derivedFrom?.question])
  const kept = new Map((now.choices ?? []).map(([code, name]) => [code, name]))
  const sameChoices = (before.choices ?? []).every(([code, name]) => kept.get(code) === name)
  return fixed(before) === fixed(now) && sameChoices && codeNames(before).length <= codeNames(now).length
}
