// D28: what a field does not ask is kept with who said so, for good; only its author's own slip is withdrawn.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Difference, Differences } from './difference.ts'

/** Leaves an event for every template of which something new was said. */
export async function saveDifferences(
  trx: Trx,
  { differences, actor }: { differences: readonly Difference[]; actor: string },
): Promise<AuditEvent[]> {
  const { rows } = await trx.query<{ template: string }>(
    `insert into dictionary.difference (template, field, answer, actor)
     select distinct template, field, answer, $4 from unnest($1::text[], $2::text[], $3::text[]) as n (template, field, answer)
     on conflict (template, field, answer) do update set withdrawn_by = null, withdrawn_at = null, actor = excluded.actor, at = now()
     where difference.withdrawn_at is not null returning template`,
    [
      differences.map(({ template }) => template),
      differences.map(({ field }) => field),
      differences.map(({ answer }) => answer),
      actor,
    ],
  )
  const events: AuditEvent[] = []
  for (const [id, of] of Map.groupBy(rows, ({ template }) => template)) {
    const about = { kind: 'template', id }
    events.push(await record(trx, { actor, action: 'fields-told-apart', about, details: { learned: of.length } }))
  }
  return events
}

/** By template hash, then by field. */
export async function loadDifferences(trx: Trx): Promise<Map<string, Differences>> {
  const { rows } = await trx.query<Difference>(
    'select template, field, answer from dictionary.difference where withdrawn_at is null order by template, field, answer',
  )
  const found = new Map<string, Map<string, Set<string>>>()
  for (const { template, field, answer } of rows) {
    const fields = found.get(template) ?? new Map<string, Set<string>>()
    fields.set(field, (fields.get(field) ?? new Set()).add(answer))
    found.set(template, fields)
  }
  return found
}
