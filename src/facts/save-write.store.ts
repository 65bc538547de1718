// F40: answers that may stand are weighed beside those on record and written; another unit's different word makes a conflict.
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import type { Answer } from './answer.ts'
import { recordRivals, type Rivalry } from './conflict.store.ts'
import { lostAnswers } from './lost.store.ts'
import { columnKey, ownersOf } from './owner.store.ts'
import { isConflict, logged, type Patch } from './patch.ts'
import type { LoggedSave } from './save-log.store.ts'
import { keepNumbers } from './save-number.store.ts'
import { keyOf, type RowWrite, updateRows } from './save-row.store.ts'
import type { Checked, KindInput } from './save.store.ts'
import { sameLogged, weighAnswer } from './save.ts'

type Weighed = Omit<Rivalry, 'sheet' | 'row'> & { outcome: ReturnType<typeof weighAnswer>; day: Day | null }

export type Written = { written: number; unchanged: number; conflicts: number; log: LoggedSave[] }

export async function writeAnswers(trx: Trx, input: KindInput, checked: readonly Checked[]): Promise<Written> {
  const { shard, kind, unit, on } = input
  const { places } = input.asking
  const weighed = await weigh(trx, input, checked)
  const of = (...outcomes: Weighed['outcome'][]) => weighed.filter(({ outcome }) => outcomes.includes(outcome))
  const byId = Map.groupBy(weighed, ({ id }) => id)
  const writes = checked.flatMap((one): RowWrite[] => {
    const kept = (byId.get(one.save.id) ?? []).filter(({ outcome }) => outcome === 'same' || outcome === 'write')
    const news = new Map(kept.filter(({ outcome }) => outcome === 'write').map(({ stem, answer }) => [stem, answer]))
    const answers = new Map(
      kept.map(({ stem, answer, outcome, day }) => [stem, { answer, day: dayFor(outcome, day, on) }]),
    )
    const household = movesTo(one)
    if (answers.size === 0 && household === undefined) return []
    return [{ id: one.save.id, answers, household, key: keyOf(kind, news, places) }]
  })
  await updateRows(trx, { shard, kind, places }, writes)
  const rivals = of('rival').map((one): Rivalry => ({ ...one, sheet: null, row: null }))
  const disputed = await recordRivals(trx, { shard, unit, batch: null, on, places, rivalries: rivals })
  if (kind === 'person') await keepNumbers(trx, input, of('write'))
  const dispute = new Map(disputed.map((one) => [columnKey(one), one.patch]))
  const log = checked.flatMap((one): LoggedSave[] => {
    const { patch, days } = entryOf(one, { weighed: byId.get(one.save.id) ?? [], dispute, on })
    const isNews = Object.keys(patch).length + Object.keys(days).length > 0 || one.save.isNew
    return isNews
      ? [
          {
            kind,
            id: one.save.id,
            area: one.standing.area,
            patch,
            days,
            isNew: one.save.isNew === true,
            reaches: reaches(one),
          },
        ]
      : []
  })
  const stated = new Set(
    checked.flatMap(({ save: { id, answers } }) => [...answers.keys()].map((stem) => columnKey({ id, stem }))),
  )
  // Birth day and sex that only follow from the number are no answers of their own.
  const own = (list: readonly Weighed[]) => list.filter((one) => stated.has(columnKey(one))).length
  return {
    written: own(of('write')),
    unchanged: own(of('same', 'repeat')),
    conflicts: of('rival').filter(({ old }) => !isConflict(old)).length,
    log,
  }
}

type EntryInput = { weighed: readonly Weighed[]; dispute: ReadonlyMap<string, Patch>; on: Day }

/** What the log keeps of one subject's save. */
function entryOf(one: Checked, { weighed, dispute, on }: EntryInput): Pick<LoggedSave, 'patch' | 'days'> {
  const { save, standing } = one
  const patch: Patch = {}
  const days: Record<string, Day | null> = {}
  const household = movesTo(one)
  if (household !== undefined) patch['household_id'] = [save.isNew ? null : standing.household, household]
  for (const { id, stem, old, answer, outcome, day } of weighed) {
    const settled = dispute.get(columnKey({ id, stem }))
    if (outcome === 'write') patch[stem] = [old, logged(answer)]
    else if (settled) Object.assign(patch, settled)
    const isRenewed = outcome === 'same' && day !== dayFor(outcome, day, on)
    if (outcome === 'write' || settled || isRenewed) days[stem] = day
  }
  return { patch, days }
}

/** Whether the save may touch figures of another village: a household that lies there, or one moved from or to. */
const reaches = (one: Checked): boolean => movesTo(one) !== undefined || one.standing.isAway

/** The household somebody now belongs to, where that is news. */
const movesTo = ({ save, standing }: Checked): string | undefined =>
  save.household !== undefined && (save.isNew || save.household !== standing.household) ? save.household : undefined

/** An equal answer only moves its day on, never back. */
const dayFor = (outcome: Weighed['outcome'], day: Day | null, on: Day): Day =>
  outcome === 'same' && day !== null && day > on ? day : on

async function weigh(trx: Trx, input: KindInput, checked: readonly Checked[]): Promise<Weighed[]> {
  const { shard, kind, unit } = input
  const given = checked.flatMap(({ save, standing, answers }) =>
    [...answers].map(([stem, answer]: [string, Answer]) => ({
      id: save.id,
      stem,
      kind,
      area: standing.area,
      answer,
      old: standing.before.get(stem) ?? null,
      day: standing.days.get(stem) ?? null,
    })),
  )
  const differing = given.filter(({ old, answer }) => old !== null && !sameLogged(old, logged(answer)))
  const owners = await ownersOf(trx, shard, differing)
  const against = differing.filter((one) => owners.get(columnKey(one))?.unit !== unit)
  const lost = await lostAnswers(trx, { shard, unit, columns: against })
  return given.map((one) => {
    const key = columnKey(one)
    const owner = owners.get(key)
    const { old, answer } = one
    return { ...one, owner, outcome: weighAnswer({ old, owner: owner?.unit, unit, answer, lost: lost.get(key) }) }
  })
}
