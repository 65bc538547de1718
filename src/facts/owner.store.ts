// F9: who said what is on record now: the unit whose file last wrote that column.
import type { AreaId } from '../kernel/area.ts'
import type { Trx } from '../db/trx.ts'

export type Owner = { unit: string; batch: string | null; sheet: string | null; row: number | null }

export const columnKey = ({ id, stem }: { id: string; stem: string }): string => `${id}\t${stem}`

/** By `columnKey`; a column never written has no owner. */
export async function ownersOf(
  trx: Trx,
  shard: AreaId,
  columns: readonly { id: string; stem: string }[],
): Promise<Map<string, Owner>> {
  if (columns.length === 0) return new Map()
  const { rows } = await trx.query<Owner & { id: string; stem: string }>(
    `select distinct on (asked.id, asked.stem) asked.id, asked.stem, coalesce(l.unit, b.unit, '') as unit, l.batch, l.source_sheet as sheet, l.source_row as row
     from unnest($2::uuid[], $3::text[]) as asked (id, stem)
     join facts.patch_log l on l.shard = $1 and l.subject_id = asked.id and l.patch ? asked.stem
     left join facts.batch b on b.shard = l.shard and b.id = l.batch
     order by asked.id, asked.stem, l.id desc`,
    [shard, columns.map(({ id }) => id), columns.map(({ stem }) => stem)],
  )
  return new Map(rows.map((row) => [columnKey(row), row]))
}
