// bench facts: what is read of a loaded county: one village's report, and a figure over everybody against a scan of the same rows.
import type { Attachment } from '../src/dictionary/attachment.ts'
import { dictionaryOf } from '../src/dictionary/dictionary.ts'
import { catalogue } from '../src/dictionary/catalogue.ts'
import type { Definition } from '../src/dictionary/definition.ts'
import { conditionsIn } from '../src/dictionary/filter-tree.ts'
import { renderValue, usualRender } from '../src/dictionary/render.ts'
import type { Trx } from '../src/db/trx.ts'
import { figure } from '../src/facts/figure.store.ts'
import { loadSubjects } from '../src/facts/subject.store.ts'
import type { AreaId } from '../src/kernel/area.ts'
import { type FillPlan, planFill } from '../src/reports/fill-plan.ts'
import { columnName } from '../src/sheets/address.ts'
import { type Field, fieldKey, listKey } from '../src/templates/field.ts'
import { eavVillage } from './facts-eav.ts'
import { type FactsCounty, on, within } from './facts-county.ts'
import { asked, dice, peopleInVillage } from './facts-people.ts'
import { msOf, msOfEach, quantile } from './timing.ts'

const { look } = dictionaryOf(catalogue, [])
const questions = asked.map(({ key }) => key)

const fields: Field[] = asked.map(({ name }, index) => ({
  sheet: '人口',
  cell: `${columnName(index + 1)}5`,
  kind: 'list',
  headerPath: [name['zh-CN']],
  region: { firstRow: 5, lastRow: 4 + peopleInVillage },
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
}))

const attachments = new Map(
  fields.map((field, index): [string, Attachment] => [
    fieldKey(field),
    {
      field: fieldKey(field),
      relation: 'SAME',
      filling: { from: 'question', question: questions[index]!, render: usualRender(asked[index]!) },
      version: 1,
      by: 'confirmation',
    },
  ]),
)

/** The village's people as the list of a form asks them, laid into its cells. */
export async function villageReport(trx: Trx, { shard, asking }: FactsCounty, area: AreaId): Promise<FillPlan> {
  const people = await loadSubjects(trx, { shard, scope: area, of: 'person', where: [], questions, on, asking })
  return planFill({
    fields,
    attachments,
    lists: new Map([[listKey(fields[0]!), people]]),
    single: { kind: 'area', id: undefined, facts: new Map() },
    figures: new Map(),
    demand: { unit: '', day: '', period: '' },
    print: ({ question, filling, fact }) => {
      const known = look(question)
      if (!known || fact.value === null || filling.from !== 'question') return undefined
      const printed = renderValue({ question: known, value: fact.value, render: filling.render })
      return printed.ok ? printed.value : undefined
    },
  })
}

/** The value planned for a subject's question, as it would be printed. */
export const plannedFor = (plan: FillPlan, subject: string, question: string) =>
  plan.cells.find(
    (cell) => cell.subject?.id === subject && cell.filling?.from === 'question' && cell.filling.question === question,
  )?.value

export async function reportFigures(county: FactsCounty, eavVillages: number) {
  const { database, villages, shard } = county
  const roll = dice(3)
  const read = (area: AreaId) => within(database, (trx) => villageReport(trx, county, area))
  const plan = await read(villages[0]!)
  const cells = plan.cells.filter(({ state }) => state === 'value' || state === 'not-applicable').length
  if (cells !== peopleInVillage * asked.length) throw new Error(`the report has ${cells} cells`)
  await msOfEach(20, () => read(villages[roll(villages.length)]!))
  const taken = await msOfEach(200, () => read(villages[roll(villages.length)]!))
  const query = await msOfEach(100, () =>
    within(database, (trx) =>
      loadSubjects(trx, {
        shard,
        scope: villages[roll(villages.length)]!,
        of: 'person',
        where: [],
        questions,
        on,
        asking: county.asking,
      }),
    ),
  )
  const eav = await msOfEach(50, () => within(database, (trx) => eavVillage(trx, shard, villages[roll(eavVillages)]!)))
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99), load: quantile(query, 0.5), eav: quantile(eav, 0.5) }
}

const definitions: Definition[] = [
  { measure: 'count', of: 'person', where: [{ question: 'person.minimum-living', is: '=', value: true }] },
  {
    measure: 'count',
    of: 'person',
    where: [
      { question: 'person.age', is: '>=', value: 60 },
      { question: 'person.disabled', is: '=', value: true },
    ],
  },
  {
    measure: 'sum',
    of: 'person',
    question: 'person.monthly-aid',
    where: [{ question: 'person.sex', is: '=', value: '2' }],
  },
]

/** Each figure over the whole county against reading its columns of every row, in turn; the middle of all ratios. */
export async function aggregateFigures(county: FactsCounty) {
  const { database, shard, asking, admin } = county
  const stems = definitions.map(({ where, question }) =>
    [...conditionsIn(where).map((one) => one.question), ...(question ? [question] : [])].map((key) => {
      const place = asking.places.of(key)!
      return place.by === 'age' ? place.of.stem : place.by === 'column' ? place.stem : ''
    }),
  )
  await admin.query('set enable_indexscan = off; set enable_bitmapscan = off; set enable_indexonlyscan = off')
  const [ratios, figureMs, scanMs]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < 6; round++) {
    for (const [nth, definition] of definitions.entries()) {
      const columns = stems[nth]!.flatMap((stem) => [`count(${stem})`, `count(${stem}_s)`])
      const scan = await msOf(() =>
        admin.query(`select count(*), ${columns.join(', ')} from facts.person where shard = '${shard}'`),
      )
      const taken = await msOf(() =>
        within(database, (trx) => figure(trx, { shard, scope: shard, definition, on, asking })),
      )
      // The first round warms both.
      if (round === 0) continue
      ratios.push(taken / scan)
      figureMs.push(taken)
      scanMs.push(scan)
    }
  }
  await admin.query('reset enable_indexscan; reset enable_bitmapscan; reset enable_indexonlyscan')
  return { ratio: quantile(ratios, 0.5), ms: quantile(figureMs, 0.5), scan: quantile(scanMs, 0.5) }
}
