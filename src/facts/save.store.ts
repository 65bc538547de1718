// F40: what somebody enters is weighed, kept, logged and announced in one transaction, a statement for each kind of subject.
import { type SubjectKind, subjectKinds } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Asking } from './asking.ts'
import { checkSave } from './check-save.ts'
import { columnKey } from './owner.store.ts'
import type { Places } from './place.ts'
import { factProblems } from './problems.ts'
import { type Answers, stemOf } from './read-row.ts'
import { refuseHeads } from './save-head.store.ts'
import { refuseNumbers } from './save-number.store.ts'
import { announce, announceElsewhere, changedIn, type LoggedSave, logSaved } from './save-log.store.ts'
import { columnsFor, insertRows, keyOf, lockRows, type Standing, takenKeys } from './save-row.store.ts'
import { writeAnswers } from './save-write.store.ts'
import type { Refused, SaveSource, SubjectSave } from './save.ts'
import { namingQuestion } from './subject-table.ts'

export type SaveInput = {
  shard: AreaId
  /** Whose word it is: its later saves correct, another unit's different answer is a conflict. */
  unit: string
  actor: string
  source: SaveSource
  /** The day the answers are good as of. */
  on: Day
  /** When what they say began and ended to be so; absent: from `on`, open. */
  validFrom?: Day
  validTo?: Day
  reason?: string
  /** A subject at most once. */
  saves: readonly SubjectSave[]
  asking: Asking
  /** Needed where an ID number is among the answers. */
  identityKey?: Uint8Array
}

export type Saved = {
  /** Answers kept: new ones and corrections. */
  written: number
  /** Answers on record already, whose day moves on, and those decided against before. */
  unchanged: number
  /** Answers another unit contradicts now. */
  conflicts: number
  refused: Refused[]
  /** Not kept until saved again with `sure`. */
  asked: Refused[]
  event: AuditEvent
}

/** Answers that cannot stand are refused one by one; all others are kept. Throws when a subject comes twice. */
export async function saveAnswers(trx: Trx, input: SaveInput): Promise<Saved> {
  const { shard, saves, actor, source } = input
  if (new Set(saves.map(({ id }) => id)).size < saves.length) throw new Error('a subject is saved twice at once')
  const result = { written: 0, unchanged: 0, conflicts: 0, refused: [] as Refused[], asked: [] as Refused[] }
  const log: LoggedSave[] = []
  for (const kind of lockOrder) {
    const own = saves.filter((save) => save.kind === kind)
    if (own.length === 0) continue
    const done = await saveKind(trx, { ...input, kind, saves: own })
    log.push(...done.log)
    for (const name of ['written', 'unchanged', 'conflicts'] as const) result[name] += done[name]
    result.refused.push(...done.refused)
    result.asked.push(...done.asked)
  }
  await logSaved(trx, { ...input, validFrom: input.validFrom ?? input.on, saves: log })
  await announce(
    trx,
    shard,
    log.map((save) => ({ ...save, columns: changedIn(save) })),
  )
  await announceElsewhere(trx, shard, log)
  const event = await record(trx, {
    actor,
    action: 'facts-saved',
    about: saves.length === 1 ? { kind: saves[0]!.kind, id: saves[0]!.id } : { kind: 'area', id: shard },
    area: saves[0]?.area ?? shard,
    details: {
      source,
      subjects: saves.length,
      ...result,
      refused: result.refused.length,
      asked: result.asked.length,
    },
  })
  return { ...result, event }
}

/** The same order everywhere, imports included: two who lock in different orders would wait for each other. */
const lockOrder: readonly SubjectKind[] = [
  'area',
  'household',
  'person',
  ...subjectKinds.filter((kind) => kind !== 'area' && kind !== 'household' && kind !== 'person'),
]

export type KindInput = SaveInput & { kind: SubjectKind }
/** A save whose answers may stand, beside what is on record. */
export type Checked = { save: SubjectSave; standing: Standing; answers: Answers }

async function saveKind(trx: Trx, input: KindInput) {
  const { shard, kind, saves, on } = input
  const { places, codes } = input.asking
  await insertRows(trx, { shard, kind, places }, saves)
  const columns = columnsFor(kind, saves, places)
  const standing = await lockRows(trx, { shard, kind, places }, { ids: saves.map(({ id }) => id), columns })
  const refused: Refused[] = []
  const asked: Refused[] = []
  const checked = saves.flatMap((save): Checked[] => {
    const at = standing.get(save.id)
    const problem = !at
      ? factProblems[save.isNew ? 'known-already' : 'no-such-subject']({})
      : at.area.startsWith(save.area)
        ? undefined
        : factProblems['recorded-elsewhere']({})
    if (problem || !at) {
      refused.push(...[...save.answers.keys()].map((stem) => ({ id: save.id, stem, problem: problem! })))
      return []
    }
    const result = checkSave({ save, before: at.before, places, codes, on })
    refused.push(...result.refused)
    asked.push(...result.asked)
    return [{ save, standing: at, answers: result.answers }]
  })
  const kept = await refuseMore(trx, input, { checked, refused })
  const done = await writeAnswers(trx, input, kept)
  return { ...done, refused, asked }
}

type Refusing = { checked: readonly Checked[]; refused: Refused[] }

/** What only the other rows of the store can tell: a name that is taken, a number of somebody else, a second head. */
async function refuseMore(trx: Trx, input: KindInput, { checked, refused }: Refusing): Promise<Checked[]> {
  const { shard, kind } = input
  const { places } = input.asking
  const wanted = checked.flatMap(({ save: { id }, standing: { area }, answers }) => {
    const key = keyOf(kind, answers, places)
    return key === null ? [] : [{ id, area, key }]
  })
  const taken = await takenKeys(trx, { shard, kind, places }, wanted)
  const naming = stemOf(places, namingQuestion[kind])
  const more: Refused[] = [...taken].map((id) => ({ id, stem: naming, problem: factProblems['known-already']({}) }))
  if (kind === 'person') {
    const people = checked.map(({ save, standing, answers }) => ({
      id: save.id,
      household: save.household ?? standing.household,
      answers,
    }))
    more.push(...(await refuseNumbers(trx, { ...input, places, people })))
    more.push(...(await refuseHeads(trx, { shard, places, people })))
  }
  refused.push(...more)
  const gone = new Set(more.map(columnKey))
  return checked.map((one) => ({ ...one, answers: without(one, { gone, places }) }))
}

/** A number that goes takes along what it alone said. */
function without({ save, answers }: Checked, { gone, places }: { gone: ReadonlySet<string>; places: Places }): Answers {
  const isGone = (stem: string) => gone.has(columnKey({ id: save.id, stem }))
  const isImplied = (stem: string) => (stem === 'born' || stem === 'sex') && !save.answers.has(stem)
  const number = isGone(stemOf(places, 'person.id-number'))
  return new Map([...answers].filter(([stem]) => !isGone(stem) && !(number && isImplied(stem))))
}
