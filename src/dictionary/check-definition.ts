// D2: a definition or a list's conditions may name only questions its subject can see, compared in a way that can hold.
import { parseDay } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { codesOf, readCode } from './codes.ts'
import type { Condition, Definition, FilterTree, Where } from './definition.ts'
import { dictionaryProblems } from './problems.ts'
import { type Question, seenFrom, type SubjectKind } from './question.ts'
import { canConvert, figureUnit } from './figure-unit.ts'

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

/** The same for a tree; a list of conditions stays one. */
export function checkWhere(where: Where, input: CheckInput): Result<Definition['where']> {
  if (!('combinator' in where)) return checkConditions(where, input)
  const rules: FilterTree['rules'] = []
  for (const rule of where.rules) {
    const checked = 'combinator' in rule ? checkWhere(rule, input) : checkConditions([rule], input)
    if (!checked.ok) return checked
    rules.push(...(Array.isArray(checked.value) ? checked.value : [checked.value]))
  }
  return ok({ ...where, rules })
}

const isNumber = ({ type }: Question): boolean => type === 'integer' || type === 'decimal'
const isAnswered = ({ type }: Question): boolean => type === 'code' || type === 'boolean'

/** `measureUnit`: of the cell the figure is written into; absent where the form prints none. */
export type CheckDefinition = Omit<CheckInput, 'of'> & { measureUnit?: string | undefined }

export function checkDefinition(
  definition: Definition,
  { field, look, measureUnit }: CheckDefinition,
): Result<Definition> {
  const { of, part, group, at = 'end' } = definition
  const input = { field, of, look }
  // Tables hold the state of today; a figure of another day made from them would be a wrong one.
  if (at !== 'end') return fail(dictionaryProblems['period-not-kept']({ field }))
  const measured = checkMeasure(definition, input)
  if (!measured.ok) return measured
  const where = checkWhere(definition.where, input)
  if (!where.ok) return where
  const within = part === undefined ? ok(undefined) : checkWhere(part, input)
  if (!within.ok) return within
  const grouped = group ? checkGroup(group, input) : ok(undefined)
  if (!grouped.ok) return grouped
  const own = figureUnit(definition, look)
  if (measureUnit !== undefined && own !== undefined && !canConvert(own, measureUnit)) {
    const question = look(definition.question ?? '')?.name['zh-CN'] ?? ''
    return fail(dictionaryProblems['unit-unknown']({ question, from: own, to: measureUnit }))
  }
  return ok({
    ...definition,
    where: where.value,
    ...(within.value === undefined ? {} : { part: within.value }),
    ...(grouped.value === undefined ? {} : { group: grouped.value }),
  })
}

/** Each measure needs its own words and takes no others: a share without its part, or a count with a question, was meant otherwise. */
function checkMeasure({ measure, of, question, over, part, per }: Definition, input: CheckInput): Result<true> {
  const { field } = input
  const isShare = measure === 'share'
  if (
    isShare !== (part !== undefined) ||
    (!isShare && per !== undefined) ||
    (over !== undefined && measure !== 'average')
  ) {
    return fail(dictionaryProblems['definition-incomplete']({ field }))
  }
  if (measure === 'count' || isShare) {
    return question === undefined ? ok(true) : fail(dictionaryProblems['definition-incomplete']({ field }))
  }
  for (const key of [question, ...(over === undefined ? [] : [over])]) {
    const measured = key === undefined ? undefined : checkQuestion(key, input)
    if (measured && !measured.ok) return measured
    // A household's income added up over its members would be counted once per member.
    const isOwn = measured?.value.subject === of && measured.value.derivedFrom?.by !== 'area'
    if (!measured || !isOwn || (measure !== 'distinct' && !isNumber(measured.value)))
      return fail(dictionaryProblems['nothing-to-add-up']({ field }))
  }
  return ok(true)
}

function checkGroup(group: NonNullable<Definition['group']>, input: CheckInput): Result<typeof group> {
  if ('level' in group) return ok(group)
  const question = checkQuestion(group.question, input)
  if (!question.ok) return question
  const { field } = input
  const value = isAnswered(question.value) ? plainValue(group.value, question.value) : undefined
  if (typeof value !== 'string' && typeof value !== 'boolean')
    return fail(dictionaryProblems['condition-wrong']({ field, question: question.value.name['zh-CN'] }))
  return ok({ question: group.question, value })
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
      // A definition that was checked before holds codes; whoever writes one by hand writes names.
      if (typeof value !== 'string') return undefined
      return codesOf(question).includes(value) ? value : readCode(question, value)
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
