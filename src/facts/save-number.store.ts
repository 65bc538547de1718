// F40: an ID number that is entered names one person; a corrected number names nobody any more.
import type { IdNumber } from '../kernel/id-number.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Trx } from '../db/trx.ts'
import type { Answer } from './answer.ts'
import { identityTokens } from './identity.node.ts'
import type { Places } from './place.ts'
import { factProblems } from './problems.ts'
import { type Answers, stemOf } from './read-row.ts'
import type { Refused } from './save.ts'

export type Numbered = { shard: AreaId; places: Places; identityKey?: Uint8Array }
export type PersonSave = { id: string; household: string | null; answers: Answers }

/** Numbers that stand for somebody else, on record or among the same saves. */
export async function refuseNumbers(
  trx: Trx,
  { shard, places, identityKey, people }: Numbered & { people: readonly PersonSave[] },
): Promise<Refused[]> {
  const stem = stemOf(places, 'person.id-number')
  const given = people.flatMap(({ id, answers }) => {
    const number = answers.get(stem)
    return number?.state === 'value' ? [{ id, token: tokenOf(identityKey, String(number.value)) }] : []
  })
  if (given.length === 0) return []
  const { rows } = await trx.query<{ token: string; person: string }>(
    'select token, person from facts.identity where shard = $1 and token = any($2)',
    [shard, given.map(({ token }) => token)],
  )
  const owner = new Map(rows.map(({ token, person }) => [token, person]))
  return given.flatMap(({ id, token }, index) => {
    const isTaken = (owner.get(token) ?? id) !== id || given.slice(0, index).some((one) => one.token === token)
    return isTaken ? [{ id, stem, problem: factProblems['number-of-somebody-else']({}) }] : []
  })
}

type NumberWrite = { id: string; stem: string; area: AreaId; answer: Answer }

/**
 * The person is found by the new number only. Were the old one kept, a mistyped number that is really somebody else's would
 * lead that person's next ledger row to the wrong person.
 */
export async function keepNumbers(
  trx: Trx,
  { shard, asking, identityKey }: Pick<Numbered, 'shard' | 'identityKey'> & { asking: { places: Places } },
  writes: readonly NumberWrite[],
): Promise<void> {
  const stem = stemOf(asking.places, 'person.id-number')
  const changed = writes.filter((write) => write.stem === stem)
  if (changed.length === 0) return
  await trx.query('delete from facts.identity where shard = $1 and person = any($2::uuid[])', [
    shard,
    changed.map(({ id }) => id),
  ])
  const numbers = changed.filter(({ answer }) => answer.state === 'value')
  await trx.query(
    'insert into facts.identity (shard, token, person, area) select $1, * from unnest($2::text[], $3::uuid[], $4::text[])',
    [
      shard,
      numbers.map(({ answer }) => tokenOf(identityKey, String(answer.value))),
      numbers.map(({ id }) => id),
      numbers.map(({ area }) => area),
    ],
  )
}

function tokenOf(identityKey: Uint8Array | undefined, number: string): string {
  if (!identityKey) throw new Error('an ID number is saved without the key that identifies people')
  return identityTokens(identityKey)(number as IdNumber)
}
