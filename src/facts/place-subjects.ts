// F5: each decided row finds the one subject it speaks of, or goes back: a doubled person is a wrong number in every report.
import type { AreaId } from '../kernel/area.ts'
import type { IdNumber } from '../kernel/id-number.ts'
import type { Problem } from '../kernel/problem.ts'
import { type Decision, type DecidedRow, returnCell, returnRow } from './decide-import.ts'
import type { Places } from './place.ts'
import { factProblems } from './problems.ts'
import { stemOf } from './read-row.ts'

export type KnownHousehold = { id: string; area: AreaId }
export type KnownPerson = {
  id: string
  area: AreaId
  household: string | undefined
  hasNumber: boolean
}

/** What is on record already; grows while rows are placed. */
export type Known = {
  /** Households of the import's area by number. */
  households: Map<string, KnownHousehold[]>
  /** People by ID number, wherever they are recorded. */
  byNumber: Map<IdNumber, KnownPerson>
  /** People of the import's area by `name\tbirth day`. */
  byName: Map<string, KnownPerson[]>
  areaSubject: string
}

export type PlacedRow = DecidedRow & {
  id: string
  area: AreaId
  isNew: boolean
  householdId?: string
  /** The household recorded before, where this row names another one. */
  movedFrom?: string
  /** A number not yet on record for this person. */
  newNumber?: IdNumber
}

export type Placing = {
  decision: Pick<Decision, 'rows' | 'returned'>
  known: Known
  area: AreaId
  /** Fresh ids for new subjects. */
  nextId: () => string
  places: Places
  /** The area is a village or lies below one: somebody new may be recorded there. */
  settles: boolean
}

export const nameKeyOf = (name: string, born: string): string => `${name}\t${born}`

/** Households first, whatever the order of the sheets, so that a person's row may name a household of the same file. */
export function placeSubjects(placing: Placing): PlacedRow[] {
  const { rows } = placing.decision
  const own = rows.filter((row) => row.of === 'household' && !row.upward)
  const rest = rows.filter((row) => row.of !== 'household' || row.upward)
  return [...own, ...rest].flatMap((row) => {
    if (row.of === 'person') return placePerson(row, placing)
    if (row.of === 'household') return placeHousehold(row, placing)
    return [{ ...row, id: placing.known.areaSubject, area: placing.area, isNew: false }]
  })
}

function placeHousehold(row: DecidedRow, { known, area, nextId, decision, places, settles }: Placing): PlacedRow[] {
  const number = row.household!
  const found = known.households.get(number) ?? []
  if (found.length > 1 || (row.upward && found.length === 0)) {
    // The member's own row carries the sentence when its household cannot be told.
    const field = row.fields.get(stemOf(places, 'household.number'))
    if (!row.upward) returnRow(decision, row, factProblems['household-in-several-villages']({}))
    else returnCell(decision, row, { ...(field ? { field } : {}), problem: householdProblem(found) })
    return []
  }
  if (found[0]) return [{ ...row, ...found[0], isNew: false }]
  if (!settles) {
    returnRow(decision, row, factProblems['village-not-told']({}))
    return []
  }
  const fresh = { id: nextId(), area }
  known.households.set(number, [fresh])
  return [{ ...row, ...fresh, isNew: true }]
}

const householdProblem = (found: readonly KnownHousehold[]): Problem =>
  found.length === 0 ? factProblems['household-unknown']({}) : factProblems['household-in-several-villages']({})

function placePerson(row: DecidedRow, placing: Placing): PlacedRow[] {
  const { known, area, decision, places, nextId } = placing
  const person = row.person!
  const households = row.household === undefined ? undefined : (known.households.get(row.household) ?? [])
  const household = households?.length === 1 ? households[0] : undefined
  if (households && !household) {
    const field = row.fields.get(stemOf(places, 'household.number'))
    returnCell(decision, row, { ...(field ? { field } : {}), problem: householdProblem(households) })
  }
  const found = findPerson(row, placing, household)
  if (found && 'problem' in found) {
    returnRow(decision, row, found.problem)
    return []
  }
  const at = found ?? {
    id: nextId(),
    area: household?.area ?? area,
    household: undefined,
    hasNumber: false,
  }
  const { number, name, born } = person
  const moved = household !== undefined && at.household !== undefined && at.household !== household.id
  const placed: PlacedRow = {
    ...row,
    id: at.id,
    area: at.area,
    isNew: !found,
    ...(household ? { householdId: household.id } : {}),
    ...(moved ? { movedFrom: at.household! } : {}),
    ...(number && !known.byNumber.has(number) ? { newNumber: number } : {}),
  }
  const now: KnownPerson = {
    id: at.id,
    area: at.area,
    household: household?.id ?? at.household,
    hasNumber: at.hasNumber || number !== undefined,
  }
  if (number) known.byNumber.set(number, now)
  if (name !== undefined && born !== undefined) {
    const key = nameKeyOf(name, born)
    known.byName.set(key, [...(known.byName.get(key) ?? []).filter(({ id }) => id !== now.id), now])
  }
  return [placed]
}

/** The person on record, a Problem where it cannot be told, or undefined for somebody new. */
function findPerson(
  { person, fields }: DecidedRow,
  { known, area, places, settles }: Placing,
  household: KnownHousehold | undefined,
): KnownPerson | { problem: Problem } | undefined {
  const { number, name, born, numberInDoubt } = person!
  const byNumber = number && known.byNumber.get(number)
  if (byNumber) return byNumber.area.startsWith(area) ? byNumber : { problem: factProblems['recorded-elsewhere']({}) }
  const here = household?.area ?? area
  const namesakes =
    name === undefined || born === undefined
      ? []
      : (known.byName.get(nameKeyOf(name, born)) ?? []).filter((one) => one.area === here)
  const same = namesakes.filter((one) => household !== undefined && one.household === household.id)
  if (number === undefined && household === undefined) {
    const told = fields.has(stemOf(places, 'household.number'))
    return { problem: told ? factProblems['household-unknown']({}) : factProblems['person-not-told-apart']({}) }
  }
  if (number && same.some((one) => one.hasNumber)) return { problem: factProblems['one-person-two-numbers']({}) }
  if (same.length > 1) return { problem: factProblems['several-people-fit']({}) }
  if (same[0]) return same[0]
  if (number === undefined ? namesakes.length > 0 : namesakes.some((one) => !one.hasNumber)) {
    return { problem: factProblems['maybe-known-already']({}) }
  }
  if (number === undefined && numberInDoubt) return { problem: factProblems['number-in-doubt']({}) }
  // Somebody recorded at a town would be in no village's list, and in the town's count.
  return settles || household ? undefined : { problem: factProblems['village-not-told']({}) }
}
