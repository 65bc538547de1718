// F3: one ledger row becomes typed answers, cell by cell; a cell that cannot be read is returned and the rest is kept.
import type { SubjectKind } from '../dictionary/question.ts'
import type { Day } from '../kernel/day.ts'
import { birthOf, type IdNumber, sexOf } from '../kernel/id-number.ts'
import type { Problem } from '../kernel/problem.ts'
import { normalName, normalText } from '../kernel/text.ts'
import type { CodeLookup } from '../dictionary/read-value.ts'
import { type Answer, parseAnswer } from './answer.ts'
import { bornTooEarly } from './born.ts'
import { checkOrders } from './check-together.ts'
import type { LedgerRow, LedgerSheet } from './ledger.ts'
import type { Place, Places } from './place.ts'
import { factProblems } from './problems.ts'

export type ReturnedCell = {
  /** Field key of the cell; absent when the row as a whole is meant. */
  field?: string
  problem: Problem
}

/** Answers by column stem. */
export type Answers = ReadonlyMap<string, Answer>

export type PersonKey = { number?: IdNumber; name?: string; born?: Day; household?: string; numberInDoubt?: true }

export type ReadRow = {
  /** Which of the file's lists it stands in; one sheet may hold several. */
  list: number
  sheet: string
  row: number
  of: SubjectKind
  values: LedgerRow['values']
  /** Which field answered each stem, for returning it later. */
  fields: ReadonlyMap<string, string>
  /** The subject's own answers. */
  answers: Answers
  /** What a person's row says of the household. */
  ofHousehold: Answers
  /** Comparing form of the household number, for persons and households. */
  household?: string
  person?: PersonKey
  returned: ReturnedCell[]
  /** Answers that follow from others and are therefore not kept, by question key. */
  derived: readonly string[]
}

export type ReadInput = { sheet: LedgerSheet; list: number; row: LedgerRow; places: Places; codes: CodeLookup; on: Day }

/** Undefined for a row whose attached cells are all blank. */
export function readRow({ sheet, list, row, places, codes, on }: ReadInput): ReadRow | undefined {
  const own = new Map<string, Answer>()
  const ofHousehold = new Map<string, Answer>()
  const fields = new Map<string, string>()
  const returned: ReturnedCell[] = []
  const derived: string[] = []
  for (const [field, key] of sheet.columns) {
    const place = places.of(key)
    if (!place || !canAnswer(sheet.of, place)) continue
    const { question } = place
    const answer = parseAnswer({ question, value: row.values.get(field) ?? null, codes, date1904: sheet.date1904 })
    if (answer === undefined) continue
    if (place.by === 'head' || place.by === 'members' || place.by === 'age') derived.push(key)
    else if (!answer.ok) returned.push({ field, problem: answer.problem })
    else if (place.by !== 'column') derived.push(key)
    else {
      const to = place.kind === sheet.of ? own : ofHousehold
      to.set(place.stem, answer.value)
      fields.set(place.stem, field)
    }
  }
  if (own.size + ofHousehold.size + returned.length + derived.length === 0) return undefined
  const read = { list, sheet: sheet.sheet, row: row.row, of: sheet.of, values: row.values, fields, returned, derived }
  const number = textOf((sheet.of === 'person' ? ofHousehold : own).get(stemOf(places, 'household.number')))
  const household = number === undefined ? {} : { household: normalText(number) }
  if (sheet.of !== 'person') return { ...read, ...household, answers: own, ofHousehold }
  ofHousehold.delete(stemOf(places, 'household.number'))
  const idField = [...sheet.columns].find(([, key]) => key === 'person.id-number')?.[0]
  const checked = checkPerson({ own, fields, returned, places, on, idField })
  return { ...read, ...household, answers: own, ofHousehold, person: { ...checked, ...household } }
}

/** A row answers questions of its own subject; a person's row also those of the household it belongs to. */
export const canAnswer = (of: SubjectKind, place: Place): boolean =>
  place.kind === of || (of === 'person' && place.kind === 'household')

export const stemOf = (places: Places, key: string): string => {
  const place = places.of(key)
  return place?.by === 'column' ? place.stem : ''
}

const textOf = (answer: Answer | undefined): string | undefined =>
  answer?.state === 'value' ? String(answer.value) : undefined

type PersonInput = {
  own: Map<string, Answer>
  fields: ReadonlyMap<string, string>
  returned: ReturnedCell[]
  places: Places
  on: Day
  idField: string | undefined
}

/** The ID number decides birth day and sex; a cell that contradicts it is returned and not kept. Fills `own` and `returned`. */
function checkPerson({ own, fields, returned, places, on, idField }: PersonInput): PersonKey {
  const bad = (stem: string, code: 'disagrees-with-id-number' | 'born-later' | 'too-long-ago') => {
    const question = places.byStem.get(stem)?.question.name['zh-CN'] ?? ''
    const field = fields.get(stem)
    returned.push({ ...(field === undefined ? {} : { field }), problem: factProblems[code]({ question }) })
    own.delete(stem)
  }
  const idStem = stemOf(places, 'person.id-number')
  const number = textOf(own.get(idStem)) as IdNumber | undefined
  const outside = (day: Day) => (day > on ? 'born-later' : bornTooEarly(day, on) ? 'too-long-ago' : undefined)
  const wrong = number && outside(birthOf(number))
  if (wrong) {
    bad(idStem, wrong)
    return checkPerson({ own, fields, returned, places, on, idField })
  }
  if (number) {
    const truth = { born: birthOf(number), sex: sexOf(number) }
    for (const stem of ['born', 'sex'] as const) {
      const said = own.get(stem)
      if (said && (said.state !== 'value' || said.value !== truth[stem])) bad(stem, 'disagrees-with-id-number')
      own.set(stem, { state: 'value', value: truth[stem] })
    }
  } else {
    const stated = textOf(own.get('born')) as Day | undefined
    const problem = stated && outside(stated)
    if (problem) bad('born', problem)
  }
  for (const { stem, problem } of checkOrders({ given: own, record: (one) => own.get(one), places, on })) {
    const field = fields.get(stem)
    returned.push({ ...(field === undefined ? {} : { field }), problem })
    own.delete(stem)
  }
  const name = textOf(own.get(stemOf(places, 'person.name')))
  const born = textOf(own.get('born')) as Day | undefined
  const doubtful = returned.some(({ problem, field }) => field !== undefined && field === idField && !isOld(problem))
  return {
    ...(number ? { number } : {}),
    ...(name === undefined ? {} : { name: normalName(name) }),
    ...(born === undefined ? {} : { born }),
    ...(doubtful ? { numberInDoubt: true as const } : {}),
  }
}

/** A 15-digit number is no mistake: its bearer may have no other. Any other refused number may be somebody else's. */
const isOld = (problem: Problem) => problem.code === 'dictionary/id-number-of-15'
