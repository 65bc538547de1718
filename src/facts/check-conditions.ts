// F10: a definition that cannot be computed is refused before it is used; a figure is never computed from half of it.
import type { Condition, Definition, Where } from '../dictionary/definition.ts'
import { conditionsIn, whereOf } from '../dictionary/filter-tree.ts'
import { seenFrom, type SubjectKind } from '../dictionary/question.ts'
import { parseDay } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Place, Places } from './place.ts'
import { factProblems } from './problems.ts'

/** Where a condition or a cell may look from a row of this kind: at itself and upward, never down to many. */
export const canSee = (of: SubjectKind, place: Place): boolean => seenFrom[of].includes(place.kind)

/** Whether every question can be read from a row of this kind. */
export function checkQuestions(of: SubjectKind, questions: readonly string[], places: Places): Result<true> {
  for (const key of questions) {
    const place = places.of(key)
    if (!place) return fail(factProblems['no-such-question']({ question: key }))
    if (!canSee(of, place))
      return fail(factProblems['condition-not-for-subject']({ question: place.question.name['zh-CN'] }))
  }
  return ok(true)
}

export function checkConditions(of: SubjectKind, where: Where, places: Places): Result<true> {
  for (const condition of conditionsIn(where)) {
    const place = places.of(condition.question)
    if (!place) return fail(factProblems['no-such-question']({ question: condition.question }))
    const question = place.question.name['zh-CN']
    if (!canSee(of, place)) return fail(factProblems['condition-not-for-subject']({ question }))
    if (!fits(condition, place)) return fail(factProblems['condition-value-wrong']({ question }))
  }
  return ok(true)
}

export function checkDefinition(definition: Definition, places: Places): Result<true> {
  const { of, measure, question, over, part, at = 'end' } = definition
  if (at !== 'end') return fail(factProblems['period-not-kept']({}))
  if ((measure === 'share') !== (part !== undefined)) return fail(factProblems['part-not-said']({}))
  if (measure !== 'count' && measure !== 'share') {
    for (const key of [question, ...(over === undefined ? [] : [over])]) {
      const measured = checkMeasured({ of, measure, key, places })
      if (!measured.ok) return measured
    }
  }
  const where = checkConditions(of, whereOf(definition), places)
  return where.ok && part !== undefined ? checkConditions(of, part, places) : where
}

type Measured = Pick<Definition, 'of' | 'measure'> & { key: string | undefined; places: Places }

function checkMeasured({ of, measure, key, places }: Measured): Result<true> {
  const place = key === undefined ? undefined : places.of(key)
  if (key !== undefined && !place) return fail(factProblems['no-such-question']({ question: key }))
  const isNumber = place?.question.type === 'integer' || place?.question.type === 'decimal'
  if (!place || place.by === 'area' || (measure !== 'distinct' && !isNumber))
    return fail(factProblems['nothing-to-add-up']({}))
  // A household's income summed over its members would be counted once per member.
  return place.kind === of
    ? ok(true)
    : fail(factProblems['condition-not-for-subject']({ question: place.question.name['zh-CN'] }))
}

const decimal = /^-?\d{1,15}(?:\.\d{1,12})?$/

function fits({ is, value }: Condition, place: Place): boolean {
  const { type } = place.question
  if (is === 'known') return value === undefined
  if (is === 'in') return Array.isArray(value) && value.every((one) => fitsOne(one, type, place))
  const ordered =
    type === 'integer' || type === 'decimal' || type === 'date' || place.by === 'year-month' || place.by === 'year'
  return !Array.isArray(value) && (ordered || is === '=' || is === '!=') && fitsOne(value, type, place)
}

function fitsOne(value: string | number | boolean | undefined, type: Place['question']['type'], place: Place): boolean {
  // Which area an address lies in is read from the tree of areas, which no condition looks at.
  if (place.by === 'area') return false
  if (place.by === 'year') return typeof value === 'string' && /^\d{4}$/.test(value)
  if (place.by === 'year-month') return typeof value === 'string' && /^\d{4}-\d{2}$/.test(value)
  switch (type) {
    case 'integer':
      return /^-?\d{1,15}$/.test(String(value))
    case 'decimal':
      return decimal.test(String(value))
    case 'date':
      return typeof value === 'string' && parseDay(value) !== undefined
    case 'boolean':
      return typeof value === 'boolean'
    case 'text':
    case 'code':
      return typeof value === 'string'
  }
}
