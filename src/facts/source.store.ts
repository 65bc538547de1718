// F8: every fact leads to the row of the ledger it came from, its unit and its day; a derived one to the row it was derived from.
import type { AreaId } from '../kernel/area.ts'
import type { Trx } from '../db/trx.ts'
import type { Asking } from './asking.ts'
import type { Place } from './place.ts'
import type { Source } from './source.ts'
import { headCode } from './subject-query.node.ts'

/** A cell's subject and question: what it was filled with. */
export type SourceAsked = { subject: string; question: string }
export type SourcesInput = {
  shard: AreaId
  asked: readonly SourceAsked[]
  /** As it stood then, ISO 8601; absent: now. */
  at?: string
  asking: Asking
}

export type SourceInput = Omit<SourcesInput, 'asked'> & SourceAsked

/** Undefined when nothing was ever recorded. */
export async function sourceOf(trx: Trx, { subject, question, ...rest }: SourceInput): Promise<Source | undefined> {
  return (await sourcesOf(trx, { ...rest, asked: [{ subject, question }] }))[0]
}

/**
 * Sources in the order asked, in one statement per way of deriving. A question of a person's household or village is looked
 * up at that household or village; the number of members at the member who was recorded last.
 */
export async function sourcesOf(trx: Trx, { shard, asked, at, asking }: SourcesInput): Promise<(Source | undefined)[]> {
  const found: (Source | undefined)[] = asked.map(() => undefined)
  const wanted = asked.flatMap(({ subject, question }, index) => {
    const place = asking.places.of(question)
    return place ? [{ subject, index, place }] : []
  })
  const relation = asking.places.of('person.relation-to-head')
  const relationStem = relation?.by === 'column' ? relation.stem : 'sex'
  for (const [way, group] of Map.groupBy(wanted, ({ place }) => wayOf(place))) {
    const { rows } = await trx.query<Found & { n: number }>(
      `with asked as materialized (select * from unnest($2::int[], $3::uuid[], $4::text[]) as asked (n, subject, stem)),
         held as materialized (${holders[way](relationStem)})
       select distinct on (held.n) held.n, l.source as via, b.file_name as file, l.source_sheet as sheet, l.source_row as row, coalesce(l.unit, b.unit, '') as unit, l.at, l.actor
       from held
       join facts.patch_log l on l.shard = $1 and l.subject_id = held.id and l.patch ? held.stem and ($5::timestamptz is null or l.at <= $5)
       left join facts.batch b on b.shard = l.shard and b.id = l.batch
       order by held.n, l.id desc`,
      [
        shard,
        group.map(({ index }) => index),
        group.map(({ subject }) => subject),
        group.map(({ place }) => stemIn(place)),
        at ?? null,
      ],
    )
    for (const { n, ...row } of rows) found[n] = sourceFrom(row)
  }
  return found
}

type Found = Pick<Source, 'via' | 'unit' | 'actor'> & {
  at: Date
  file: string | null
  sheet: string | null
  row: number | null
}

function sourceFrom({ at, file, sheet, row, ...rest }: Found): Source {
  const place = file === null || sheet === null || row === null ? {} : { file, sheet, row }
  return { ...rest, ...place, recorded: at.toISOString() }
}

type Way = 'own' | 'household' | 'area' | 'head' | 'members'

const wayOf = (place: Place): Way => {
  if (place.by === 'head' || place.by === 'members') return place.by
  return place.kind === 'household' || place.kind === 'area' ? place.kind : 'own'
}

const stemIn = (place: Place): string => {
  if (place.by === 'members') return 'household_id'
  return place.by === 'head' ? place.of.stem : place.stem
}

const person = 'left join facts.person p on p.shard = $1 and p.id = asked.subject'
/** The household asked about, or that of the person asked about. */
const household = 'coalesce(p.household_id, asked.subject)'

/**
 * The subjects whose log rows hold the answer, as plain joins over everything asked, which the planner can hash.
 * `relation` is a column name of ours.
 */
const holders: Record<Way, (relation: string) => string> = {
  own: () => 'select asked.n, asked.stem, asked.subject as id from asked',
  household: () => `select asked.n, asked.stem, ${household} as id from asked ${person}`,
  area: () => `select asked.n, asked.stem, coalesce(md5('area:' || coalesce(p.area, h.area))::uuid, asked.subject) as id
    from asked ${person} left join facts.household h on h.shard = $1 and h.id = asked.subject`,
  head: (relation) => `select asked.n, asked.stem, m.id from asked ${person}
    join facts.person m on m.shard = $1 and m.household_id = ${household} and m.${relation} = '${headCode}'`,
  members: () => `select asked.n, asked.stem, m.id from asked ${person}
    join facts.person m on m.shard = $1 and m.household_id = ${household}`,
}
