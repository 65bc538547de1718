// bench facts: one answer saved by itself against a bare commit, and until the open report of its village shows it.
import { importLedger } from '../src/facts/import.store.ts'
import type { AreaId } from '../src/kernel/area.ts'
import type { IdNumber } from '../src/kernel/id-number.ts'
import { type FactsCounty, must, on, unit, within } from './facts-county.ts'
import { dice } from './facts-people.ts'
import { plannedFor, villageReport } from './facts-read.ts'
import { msOf, quantile } from './timing.ts'

type Someone = { id: string; area: AreaId; number: IdNumber }

/** People of the county with their numbers, from all over it. */
export async function somePeople({ admin, asking, shard, villages }: FactsCounty, count: number): Promise<Someone[]> {
  const place = asking.places.of('person.id-number')
  if (place?.by !== 'column') throw new TypeError('no column of numbers')
  const roll = dice(5)
  const found: Someone[] = []
  while (found.length < count) {
    const { rows } = await admin.query<Someone>(
      `select p.id, p.area, p.${place.stem} as number from facts.person p
       where p.shard = $1 and p.area = $2 and exists (select from facts.identity i where i.shard = p.shard and i.person = p.id)
       order by p.id limit 20`,
      [shard, villages[roll(villages.length)]!],
    )
    found.push(...rows)
  }
  return found.slice(0, count)
}

/** The product's way of taking one answer of one person: a ledger of one row. */
export async function saveOne(county: FactsCounty, { number, area }: Someone, phone: string): Promise<void> {
  const { database, shard, identityKey, asking } = county
  const sheet = {
    sheet: '人',
    of: 'person' as const,
    columns: new Map([
      ['人!A3', 'person.id-number'],
      ['人!B3', 'person.phone'],
    ]),
    rows: [
      {
        row: 3,
        values: new Map([
          ['人!A3', number],
          ['人!B3', phone],
        ]),
      },
    ],
  }
  const file = { name: 'one', hash: phone }
  const saved = must(
    await database.transaction((trx) =>
      importLedger(trx, { file, sheets: [sheet], area, shard, unit, actor: 'bench', on, identityKey, asking }),
    ),
  )
  if (saved.factsWritten !== 1)
    throw new Error(`a save wrote ${saved.factsWritten} facts: ${JSON.stringify(saved.returned)}`)
}

const phoneOf = (serial: number): string => `188${String(serial).padStart(8, '0')}`

/** A save and a bare commit in turn, so that both meet the same disk. */
export async function saveFigures(county: FactsCounty) {
  const people = await somePeople(county, 220)
  await within(county.database, (trx) => trx.query('create table facts.bench_commit (at timestamptz)'))
  const [saves, commits]: [number[], number[]] = [[], []]
  for (const [nth, one] of people.entries()) {
    const commit = await msOf(() =>
      within(county.database, (trx) => trx.query('insert into facts.bench_commit values (now())')),
    )
    const save = await msOf(() => saveOne(county, one, phoneOf(nth)))
    if (nth < 20) continue
    saves.push(save)
    commits.push(commit)
  }
  return { p50: quantile(saves, 0.5), p99: quantile(saves, 0.99), commit: quantile(commits, 0.5) }
}

const writers = 8

/** From the moment a save begins until the report of its village, read anew, shows it; eight writers at once. */
export async function saveToReportFigures(county: FactsCounty) {
  const each = 20
  const people = await somePeople(county, writers * each)
  const taken: number[] = []
  const write = async (writer: number) => {
    for (let nth = 0; nth < each; nth++) {
      const one = people[writer * each + nth]!
      const phone = phoneOf(1000 + writer * each + nth)
      const ms = await msOf(async () => {
        await saveOne(county, one, phone)
        const plan = await within(county.database, (trx) => villageReport(trx, county, one.area))
        if (plannedFor(plan, one.id, 'person.phone') !== phone)
          throw new Error('the report does not show what was saved')
      })
      taken.push(ms)
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) }
}
