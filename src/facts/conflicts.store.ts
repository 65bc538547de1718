// F43: what two units disagree about, listed for those who have to settle it, and settled by a person with a reason.
import type { SubjectKind } from '../dictionary/question.ts'
import { type AreaId, areaRange } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Answer } from './answer.ts'
import type { Asking } from './asking.ts'
import { checkSave } from './check-save.ts'
import { type Logged, logged, type Patch } from './patch.ts'
import { factProblems } from './problems.ts'
import { stemOf } from './read-row.ts'
import { announce, announceElsewhere, changedIn, logSaved } from './save-log.store.ts'
import { keepNumbers, refuseNumbers } from './save-number.store.ts'
import { columnsFor, keyOf, lockRows, updateRows } from './save-row.store.ts'

export type Conflict = {
  kind: SubjectKind
  id: string
  area: AreaId
  /** Column stem. */
  stem: string
  /** What each unit says, the first to say it first. */
  said: { unit: string; said: Logged; goodAsOf: Day }[]
}

export type ConflictsWanted = {
  shard: AreaId
  scope: AreaId
  /** Only what this unit has a word in. */
  unit?: string
  /** The last of the page before. */
  after?: Pick<Conflict, 'id' | 'stem'>
  limit?: number
}

/** Open conflicts in the order of subjects, page by key. The values are for those who may see the facts. */
export async function openConflicts(trx: Trx, wanted: ConflictsWanted): Promise<Conflict[]> {
  const { shard, scope, unit, after, limit = 500 } = wanted
  const { low, high } = areaRange(scope)
  const { rows } = await trx.query<Conflict>(
    `select subject_kind as kind, subject_id as id, area, column_name as stem,
       jsonb_agg(jsonb_build_object('unit', unit, 'said', said, 'goodAsOf', good_as_of) order by at, unit) as said
     from facts.conflict
     where shard = $1 and area >= $2 and area < $3 and decided_at is null
       and ($5::uuid is null or (subject_id, column_name) > ($5, $6))
     group by 1, 2, 3, 4 having $4::text is null or bool_or(unit = $4) order by 2, 4 limit $7`,
    [shard, low, high, unit ?? null, after?.id ?? null, after?.stem ?? '', limit],
  )
  return rows
}

export type ConflictDecision = {
  shard: AreaId
  /** Who decides: their word stands where no unit said what was decided. */
  unit: string
  actor: string
  on: Day
  reason: string
  kind: SubjectKind
  id: string
  stem: string
  answer: Answer
  asking: Asking
  identityKey?: Uint8Array
}

/** The decided answer stands; whose answer it is owns it again. What the others said stays on record as decided against. */
export async function decideConflict(trx: Trx, input: ConflictDecision): Promise<Result<AuditEvent>> {
  const { shard, kind, id, stem, answer, asking, on, actor, reason } = input
  if (reason.trim() === '') return fail(factProblems['reason-missing']({}))
  const { places, codes } = asking
  const save = { kind, id, area: shard, answers: new Map([[stem, answer]]), sure: new Set([stem]) }
  const columns = columnsFor(kind, [save], places)
  const standing = (await lockRows(trx, { shard, kind, places }, { ids: [id], columns })).get(id)
  if (!standing) return fail(factProblems['no-such-subject']({}))
  const { said } = await saidOf(trx, input)
  if (said.length === 0) return fail(factProblems['no-such-conflict']({}))
  const checked = checkSave({ save, before: standing.before, places, codes, on })
  const numbers = { ...input, places, people: [{ id, household: standing.household, answers: checked.answers }] }
  const [refused] = [...checked.refused, ...(kind === 'person' ? await refuseNumbers(trx, numbers) : [])]
  if (refused) return fail(refused.problem)
  const answers = new Map([...checked.answers].map(([one, given]) => [one, { answer: given, day: on }]))
  await updateRows(trx, { shard, kind, places }, [{ id, answers, key: keyOf(kind, checked.answers, places) }])
  if (stem === stemOf(places, 'person.id-number'))
    await keepNumbers(trx, input, [{ id, stem, area: standing.area, answer }])
  const unit = await closeConflict(trx, input)
  const patch: Patch = {}
  const days: Record<string, Day | null> = {}
  for (const [one, given] of checked.answers) {
    patch[one] = [standing.before.get(one) ?? null, logged(given)]
    days[one] = standing.days.get(one) ?? null
  }
  const saves = [{ kind, id, area: standing.area, patch, days }]
  await logSaved(trx, { shard, unit: unit ?? input.unit, actor, source: 'decision', reason, validFrom: on, saves })
  await announce(
    trx,
    shard,
    saves.map((one) => ({ ...one, columns: changedIn(one) })),
  )
  await announceElsewhere(trx, shard, saves)
  const question = places.byStem.get(stem)!.question.key
  const details = { question, units: said.length, own: unit === null }
  const event = { actor, action: 'conflict-decided', about: { kind, id }, area: standing.area, details }
  return ok(await record(trx, event))
}

type Column = Pick<ConflictDecision, 'shard' | 'id' | 'stem'>

async function saidOf(trx: Trx, { shard, id, stem }: Column): Promise<{ said: string[] }> {
  const { rows } = await trx.query<{ unit: string }>(
    'select unit from facts.conflict where shard = $1 and subject_id = $2 and column_name = $3 and decided_at is null for update',
    [shard, id, stem],
  )
  return { said: rows.map(({ unit }) => unit) }
}

/**
 * The unit that said what was decided, the first of them; null where nobody did. Its word is no longer on record as a rival's:
 * should somebody correct the fact, its repeating the old answer is news.
 */
async function closeConflict(trx: Trx, { shard, id, stem, answer, actor }: ConflictDecision): Promise<string | null> {
  const column = [shard, id, stem]
  const won = await trx.query<{ unit: string; at: Date }>(
    `delete from facts.conflict where shard = $1 and subject_id = $2 and column_name = $3 and decided_at is null and said = $4::jsonb
     returning unit, at`,
    [...column, JSON.stringify(logged(answer))],
  )
  await trx.query(
    `update facts.conflict set decided_by = $4, decided_at = clock_timestamp()
     where shard = $1 and subject_id = $2 and column_name = $3 and decided_at is null`,
    [...column, actor],
  )
  const [first] = won.rows.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.unit < b.unit ? -1 : 1))
  return first?.unit ?? null
}
