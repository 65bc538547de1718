// F7: a ledger becomes facts in one transaction: subjects, facts, log, conflicts and the event stand together or not at all.
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Problem } from '../kernel/problem.ts'
import { ok, type Result } from '../kernel/result.ts'
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Asking } from './asking.ts'
import { type Rivalry, recordRivals } from './conflict.store.ts'
import { lostAnswers } from './lost.store.ts'
import { copyRows } from './copy.store.ts'
import { copyFresh, splitRound } from './fresh.store.ts'
import { type Decision, decideImport, type ReturnedRow, returnCell } from './decide-import.ts'
import { identityTokens, tailOf, tailTokens } from './identity.node.ts'
import { returnHeads } from './import-heads.store.ts'
import { freshIds, loadKnown } from './known.store.ts'
import type { LedgerSheet } from './ledger.ts'
import { columnKey, ownersOf } from './owner.store.ts'
import { isConflict, logged, type Patch } from './patch.ts'
import { type PlacedRow, placeSubjects } from './place-subjects.ts'
import { factProblems } from './problems.ts'
import { stemOf } from './read-row.ts'
import { announce, announceElsewhere, announcementsOf } from './save-log.store.ts'
import { weighAnswer } from './save.ts'
import { villagesIn } from './subject.store.ts'
import { findDifferences, lockRound, mergeRound, type Round, roundsOf, stageRound, unstage } from './stage.store.ts'

export type LedgerImport = {
  /** Name as received and SHA-256 of the workbook. */
  file: { name: string; hash: string }
  sheets: readonly LedgerSheet[]
  /** Where the subjects live, and below. */
  area: AreaId
  shard: AreaId
  /** Whose ledger it is: the village, or the department. Its later files correct its earlier ones, other units' do not. */
  unit: string
  actor: string
  /** The day the ledger is good as of. */
  on: Day
  identityKey: Uint8Array
  asking: Asking
}

export type ImportResult = {
  batch: string
  subjectsNew: number
  subjectsChanged: number
  factsWritten: number
  unchanged: number
  /** Facts that are now disputed by two units. */
  conflicts: number
  returned: ReturnedRow[]
  folded: Decision['folded']
  notKept: { question: string; count: number }[]
  problems: Problem[]
  event: AuditEvent
}

export const importLedger = async (trx: Trx, ledger: LedgerImport): Promise<Result<ImportResult>> =>
  keepLedger(trx, ledger, await placeLedger(trx, ledger))

/** What a ledger says, each row with the one subject it speaks of; nothing is kept yet. */
export type PlacedLedger = { decision: Decision; placed: readonly PlacedRow[]; batch: string }

export async function placeLedger(trx: Trx, ledger: LedgerImport): Promise<PlacedLedger> {
  const { sheets, area, shard, on, identityKey } = ledger
  const { places, codes } = ledger.asking
  // Two imports at once must not both create the same person.
  await trx.query("select pg_advisory_xact_lock(hashtextextended('facts.import/' || $1, 0))", [shard])
  const decision = decideImport({ sheets, places, codes, on })
  const known = await loadKnown(trx, { shard, area, rows: decision.rows, identityKey })
  const settles = (await villagesIn(trx, { scope: area, on })).includes(area)
  const [batch, ...ids] = (await freshIds(trx, decision.rows.length + 1)) as [string, ...string[]]
  // In the order of the rows: lists go by id within a village, and an index grows at its end.
  const next = ids.values()
  const placed = placeSubjects({ decision, known, area, places, settles, nextId: () => next.next().value! })
  return { decision, placed, batch }
}

export async function keepLedger(
  trx: Trx,
  ledger: LedgerImport,
  { decision, placed, batch }: PlacedLedger,
): Promise<Result<ImportResult>> {
  const { file, sheets, area, shard, unit, actor, on } = ledger
  const { places } = ledger.asking
  const rows = await returnHeads(trx, { shard, places }, await settleMoves(trx, ledger, placed, decision), decision)
  const repeated = await isRepeated(trx, ledger)

  const saves: Save[] = []
  let conflicts = 0
  for (const round of roundsOf(rows, places)) {
    const done = await saveRound(trx, { ...ledger, round, batch, repeated })
    saves.push(...done.saves)
    conflicts += done.conflicts
  }
  await saveIdentities(trx, rows, ledger)

  const given = rows.reduce((sum, row) => sum + row.answers.size - impliedAnswers(row), 0)
  const counts = {
    subjectsNew: new Set(saves.filter(({ fresh }) => fresh).map(({ row }) => row.id)).size,
    subjectsChanged: new Set(
      saves.filter(({ fresh, patch }) => !fresh && Object.keys(patch).length > 0).map(({ row }) => row.id),
    ).size,
    factsWritten: saves.reduce((sum, { row, patch }) => sum + factsIn(row, patch), 0),
    conflicts,
  }
  const result = { ...counts, unchanged: given - counts.factsWritten }
  const returned = [...decision.returned.values()]
  await trx.query(
    `insert into facts.batch (shard, id, area, file_name, file_hash, sheets, unit, actor, good_as_of, counts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      shard,
      batch,
      area,
      file.name,
      file.hash,
      sheets.map(({ sheet }) => sheet),
      unit,
      actor,
      on,
      JSON.stringify({ ...result, returned: returned.length }),
    ],
  )
  await logSaves(trx, saves, { ...ledger, batch })
  const changes = saves.map(({ row, patch, days, fresh }) => ({
    kind: row.of,
    id: row.id,
    area: row.area,
    patch,
    days: days ?? {},
    isNew: fresh,
  }))
  await announce(trx, shard, announcementsOf(changes))
  await announceElsewhere(trx, shard, changes)
  await refreshStatistics(trx, saves.length)
  const event = await record(trx, {
    actor,
    action: 'ledger-imported',
    about: { kind: 'batch', id: batch },
    area,
    details: { ...result, returned: returned.length },
  })
  const notKept = [...decision.notKept].map(([question, count]) => ({ question, count }))
  return ok({ batch, ...result, returned, folded: decision.folded, notKept, problems: decision.problems, event })
}

export type Save = { row: PlacedRow; fresh: boolean; patch: Patch; days: Record<string, Day | null> | null }

/** Birth day and sex that only repeat the ID number are no answers of their own. */
const impliedAnswers = (row: PlacedRow): number =>
  row.person?.number ? Number(row.answers.has('born')) + Number(row.answers.has('sex')) : 0

const factsIn = (row: PlacedRow, patch: Patch): number =>
  Object.keys(patch).filter(
    (stem) => stem !== 'household_id' && !(row.person?.number && (stem === 'born' || stem === 'sex')),
  ).length

/** A unit may move a person it placed itself into another household; against another unit's word the link stays as it is. */
async function settleMoves(
  trx: Trx,
  { shard, unit, asking }: LedgerImport,
  rows: readonly PlacedRow[],
  decision: Pick<Decision, 'returned'>,
): Promise<PlacedRow[]> {
  const { places } = asking
  const moving = rows.filter(({ movedFrom }) => movedFrom !== undefined)
  const owners = await ownersOf(
    trx,
    shard,
    moving.map(({ id }) => ({ id, stem: 'household_id' })),
  )
  return rows.map((row) => {
    const owner = row.movedFrom === undefined ? undefined : owners.get(columnKey({ id: row.id, stem: 'household_id' }))
    if (!owner || owner.unit === unit) return row
    const field = row.fields.get(stemOf(places, 'household.number'))
    returnCell(decision, row, { ...(field ? { field } : {}), problem: factProblems['household-differs']({}) })
    const { householdId: _, movedFrom: __, ...rest } = row
    return rest
  })
}

async function isRepeated(trx: Trx, { shard, file, unit, area }: LedgerImport): Promise<boolean> {
  const { rowCount } = await trx.query(
    'select 1 from facts.batch where shard = $1 and file_hash = $2 and unit = $3 and area = $4 limit 1',
    [shard, file.hash, unit, area],
  )
  return rowCount === 1
}

type RoundInput = LedgerImport & { round: Round; batch: string; repeated: boolean }

async function saveRound(trx: Trx, input: RoundInput): Promise<{ saves: Save[]; conflicts: number }> {
  const { round, shard, on } = input
  const { fresh, known } = splitRound(round)
  await copyFresh(trx, fresh, { shard, on })
  const begun = fresh.rows.map((row): Save => ({ row, fresh: true, patch: freshPatch(row), days: null }))
  const added = begun.filter(({ patch }) => Object.keys(patch).length > 0)
  if (known.rows.length === 0) return { saves: added, conflicts: 0 }
  const merged = await mergeKnown(trx, { ...input, round: known })
  return { ...merged, saves: [...added, ...merged.saves] }
}

/** Rows about subjects on record: what they say is held against it. */
async function mergeKnown(trx: Trx, { round, shard, unit, batch, on, repeated, asking }: RoundInput) {
  const { places } = asking
  const rowOf = new Map(round.rows.map((row) => [row.id, row]))
  await stageRound(trx, round)
  await lockRound(trx, shard, round)
  const differences = await findDifferences(trx, shard, round)
  const owners = await ownersOf(trx, shard, differences)
  const lost = await lostAnswers(trx, { shard, unit, columns: differences })
  const weighed = differences.map((difference) => {
    const { id, stem, old } = difference
    const row = rowOf.get(id)!
    const answer = row.answers.get(stem)!
    const key = columnKey(difference)
    const owner = owners.get(key)
    const outcome = weighAnswer({ old, owner: owner?.unit, unit, answer, lost: lost.get(key) })
    const { sheet, area, of: kind } = row
    return { id, stem, kind, area, old, answer, sheet, row: row.row, owner, outcome }
  })
  const rivalries: Rivalry[] = weighed.filter(({ outcome }) => outcome === 'rival')
  const repeats = weighed.filter(({ outcome }) => outcome === 'repeat')
  // A disputed name must not rename the person for finding either.
  const names = [...rivalries, ...repeats].filter(({ stem }) => stem === stemOf(places, 'person.name'))
  await unstage(trx, [...rivalries, ...repeats, ...names.map(({ id }) => ({ id, stem: 'name_key' }))])
  const merged = await mergeRound(trx, round, { shard, on, repeated })
  const disputed = await recordRivals(trx, { shard, unit, batch, on, places, rivalries })
  const patches = new Map<string, Save>()
  for (const { id, fresh, patch, days } of merged) {
    const row = rowOf.get(id)!
    const whole = patch ?? freshPatch(row)
    const isNews = fresh || Object.keys(whole).length > 0 || Object.keys(days ?? {}).length > 0
    if (isNews) patches.set(id, { row, fresh, patch: whole, days })
  }
  const dayOf = new Map(differences.map((one) => [columnKey(one), one.day]))
  for (const { id, stem, patch } of disputed) {
    const save = patches.get(id)
    const days = { ...save?.days, [stem]: dayOf.get(columnKey({ id, stem })) ?? null }
    patches.set(id, { row: rowOf.get(id)!, fresh: false, patch: { ...save?.patch, ...patch }, days })
  }
  return { saves: [...patches.values()], conflicts: rivalries.filter(({ old }) => !isConflict(old)).length }
}

export function freshPatch(row: PlacedRow): Patch {
  const patch: Patch = {}
  for (const [stem, answer] of row.answers) patch[stem] = [null, logged(answer)]
  if (row.householdId) patch['household_id'] = [null, row.householdId]
  return patch
}

async function saveIdentities(
  trx: Trx,
  rows: readonly PlacedRow[],
  { shard, identityKey }: LedgerImport,
): Promise<void> {
  const tokenOf = identityTokens(identityKey)
  const tailTokenOf = tailTokens(identityKey)
  const found = rows.flatMap(({ newNumber: number, id, area }) =>
    number ? [[shard, tokenOf(number), id, area, tailTokenOf(tailOf(number))]] : [],
  )
  if (found.length > 0) await copyRows(trx, 'facts.identity (shard, token, person, area, tail)', found)
}

/** One row for each save. */
export async function logSaves(
  trx: Trx,
  saves: readonly Save[],
  { shard, batch, actor, on }: Pick<LedgerImport, 'shard' | 'actor' | 'on'> & { batch: string },
): Promise<void> {
  // After the rows were locked: the log's order is the order in which they changed.
  const { rows } = await trx.query<{ at: string }>('select clock_timestamp()::text as at')
  const { at } = rows[0]!
  const lines = function* () {
    for (const { row, patch, days } of saves) {
      const kind: SubjectKind = row.of
      const before = days === null || Object.keys(days).length === 0 ? null : JSON.stringify(days)
      const said = [JSON.stringify(patch), before, actor, 'ledger', batch, row.sheet, row.row, on, at]
      yield [shard, row.area, kind, row.id, ...said]
    }
  }
  const columns =
    'shard, area, subject_kind, subject_id, patch, days, actor, source, batch, source_sheet, source_row, valid_from, at'
  await copyRows(trx, `facts.patch_log (${columns})`, lines())
}

/**
 * What autovacuum would do a minute later, at its own threshold of a tenth: until then the planner takes a freshly loaded
 * table for an empty one, and the first reports after an import run for seconds instead of milliseconds (measured).
 */
async function refreshStatistics(trx: Trx, saved: number): Promise<void> {
  const { rows } = await trx.query<{ rows: number }>(
    "select reltuples as rows from pg_class where oid = 'facts.patch_log'::regclass",
  )
  if (saved <= 50 + rows[0]!.rows / 10) return
  await trx.query(
    'analyze facts.person, facts.household, facts.area_facts, facts.identity, facts.patch_log, facts.batch',
  )
}
