// P10: every written cell leads to its source: the ledger's row of a fact, the rows behind a figure, or the demand itself.
import { record } from '../audit/event.store.ts'
import type { Trx } from '../db/trx.ts'
import type { Filling } from '../dictionary/attachment.ts'
import type { Definition } from '../dictionary/definition.ts'
import { questionsIn, whereOf } from '../dictionary/filter-tree.ts'
import type { Asking } from '../facts/asking.ts'
import { figureMembers } from '../facts/figure.store.ts'
import { sourcesOf } from '../facts/source.store.ts'
import { loadSubjects } from '../facts/subject.store.ts'
import { namingQuestion } from '../facts/subject-table.ts'
import type { Source } from '../facts/source.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { CellState } from './fill-plan.ts'
import { reportProblems } from './problems.ts'

export type CellTrace = {
  state: CellState
  filling: Filling | undefined
  attachmentVersion: number | undefined
  /** Subjects behind a figure; absent for a fact. */
  counted: number | undefined
  /** The ledger's row; for a figure the rows of its first subjects. */
  sources: Source[]
}

type Row = {
  shard: AreaId
  report: string
  area: AreaId
  sheet: string
  cell: string
  state: CellState
  filling: Filling | null
  version: number | null
  counted: number | null
  kind: string | null
  subject: string | null
  on: Day
  at: Date
}

const columns = `c.shard, c.report, c.area, c.sheet, c.cell, c.state, c.filling, c.attachment_version as version, c.counted,
  c.subject_kind as kind, c.subject_id as subject, r.filled_on as on, r.filled_at as at, r.subject_kind as of, r.subject_id as single`
type WithSingle = Row & { of: string; single: string | null }

const shown = 3

export type CellWanted = { report: string; sheet: string; cell: string; asking: Asking }

async function loadCell(trx: Trx, { report, sheet, cell }: CellWanted): Promise<Result<WithSingle>> {
  const { rows } = await trx.query<WithSingle>(
    `select ${columns} from reports.report r left join reports.cell c on c.shard = r.shard and c.report = r.id and c.sheet = $2 and c.cell = $3
     where r.id = $1`,
    [report, sheet, cell],
  )
  const [row] = rows
  if (!row) return fail(reportProblems['no-such-report']({ report }))
  return row.state === null ? fail(reportProblems['no-such-cell']({ cell: `${sheet}!${cell}` })) : ok(row)
}

export async function traceReportCell(trx: Trx, wanted: CellWanted): Promise<Result<CellTrace>> {
  const row = await loadCell(trx, wanted)
  if (!row.ok) return row
  const { state, filling, version, counted } = row.value
  const sources = state === 'value' ? await sourcesFor(trx, row.value, wanted.asking) : []
  return ok({
    state,
    filling: filling ?? undefined,
    attachmentVersion: version ?? undefined,
    counted: counted ?? undefined,
    sources,
  })
}

async function sourcesFor(trx: Trx, row: WithSingle, asking: Asking): Promise<Source[]> {
  const { shard, filling, subject, at } = row
  if (filling?.from === 'question' && subject) {
    const asked = [{ subject, question: filling.question }]
    return (await sourcesOf(trx, { shard, asked, at: at.toISOString(), asking })).filter((one) => one !== undefined)
  }
  if (filling?.from !== 'definition') return []
  const members = await membersOf(trx, row, { definition: filling.definition, asking })
  const wanted = { shard, members: members.slice(0, shown), definition: filling.definition, asking }
  return (await memberSources(trx, wanted)).filter((one) => one !== undefined)
}

/** Who is behind a figure now. The ledger may have grown since the report was filled; the report keeps its own count. */
const membersOf = (
  trx: Trx,
  row: WithSingle,
  { definition, asking, part = false }: { definition: Definition; asking: Asking; part?: boolean },
) =>
  figureMembers(trx, {
    part,
    shard: row.shard,
    scope: row.area,
    definition,
    on: row.on,
    asking,
    ...(row.of === 'household' && row.single ? { household: row.single } : {}),
  })

type Members = { shard: AreaId; members: readonly string[]; definition: Definition; asking: Asking }

/** The row that stands for each subject's part in the figure: of the first of its questions that was answered, else of its name. */
async function memberSources(
  trx: Trx,
  { shard, members, definition, asking }: Members,
): Promise<(Source | undefined)[]> {
  const found = new Map<string, Source>()
  for (const question of [...questionsIn(definition), namingQuestion[definition.of]]) {
    const open = members.filter((member) => !found.has(member))
    if (open.length === 0) break
    const sources = await sourcesOf(trx, { shard, asked: open.map((subject) => ({ subject, question })), asking })
    for (const [index, source] of sources.entries()) if (source) found.set(open[index]!, source)
  }
  return members.map((member) => found.get(member))
}

/** One of those behind a figure: for the person who may see them, never for a file. */
export type Behind = {
  /** As the ledger names them; undefined where it has no name. */
  name: string | undefined
  /** Of a share: among the part. */
  inPart: boolean
  source: Source | undefined
}

/** Everybody a written figure rests on as the ledger stands now, in its order, with the row that says so. Who looked is logged. */
export async function peopleBehind(
  trx: Trx,
  { actor, ...wanted }: CellWanted & { actor: string },
): Promise<Result<Behind[]>> {
  const found = await loadCell(trx, wanted)
  if (!found.ok) return found
  const { shard, area, filling, on, state, report } = found.value
  if (filling?.from !== 'definition' || state !== 'value') return ok([])
  const { definition } = filling
  const { of } = definition
  const { asking, sheet, cell } = wanted
  const members = await membersOf(trx, found.value, { definition, asking })
  const part = new Set(definition.part ? await membersOf(trx, found.value, { definition, asking, part: true }) : [])
  const sources = await memberSources(trx, { shard, members, definition, asking })
  const naming = namingQuestion[of]
  const where = whereOf(definition)
  const named = await loadSubjects(trx, { shard, scope: area, of, where, questions: [naming], on, asking })
  const names = new Map(named.map(({ id, facts }) => [id, facts.get(naming)?.value]))
  const about = { kind: 'report', id: report }
  await record(trx, {
    actor,
    action: 'figure-people-shown',
    about,
    area,
    details: { sheet, cell, people: members.length },
  })
  return ok(
    members.map((id, index) => {
      const name = names.get(id)
      return {
        name: name === undefined || name === null ? undefined : String(name),
        inPart: part.has(id),
        source: sources[index],
      }
    }),
  )
}

export type Untraced = { report: string; sheet: string; cell: string }

/** Written cells, of one report or all, whose source cannot be shown. What the demand itself gives needs none. */
export async function untracedCells(
  trx: Trx,
  { report, asking }: { report?: string | undefined; asking: Asking },
): Promise<Untraced[]> {
  const { rows } = await trx.query<WithSingle>(
    `select ${columns} from reports.cell c join reports.report r on r.shard = c.shard and r.id = c.report
     where c.state = 'value' and c.filling ->> 'from' <> 'demand' and ($1::uuid is null or c.report = $1)
     order by c.shard, c.report, c.sheet, c.cell`,
    [report ?? null],
  )
  const untraced: Untraced[] = []
  for (const [shard, own] of Map.groupBy(rows, (row) => row.shard)) {
    const facts = own.filter(({ filling }) => filling?.from === 'question')
    const asked = facts.map(({ subject, filling }) => ({
      subject: subject!,
      question: (filling as { question: string }).question,
    }))
    const sources = await sourcesOf(trx, { shard, asked, asking })
    untraced.push(...facts.filter((_, index) => sources[index] === undefined))
    untraced.push(...(await untracedFigures(trx, own, asking)))
  }
  return untraced.map(({ report: id, sheet, cell }) => ({ report: id, sheet, cell }))
}

/** Figures whose members are not as many as were counted, or of whom one has no row in any ledger. */
async function untracedFigures(trx: Trx, rows: readonly WithSingle[], asking: Asking): Promise<WithSingle[]> {
  const untraced: WithSingle[] = []
  for (const row of rows) {
    if (row.filling?.from !== 'definition' || row.counted === 0) continue
    const { definition } = row.filling
    const members = await membersOf(trx, row, { definition, asking })
    const sources = await memberSources(trx, { shard: row.shard, members, definition, asking })
    if (members.length !== row.counted || sources.includes(undefined)) untraced.push(row)
  }
  return untraced
}
