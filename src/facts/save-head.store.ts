// F41: a household has one head; a second one is refused where it comes in, since no form could be filled from two.
import type { AreaId } from '../kernel/area.ts'
import type { Trx } from '../db/trx.ts'
import type { Places } from './place.ts'
import { factProblems } from './problems.ts'
import { stemOf } from './read-row.ts'
import type { PersonSave } from './save-number.store.ts'
import type { Refused } from './save.ts'
import { headCode } from './subject-query.node.ts'

export type HeadWanted = { shard: AreaId; places: Places; people: readonly PersonSave[] }

/** Heads among the saves whose household would have another head afterwards. */
export async function refuseHeads(trx: Trx, { shard, places, people }: HeadWanted): Promise<Refused[]> {
  const stem = stemOf(places, 'person.relation-to-head')
  if (stem === '') return []
  const isHead = ({ answers }: PersonSave) => answers.get(stem)?.value === headCode
  const heads = people.filter((one) => isHead(one) && one.household !== null)
  if (heads.length === 0) return []
  const households = [...new Set(heads.map(({ household }) => household!))].toSorted((a, b) => (a < b ? -1 : 1))
  // Two who make a head of one household at once must not both see none. No lock of rows: an import that holds the household
  // waits for people.
  await trx.query(
    "select pg_advisory_xact_lock(hashtextextended('facts.head/' || h, 0)) from unnest($1::text[]) as h",
    [households],
  )
  const { rows } = await trx.query<{ person: string; household: string }>(
    `select id as person, household_id as household from facts.person
     where shard = $1 and household_id = any($2::uuid[]) and ${stem} = $3`,
    [shard, households, headCode],
  )
  const saved = new Map(people.map((one) => [one.id, one]))
  const stays = ({ person, household }: (typeof rows)[number]) => {
    const now = saved.get(person)
    return now === undefined || (now.household === household && !now.answers.has(stem))
  }
  const standing = Map.groupBy(rows.filter(stays), ({ household }) => household)
  const wanted = Map.groupBy(heads, ({ household }) => household)
  const hasOther = ({ id, household }: PersonSave) =>
    wanted.get(household)!.length > 1 || standing.get(household!)?.some(({ person }) => person !== id) === true
  return heads.filter(hasOther).map(({ id }) => ({ id, stem, problem: factProblems['another-head']({}) }))
}
