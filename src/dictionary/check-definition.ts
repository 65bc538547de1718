// D2: a definition or a list's conditions may name only questions its subject can see, compared in a way that can hold.
import { parseDay } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { readCode } from './codes.ts'
import type { Condition, Definition } from './definition.ts'
import { dictionaryProblems } from './problems.ts'
import { type Question, seenFrom, type SubjectKind } from './question.ts'

export type Look = (key: string) => Question | undefined

type CheckInput = { field: string; of: SubjectKind; look: Look }

export const sees = (of: SubjectKind, question: Question): boolean => seenFrom[of].includes(question.subject)

/** The same by a key alone: its first part is the kind of subject. */
export const seesKey = (of: SubjectKind, key: string): boolean =>
  seenFrom[of].some((kind) => key.startsWith(`${kind}.`))

/** `of` absent: whose facts the field shows is not known yet. */
export function checkQuestion(
  key: string,
  { field, of, look }: Omit<CheckInput, 'of'> & { of?: SubjectKind | undefined },
): Result<Question> {
  const question = look(key)
  if (!question) return fail(dictionaryProblems['no-such-question']({ field, question: key }))
  const name = question.name['zh-CN']
  return of === undefined || sees(of, question)
    ? ok(question)
    : fail(dictionaryProblems['question-not-seen']({ field, question: name }))
}

/** The conditions with code names turned into codes: a name left as it is would silently count nobody. */
export function checkConditions(where: readonly Condition[], input: CheckInput): Result<Condition[]> {
  const checked: Condition[] = []
  for (const condition of where) {
    const question = checkQuestion(condition.question, input)
    if (!question.ok) return question
    const plain = plainCondition(condition, question.value)
    if (!plain) {
      const { field } = input
      return fail(dictionaryProblems['condition-wrong']({ field, question: question.value.name['zh-CN'] }))
    }
    checked.push(plain)
  }
  return ok(checked)
}

export function checkDefinition(definition: Definition, { field, look }: Omit<CheckInput, 'of'>): Result<Definition> {
  const { measure, of, question } = definition
  const input = { field, of, look }
  if (measure !== 'count') {
    const measured = question === undefined ? undefined : checkQuestion(question, input)
    if (measured && !measured.ok) return measured
    const type = measured?.value.type
    // A household's income added up over its members would be counted once per member.
    if (measured?.value.subject !== of || (type !== 'integer' && type !== 'decimal')) {
      return fail(dictionaryProblems['nothing-to-add-up']({ field }))
    }
  }
  const where = checkConditions(definition.where, input)
  return where.ok ? ok({ ...definition, where: where.value }) : where
}

function plainCondition(condition: Condition, question: Question): Condition | undefined {
  const { is, value } = condition
  if (is === 'known') return value === undefined ? condition : undefined
  if (is === 'in') {
    const plain = Array.isArray(value) && value.length > 0 ? value.map((one) => plainValue(one, question)) : [undefined]
    return plain.every((one) => typeof one === 'string') ? { ...condition, value: plain } : undefined
  }
  if (Array.isArray(value) || value === undefined) return undefined
  if (is !== '=' && is !== '!=' && !isOrdered(question)) return undefined
  const plain = plainValue(value, question)
  return plain === undefined ? undefined : { ...condition, value: plain }
}

const isOrdered = ({ type, derivedFrom }: Question): boolean =>
  type === 'integer' ||
  type === 'decimal' ||
  type === 'date' ||
  derivedFrom?.by === 'year-month' ||
  derivedFrom?.by === 'year'

function plainValue(value: string | number | boolean, question: Question): string | number | boolean | undefined {
  switch (question.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'code':
      return typeof value === 'string' ? readCode(question, value) : undefined
    case 'date':
      return typeof value === 'string' ? parseDay(value) : undefined
    case 'integer':
      return /^-?\d{1,15}$/.test(String(value)) ? value : undefined
    case 'decimal':
      return /^-?\d{1,15}(?:\.\d{1,12})?$/.test(String(value)) ? value : undefined
    case 'text': {
      const by = question.derivedFrom?.by
      const wanted = by === 'year-month' ? /^\d{4}-\d{2}$/ : by === 'year' ? /^\d{4}$/ : /^/
      // An address is compared as it is written, the area it lies in only by reading it.
      return typeof value === 'string' && by !== 'area' && wanted.test(value) ? value : undefined
    }
  }
}
