// bench facts: the first page of a very long list of people, and the search in it.
import { copyRows } from '../src/facts/copy.store.ts'
import { copyFresh } from '../src/facts/fresh.store.ts'
import { tailOf, tailTokens } from '../src/facts/identity.node.ts'
import { freshIds } from '../src/facts/known.store.ts'
import { listSubjects, type ListWanted } from '../src/facts/list.store.ts'
import type { PlacedRow } from '../src/facts/place-subjects.ts'
import { type Round, roundsOf } from '../src/facts/stage.store.ts'
import { areaChild, shardOf } from '../src/kernel/area.ts'
import type { IdNumber } from '../src/kernel/id-number.ts'
import { type FactsCounty, on, within } from './facts-county.ts'
import { dice, madeName, madeNumber } from './facts-people.ts'
import { msOfEach, quantile } from './timing.ts'

const questions = ['person.name', 'person.id-number', 'person.sex', 'person.phone', 'household.number']

/** A county of its own beside the loaded one, where the list is all there is. */
const county = areaChild(areaChild('', { level: 'province', index: 1 }), { level: 'county', index: 999 })
const block = 20_000

async function makeList({ database, asking, identityKey }: FactsCounty, people: number): Promise<void> {
  const roll = dice(11)
  const stem = (key: string) => {
    const place = asking.places.of(key)
    if (place?.by !== 'column') throw new TypeError(`${key} has no column`)
    return place.stem
  }
  const [name, number, phone] = [stem('person.name'), stem('person.id-number'), stem('person.phone')]
  const tailTokenOf = tailTokens(identityKey)
  for (let first = 0; first < people; first += block) {
    const count = Math.min(block, people - first)
    const ids = await within(database, (trx) => freshIds(trx, count))
    const rows = ids.map((id, nth): PlacedRow => {
      const serial = first + nth
      const called = madeName(roll)
      const area = areaChild(county, { level: 'village', index: 1 + Math.floor(serial / 300) })
      const answers = new Map(
        Object.entries({ [name]: called, [number]: madeNumber(serial), [phone]: `199${serial}` }).map(
          ([of, value]) => [of, { state: 'value' as const, value }] as const,
        ),
      )
      const person = { name: called, number: madeNumber(serial) }
      return {
        list: 0,
        sheet: '',
        row: nth,
        of: 'person',
        answers,
        fields: new Map(),
        values: new Map(),
        person,
        id,
        area,
        isNew: true,
      }
    })
    await within(database, (trx) =>
      copyFresh(trx, roundsOf(rows, asking.places)[0] as Round, { shard: shardOf(county), on }),
    )
    // The tail alone is looked for here; the whole number's hash is the import's matter.
    const tails = rows.map(({ id, area, person }) => [
      shardOf(county),
      id,
      id,
      area,
      tailTokenOf(tailOf(person!.number as IdNumber)),
    ])
    await within(database, (trx) => copyRows(trx, 'facts.identity (shard, token, person, area, tail)', tails))
  }
}

export async function listFigures(of: FactsCounty, people: number) {
  await makeList(of, people)
  await of.admin.query('vacuum (analyze) facts.person, facts.identity')
  const roll = dice(13)
  const read = (more: Partial<ListWanted>) =>
    within(of.database, (trx) =>
      listSubjects(trx, {
        shard: shardOf(county),
        scope: county,
        of: 'person',
        where: [],
        questions,
        on,
        limit: 50,
        identityKey: of.identityKey,
        asking: of.asking,
        ...more,
      }),
    )
  const page = await read({})
  if (page.subjects.length !== 50) throw new Error(`a page of ${page.subjects.length}`)
  const first = await msOfEach(50, () => read({}))
  const area = areaChild(county, { level: 'village', index: 1 + Math.floor(people / 600) })
  const middle = await msOfEach(50, () => read({ after: { area, id: page.next!.id } }))
  const byName = await msOfEach(50, () => read({ search: madeName(roll) }))
  const bySurname = await msOfEach(20, () => read({ search: madeName(roll).slice(0, 1) }))
  const byTail = await msOfEach(50, () => read({ search: tailOf(madeNumber(roll(people))) }))
  const middleOf = (taken: number[]) => quantile(taken, 0.5)
  return {
    first: middleOf(first),
    middle: middleOf(middle),
    name: middleOf(byName),
    surname: middleOf(bySurname),
    tail: middleOf(byTail),
    /** The slower way of the two that name one person. */
    search: Math.max(middleOf(byName), middleOf(byTail)),
  }
}
