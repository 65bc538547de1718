// P2: one template filled for one village: subjects and figures are loaded as sets, laid into cells, written, and kept with their lineage.
import type { Area } from '../access/area.ts'
import type { Trx } from '../db/trx.ts'
import type { Attachment } from '../dictionary/attachment.ts'
import { type Look, seesKey } from '../dictionary/check-definition.ts'
import type { FieldMap } from '../dictionary/field-map.ts'
import { figureIn, figureUnit } from '../dictionary/figure-unit.ts'
import type { SubjectKind } from '../dictionary/question.ts'
import { renderValue } from '../dictionary/render.ts'
import { scopeKey } from '../dictionary/row-scope.ts'
import type { Asking } from '../facts/asking.ts'
import { figures, figuresByArea } from '../facts/figure.store.ts'
import { sourcesOf } from '../facts/source.store.ts'
import { loadSubjects, type Subject } from '../facts/subject.store.ts'
import type { AreaId } from '../kernel/area.ts'
import { type Day, dayParts } from '../kernel/day.ts'
import { type Period, printPeriod } from '../kernel/period.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Filled } from '../sheets/fill-prepared.node.ts'
import { fillTemplate } from '../sheets/fill-template.node.ts'
import type { SheetEdit } from '../sheets/grid.ts'
import { type Field, fieldKey, listKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import { fileName, renamed } from './file-name.ts'
import { type Figure, type FillInput, type PlannedCell, planFill, type SubjectRow } from './fill-plan.ts'
import { type FilledSheet, finishReport } from './finish-report.node.ts'
import type { Lineage } from './lineage.ts'
import { newReportIds, type NewReport, saveReports } from './report.store.ts'

export type FillDemand = {
  shard: AreaId
  area: Pick<Area, 'id' | 'name'>
  /** Id of the demand that is answered. */
  demand: string
  template: Template
  /** The template as .xlsx. */
  bytes: Uint8Array
  map: FieldMap
  on: Day
  period: Period
  /** What people call the form: the name of its file. */
  name: string
  /** Only these subjects, by id and the village's under no id where it has none, each with the name its earlier report bears; absent: all. */
  again?: ReadonlyMap<string, string>
  asking: Asking
  look: Look
  actor: string
  /** Random: an id in a lineage that leaves the house says nothing about order or time. */
  newId: () => string
}

export type FilledReport = {
  id: string
  name: string
  bytes: Uint8Array
  lineage: Lineage
  written: number
  blank: number
  sheets: FilledSheet[]
}

/** One workbook for the village, or one for each of its households. All of them are kept, or none. */
export async function fillDemand(trx: Trx, wanted: FillDemand): Promise<Result<FilledReport[]>> {
  const loaded = await loadFor(trx, wanted)
  const rowFigures = await rowFiguresFor(trx, wanted, loaded.lists)
  const taken = new Set<string>()
  const reports: Drawn[] = []
  for (const single of loaded.singles) {
    if (wanted.again && !wanted.again.has(single.id ?? '')) continue
    const found = await figuresFor(trx, wanted, single)
    const lists = new Map([...loaded.lists].map(([key, rows]) => [key, ofSingle(rows, single)]))
    const report = await fillOne(wanted, { single, lists, figures: found, rowFigures, taken })
    if (!report.ok) return report
    reports.push(report.value)
  }
  return ok(await keepAll(trx, wanted, reports))
}

type Loaded = { singles: (SubjectRow & { number?: string })[]; lists: Map<string, Subject[]> }

/** Every list's subjects of the whole village in one query each, and whom the single cells speak of. */
async function loadFor(trx: Trx, { shard, area, template, map, on, asking }: FillDemand): Promise<Loaded> {
  const asked = new Map(map.attachments.map((attachment) => [attachment.field, attachment]))
  const load = (of: SubjectKind, fields: readonly Field[], where: FieldMap['rows'][number]['where'], more: string[]) =>
    loadSubjects(trx, {
      shard,
      scope: area.id,
      of,
      where,
      // What a row cannot answer is a stated blank.
      questions: [...questionsIn(fields, asked).filter((key) => seesKey(of, key)), ...more],
      on,
      asking,
    })
  const lists = new Map<string, Subject[]>()
  for (const [key, fields] of Map.groupBy(
    template.fields.filter(({ region }) => region),
    listKey,
  )) {
    // Whose rows a list holds is confirmed by a person; without that it stays empty.
    const scope = map.rows.find((one) => scopeKey(one) === key)
    if (scope) lists.set(key, await load(scope.of, fields, scope.where, []))
  }
  const fields = template.fields.filter(({ region }) => !region)
  if (map.per === 'household') {
    const households = await load('household', fields, [], ['household.number'])
    return { singles: households.map((one) => ({ ...one, ...numberOf(one) })), lists }
  }
  const [village] = await load('area', fields, [], [])
  return { singles: [village ?? { kind: 'area', id: undefined, facts: new Map() }], lists }
}

const numberOf = ({ facts }: Subject): { number?: string } => {
  const number = facts.get('household.number')
  return number?.state === 'value' ? { number: String(number.value) } : {}
}

function questionsIn(fields: readonly Field[], asked: ReadonlyMap<string, Attachment>): string[] {
  const questions = fields.flatMap((field) => {
    const filling = asked.get(fieldKey(field))?.filling
    return filling?.from === 'question' ? [filling.question] : []
  })
  return [...new Set(questions)]
}

/** A household's form lists its own people. */
const ofSingle = (rows: readonly Subject[], single: SubjectRow): Subject[] =>
  single.kind === 'household'
    ? rows.filter(({ household, id }) => household === single.id || id === single.id)
    : [...rows]

async function figuresFor(
  trx: Trx,
  { shard, area, template, map, on, asking, look }: FillDemand,
  single: SubjectRow,
): Promise<Map<string, Figure>> {
  const household = single.kind === 'household' && single.id !== undefined ? { household: single.id } : {}
  const units = new Map(template.fields.map((field) => [fieldKey(field), field.measureUnit]))
  const inLists = new Set(template.fields.filter(({ region }) => region).map(fieldKey))
  const defined = definedIn(map, (field) => !inLists.has(field))
  const definitions = defined.map(({ definition }) => definition)
  const found = await figures(trx, { shard, scope: area.id, definitions, on, asking, ...household })
  return new Map(
    defined.map(({ field, definition }, index) => [
      field,
      inUnit(found[index]!, figureUnit(definition, look), units.get(field)),
    ]),
  )
}

const definedIn = (map: FieldMap, test: (field: string) => boolean) =>
  map.attachments.flatMap(({ field, filling }) =>
    filling.from === 'definition' && test(field) ? [{ field, definition: filling.definition }] : [],
  )

/** A figure in a unit that its cell does not want, without an exact factor between them, stays a stated blank. */
const inUnit = (figure: Figure, from: string | undefined, to: string | undefined): Figure => ({
  ...figure,
  value: figure.value === null ? null : (figureIn(figure.value, from, to) ?? null),
})

/** Figures of lists of areas, for all of their rows in one statement; by field, then by the row's id. */
async function rowFiguresFor(
  trx: Trx,
  { shard, area, template, map, on, asking, look }: FillDemand,
  lists: Loaded['lists'],
): Promise<Map<string, Map<string, Figure>>> {
  const columns = new Map(template.fields.filter(({ region }) => region).map((field) => [fieldKey(field), field]))
  const defined = definedIn(map, (field) => columns.has(field))
  if (defined.length === 0) return new Map()
  const definitions = defined.map(({ definition }) => definition)
  const byArea = await figuresByArea(trx, { shard, scope: area.id, definitions, on, asking })
  return new Map(
    defined.map(({ field, definition }, index) => {
      const column = columns.get(field)!
      const rows = (lists.get(listKey(column)) ?? []).filter(({ kind }) => kind === 'area')
      const own = rows.flatMap((row): [string, Figure][] => {
        const figure = byArea.get(row.area)?.[index]
        return figure ? [[row.id, inUnit(figure, figureUnit(definition, look), column.measureUnit)]] : []
      })
      return [field, new Map(own)]
    }),
  )
}

type One = {
  single: Loaded['singles'][number]
  lists: FillInput['lists']
  figures: Map<string, Figure>
  rowFigures: NonNullable<FillInput['rowFigures']>
  /** Names given already, so that no file replaces another. */
  taken: Set<string>
}

/** A workbook that is written and not yet kept. */
type Drawn = {
  name: string
  subject: NewReport['subject']
  cells: (PlannedCell & { id: string })[]
  edits: readonly SheetEdit[]
  filled: Filled
}

async function fillOne(
  wanted: FillDemand,
  { single, lists, figures: found, rowFigures, taken }: One,
): Promise<Result<Drawn>> {
  const { area, template, bytes, map, on, period, newId, look } = wanted
  const [year, month, date] = dayParts(on)
  const plan = planFill({
    fields: template.fields,
    attachments: new Map(map.attachments.map((attachment) => [attachment.field, attachment])),
    lists,
    single,
    figures: found,
    rowFigures,
    demand: { unit: area.name, day: `${year}年${month}月${date}日`, period: printPeriod(period) },
    print: (cell) => printFact(cell, look),
  })
  const filled = await fillTemplate(bytes, plan.edits, { name: wanted.name })
  if (!filled.ok) return filled
  const earlier = wanted.again?.get(single.id ?? '')
  const isDraft = !map.confirmed
  const name =
    earlier === undefined
      ? fileName({ name: wanted.name, number: single.number, isDraft, taken })
      : renamed(earlier, isDraft)
  return ok({
    name,
    subject: { kind: single.kind, id: single.id },
    cells: plan.cells.map((cell) => ({ ...cell, id: newId() })),
    edits: plan.edits,
    filled: filled.value,
  })
}

/** Each report with its lineage; the sources of all their cells are looked up together. */
async function keepAll(trx: Trx, wanted: FillDemand, drawn: readonly Drawn[]): Promise<FilledReport[]> {
  const { shard, area, demand, template, map, on, period, actor } = wanted
  if (drawn.length === 0) return []
  const ids = await newReportIds(trx, drawn.length)
  const sources = await sourcesFor(
    trx,
    wanted,
    drawn.flatMap(({ cells }) => cells),
  )
  const finished = drawn.map(({ cells, filled, edits }, nth) =>
    finishReport({ id: ids[nth]!, cells, sources, filled, edits, template, map, unit: area.name, period, on }),
  )
  await saveReports(
    trx,
    drawn.map(({ name, subject, filled: { bytes: file } }, nth) => {
      const { cells, lineage } = finished[nth]!
      return { id: ids[nth]!, shard, area: area.id, demand, name, subject, file, lineage, cells, actor }
    }),
  )
  return drawn.map(({ name, filled: { bytes } }, nth) => {
    const { cells, lineage, sheets } = finished[nth]!
    const written = cells.filter(({ state }) => state === 'value').length
    return { id: ids[nth]!, name, bytes, lineage, written, blank: cells.length - written, sheets }
  })
}

/** A fact as this cell wants it; undefined where it cannot be printed without guessing. */
function printFact({ question, filling, field, fact }: Parameters<FillInput['print']>[0], look: Look) {
  const known = look(question)
  if (!known || fact.value === null || filling.from !== 'question') return undefined
  const { measureUnit, options } = field
  const place = { ...(measureUnit === undefined ? {} : { measureUnit }), ...(options ? { options } : {}) }
  const printed = renderValue({ question: known, value: fact.value, render: filling.render, field: place })
  return printed.ok ? printed.value : undefined
}

/** Sources by cell id, all in one go. */
async function sourcesFor(trx: Trx, { shard, asking }: FillDemand, cells: readonly (PlannedCell & { id: string })[]) {
  const asked = cells.flatMap(({ id, state, filling, subject }) =>
    state === 'value' && filling?.from === 'question' && subject
      ? [{ id, subject: subject.id, question: filling.question }]
      : [],
  )
  const found = await sourcesOf(trx, { shard, asked, asking })
  return new Map(asked.map(({ id }, index) => [id, found[index]]))
}
