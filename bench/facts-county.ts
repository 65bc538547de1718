// bench facts: a county of its own on the built-in server, made to hold so many facts, and what loading them cost.
import type { Client } from 'pg'
import { addAreas } from '../src/access/add-areas.store.ts'
import type { Database } from '../src/db/open.ts'
import type { Trx } from '../src/db/trx.ts'
import { saveQuestions } from '../src/dictionary/dictionary.store.ts'
import { catalogue } from '../src/dictionary/catalogue.ts'
import { readCode } from '../src/dictionary/codes.ts'
import { type Asking, askingOf } from '../src/facts/asking.ts'
import { ensureColumns } from '../src/facts/column.store.ts'
import { buffers, copyBuffers, copyRows } from '../src/facts/copy.store.ts'
import { copyFresh, freshCopy } from '../src/facts/fresh.store.ts'
import { identityTokens } from '../src/facts/identity.node.ts'
import { freshPatch, logSaves } from '../src/facts/import.store.ts'
import { freshIds } from '../src/facts/known.store.ts'
import type { PlacedRow } from '../src/facts/place-subjects.ts'
import { type Round, roundsOf } from '../src/facts/stage.store.ts'
import type { AreaId } from '../src/kernel/area.ts'
import { shardOf } from '../src/kernel/area.ts'
import type { Day } from '../src/kernel/day.ts'
import { ok, type Result } from '../src/kernel/result.ts'
import { eavOf, eavTable } from './facts-eav.ts'
import { answersEach, idsOfVillage, madeHouseholds, madePeople, peopleInVillage } from './facts-people.ts'
import { msOf } from './timing.ts'

export const on = '2026-06-30' as Day
export const unit = '云溪县'

export type FactsCounty = {
  database: Database
  /** For what no product does: tables without index, statistics, sizes. */
  admin: Client
  asking: Asking
  shard: AreaId
  villages: readonly AreaId[]
  identityKey: Uint8Array
  batch: string
}

export function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${result.problem.code}: ${result.problem.says.en.message}`)
}

export const within = async <T>(database: Database, work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await database.transaction(async (trx) => ok(await work(trx))))

export async function makeFactsCounty(
  { database, admin }: Pick<FactsCounty, 'database' | 'admin'>,
  { name, villages }: { name: string; villages: number },
): Promise<FactsCounty> {
  const actor = 'bench'
  const inTown = 30
  const towns = Array.from({ length: Math.ceil(villages / inTown) }, (_, town) => ({
    level: 'town' as const,
    name: `${town + 1} 镇`,
    below: Array.from({ length: Math.min(inTown, villages - town * inTown) }, (_, nth) => ({
      level: 'village' as const,
      name: `${town + 1} 镇 ${nth + 1} 村`,
    })),
  }))
  const areas = await within(database, async (trx) => {
    await saveQuestions(trx, { questions: catalogue, actor })
    must(await ensureColumns(trx, catalogue))
    return must(await addAreas(trx, { trees: [{ level: 'county', name, below: towns }], since: on, actor }))
  })
  const shard = shardOf(areas[0]!.id)
  const batch = await within(database, async (trx) => {
    const [id] = await freshIds(trx, 1)
    await trx.query(
      `insert into facts.batch (shard, id, area, file_name, file_hash, sheets, unit, actor, good_as_of)
       values ($1, $2, $3, 'bench', 'bench', '{}', $4, $5, $6)`,
      [shard, id, areas[0]!.id, unit, actor, on],
    )
    return id!
  })
  const asking = askingOf(catalogue, readCode)
  const identityKey = new Uint8Array(32).fill(7)
  const own = areas.filter(({ level }) => level === 'village').map(({ id }) => id)
  return { database, admin, asking, shard, villages: own, identityKey, batch }
}

/** Milliseconds of each block by what was done with it, and its facts. */
export type BlockTimes = { facts: number; floor: number; typed: number; log: number; eav: number | undefined }

/** Villages that go in one after the other, in turn as bare COPY, as the product's, as its log and as EAV. */
const villagesInBlock = 34

export async function loadCounty(county: FactsCounty, { eavFacts }: { eavFacts: number }): Promise<BlockTimes[]> {
  const { villages } = county
  const blocks: BlockTimes[] = []
  let facts = 0
  for (let first = 0; first < villages.length; first += villagesInBlock) {
    const block = await blockOf(county, first)
    const times = await loadBlock(county, block, facts < eavFacts)
    facts += times.facts
    blocks.push(times)
    process.stderr.write(`\rfacts: ${facts} loaded`)
  }
  process.stderr.write('\n')
  await county.admin.query(
    'vacuum (analyze) facts.person, facts.household, facts.identity, facts.patch_log, facts.batch',
  )
  await county.admin.query(`vacuum (analyze) ${eavTable}`)
  return blocks
}

type Block = { people: Round; households: Round }

async function blockOf({ database, villages, asking }: FactsCounty, first: number): Promise<Block> {
  const { places } = asking
  const own = villages.slice(first, first + villagesInBlock)
  const ids = await within(database, (trx) => freshIds(trx, own.length * idsOfVillage))
  const rows = own.flatMap((area, nth): PlacedRow[] => {
    const of = {
      area,
      index: first + nth,
      seed: 1,
      places,
      ids: ids.slice(nth * idsOfVillage, (nth + 1) * idsOfVillage),
    }
    return [...madeHouseholds(of), ...madePeople(of)]
  })
  const [households, people] = roundsOf(rows, places) as [Round, Round]
  return { people, households }
}

async function loadBlock(county: FactsCounty, { people, households }: Block, withEav: boolean): Promise<BlockTimes> {
  const { database, shard, batch, identityKey } = county
  const input = { shard, on }
  const floorTable = 'facts.bench_floor'
  await within(database, async (trx) => {
    const { target } = freshCopy(people, input, floorTable)
    const columns = target.slice(target.indexOf('(') + 1, -1)
    await trx.query(`drop table if exists ${floorTable}`)
    await trx.query(`create table ${floorTable} as select ${columns} from facts.person with no data`)
  })
  // The floor is given its text; the product's own way has to make it.
  const bare = freshCopy(people, input, floorTable)
  const encoded = [...buffers(bare.lines)]
  const floor = await msOf(() => within(database, (trx) => copyBuffers(trx, bare.target, encoded)))
  await within(database, (trx) => copyFresh(trx, households, input))
  const typed = await msOf(() => within(database, (trx) => copyFresh(trx, people, input)))
  const saves = () => people.rows.map((row) => ({ row, fresh: true, patch: freshPatch(row), days: null }))
  const log = await msOf(() => within(database, (trx) => logSaves(trx, saves(), { shard, batch, actor: 'bench', on })))
  const tokenOf = identityTokens(identityKey)
  const identities = people.rows.map(({ id, area, person }) => [shard, tokenOf(person!.number!), id, area])
  await within(database, (trx) => copyRows(trx, 'facts.identity (shard, token, person, area)', identities))
  const eav = withEav ? await msOf(() => within(database, (trx) => eavOf(trx, people, shard))) : undefined
  return { facts: people.rows.length * answersEach, floor, typed, log, eav }
}

export const factsOf = (villages: number): number => villages * peopleInVillage * answersEach
