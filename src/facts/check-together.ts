// F41: answers about one subject that cannot all be true are refused where they come in, by rules that stand here as data.
import type { Day } from '../kernel/day.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Answer } from './answer.ts'
import { bornTooEarly } from './born.ts'
import { impliedBy } from './implied.ts'
import type { Places } from './place.ts'
import { factProblems } from './problems.ts'

/** By column stem. */
type Given = ReadonlyMap<string, Answer>

/** The first may not be later than the second. What is not known breaks no rule. */
export const orders: readonly (readonly [earlier: string, later: string])[] = [
  ['person.birth-date', 'person.death-date'],
  ['person.birth-date', 'person.marriage-date'],
  ['person.birth-date', 'person.party-joined'],
  ['person.party-joined', 'person.party-full-on'],
  ['person.birth-date', 'person.enlisted-on'],
  ['person.enlisted-on', 'person.discharged-on'],
  ['person.birth-date', 'person.graduated-on'],
  ['event.happened-on', 'event.settled-on'],
  ['event.accepted-on', 'event.settled-on'],
]

/** What these say has happened cannot lie after the day it is said. */
export const past: readonly string[] = ['person.death-date', 'event.happened-on']

export type Together = {
  given: Given
  /** The answer that would stand: given, or on record. */
  record: (stem: string) => Answer | undefined
  places: Pick<Places, 'of' | 'byStem'>
  on: Day
}

export type Broken = { stem: string; problem: Problem }

/** Given answers that break a rule, each once. */
export function checkTogether(together: Together): Broken[] {
  const broken = [...checkBirth(together), ...checkOrders(together)]
  return broken.filter(({ stem }, index) => broken.findIndex((one) => one.stem === stem) === index)
}

const textOf = (answer: Answer | undefined): string => (answer?.state === 'value' ? String(answer.value) : '')

const columnOf = ({ places }: Pick<Together, 'places'>, key: string): string => {
  const place = places.of(key)
  return place?.by === 'column' ? place.stem : ''
}

const nameOf = ({ places }: Pick<Together, 'places'>, stem: string): string =>
  places.byStem.get(stem)?.question.name['zh-CN'] ?? ''

/** The ID number decides: what is said of birth day and sex against it goes back. */
function checkBirth(together: Together): Broken[] {
  const { given, record, on } = together
  const say = (stem: string, code: 'disagrees-with-id-number' | 'born-later' | 'too-long-ago'): Broken => ({
    stem,
    problem: factProblems[code]({ question: nameOf(together, stem) }),
  })
  const outside = (stem: string, born: Day): Broken[] =>
    born > on ? [say(stem, 'born-later')] : bornTooEarly(born, on) ? [say(stem, 'too-long-ago')] : []
  const idStem = columnOf(together, 'person.id-number')
  const number = idStem === '' ? '' : textOf(record(idStem))
  const stated = textOf(given.get('born'))
  if (number === '') return stated === '' ? [] : outside('born', stated as Day)
  const truth = impliedBy(number)
  const wrong = given.has(idStem) ? outside(idStem, String(truth.get('born')!.value) as Day) : []
  if (wrong.length > 0) return wrong
  return (['born', 'sex'] as const).flatMap((stem) => {
    const said = given.get(stem)
    const isSame = !said || (said.state === 'value' && said.value === truth.get(stem)!.value)
    return isSame ? [] : [say(stem, 'disagrees-with-id-number')]
  })
}

/** Where two days stand in the wrong order the later one goes, if it was given, else the earlier. */
export function checkOrders(together: Together): Broken[] {
  const { given, on } = together
  const future = past.flatMap((key): Broken[] => {
    const stem = columnOf(together, key)
    const isFuture = stem !== '' && textOf(given.get(stem)) > on
    return isFuture ? [{ stem, problem: factProblems['born-later']({ question: nameOf(together, stem) }) }] : []
  })
  return [...future, ...orders.flatMap((pair) => outOfOrder(together, pair))]
}

function outOfOrder(together: Together, [first, second]: readonly [string, string]): Broken[] {
  const { given, record } = together
  const earlier = columnOf(together, first)
  const later = columnOf(together, second)
  if (earlier === '' || later === '') return []
  const stem = given.has(later) ? later : earlier
  const isNews = given.has(stem) || (earlier === 'born' && given.has(columnOf(together, 'person.id-number')))
  const start = earlier === 'born' ? birthIn(together) : textOf(record(earlier))
  const end = textOf(record(later))
  if (!isNews || start === '' || end === '' || start <= end) return []
  const names = { earlier: nameOf(together, earlier), later: nameOf(together, later) }
  // A birth day that came with the number goes by its number.
  return [
    {
      stem: given.has(stem) ? stem : columnOf(together, 'person.id-number'),
      problem: factProblems['out-of-order'](names),
    },
  ]
}

function birthIn(together: Together): string {
  const idStem = columnOf(together, 'person.id-number')
  const number = idStem === '' ? '' : textOf(together.record(idStem))
  return number === '' ? textOf(together.record('born')) : String(impliedBy(number).get('born')!.value)
}
