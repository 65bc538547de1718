// Questions, aliases and field maps on a real database. Forms are invented.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventsAbout } from '../../src/audit/event.store.ts'
import type { Database } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import type { NewAlias } from '../../src/dictionary/attach.ts'
import type { Attachment } from '../../src/dictionary/attachment.ts'
import { catalogue } from '../../src/dictionary/catalogue.ts'
import {
  loadAliases,
  loadQuestions,
  saveAliases,
  saveConfirmation,
  saveQuestions,
} from '../../src/dictionary/dictionary.store.ts'
import { allAttachments, loadAttachments } from '../../src/dictionary/field-map.store.ts'
import { ok } from '../../src/kernel/result.ts'
import { soleAnswer } from '../../src/matching/alias.ts'
import { must, testDatabase } from './harness.ts'

const actor = '李经办'
let database: Database
before(async () => {
  database = await testDatabase(import.meta.url)
})
after(() => database.close())

const run = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await database.transaction(async (trx) => ok(await work(trx))))

const attachments: Attachment[] = [
  {
    field: '名册!B4',
    relation: 'SAME',
    filling: { from: 'question', question: 'person.name', render: 'plain' },
    version: 1,
    by: 'confirmation',
  },
  {
    field: '名册!C15',
    relation: 'SAME',
    filling: {
      from: 'definition',
      definition: { measure: 'count', of: 'person', where: [{ question: 'person.age', is: '>=', value: 60 }] },
    },
    version: 1,
    by: 'confirmation',
  },
  { field: '名册!A4', relation: 'SAME', filling: { from: 'demand', what: 'serial' }, version: 1, by: 'alias' },
]
const rows = [
  {
    sheet: '名册',
    firstRow: 4,
    of: 'person' as const,
    where: [{ question: 'person.minimum-living', is: '=' as const, value: true }],
  },
]
const confirmation = { issuer: '县民政局', per: 'area' as const, timesAYear: 1.5 }
const alias: NewAlias = { key: 'person/self|姓名||none|none|none', label: '姓名', answer: 'person.name', denied: false }
const save = (
  template: string,
  changed: Partial<{ attachments: Attachment[]; issuer: string; aliases: NewAlias[] }> = {},
) =>
  run((trx) =>
    saveConfirmation(trx, {
      template,
      confirmation: { ...confirmation, issuer: changed.issuer ?? confirmation.issuer },
      attached: { attachments: changed.attachments ?? attachments, rows, aliases: changed.aliases ?? [] },
      actor,
    }),
  )

test('[D14] the catalogue is kept as it is, and the same again changes nothing', async () => {
  const first = await run((trx) => saveQuestions(trx, { questions: catalogue, actor }))
  assert.deepEqual([first?.action, first?.details], ['questions-saved', { changed: catalogue.length }])
  assert.equal(await run((trx) => saveQuestions(trx, { questions: catalogue, actor })), undefined)
  assert.deepEqual(await run(loadQuestions), catalogue)
})

test('[D14] a question that changed is saved alone', async () => {
  await run((trx) => saveQuestions(trx, { questions: catalogue, actor }))
  const changed = catalogue.map((question) => (question.id === 13 ? { ...question, freshDays: 200 } : question))
  const event = await run((trx) => saveQuestions(trx, { questions: changed, actor }))
  assert.deepEqual(event?.details, { changed: 1 })
  assert.equal((await run(loadQuestions))[12]!.freshDays, 200)
  await run((trx) => saveQuestions(trx, { questions: catalogue, actor }))
})

test('[D3] a field map comes back as it was saved, its version on every attachment', async () => {
  const { map, events } = await save('t-kept')
  assert.deepEqual(map, { template: 't-kept', version: 1, ...confirmation, confirmed: true, attachments, rows })
  assert.deepEqual(await run((trx) => loadAttachments(trx, 't-kept')), map)
  assert.deepEqual(events, await run((trx) => eventsAbout(trx, { kind: 'template', id: 't-kept' })))
  assert.equal(await run((trx) => loadAttachments(trx, 't-unknown')), undefined)
})

test('[T32] [D14] lists side by side come back each with its column; the same list is kept once', async () => {
  const [scope] = rows
  const beside = ['A', 'AB'].map((firstColumn) => ({ ...scope!, firstColumn }))
  const keep = (template: string, own: typeof rows) =>
    run((trx) =>
      saveConfirmation(trx, { template, confirmation, attached: { attachments, rows: own, aliases: [] }, actor }),
    )
  await keep('t-beside', beside)
  assert.deepEqual((await run((trx) => loadAttachments(trx, 't-beside')))?.rows, beside)
  assert.equal((await keep('t-beside', beside.toReversed())).map.version, 1, 'the order of lists says nothing')
  assert.equal((await keep('t-beside', beside.slice(1))).map.version, 2)
  await assert.rejects(keep('t-twice', [scope!, scope!]), /row_scope_list|23505/)
})

test('[D14] the same confirmation again is no new version and leaves no event', async () => {
  await save('t-again')
  const again = await save('t-again')
  assert.deepEqual([again.map.version, again.events], [1, []])
})

test('[D3] a changed map is a new version, and the one before stays', async () => {
  await save('t-changed')
  const { map } = await save('t-changed', { attachments: attachments.slice(0, 1) })
  assert.deepEqual([map.version, map.attachments.map(({ version }) => version)], [2, [2]])
  assert.deepEqual(await run((trx) => loadAttachments(trx, 't-changed')), map)
  const { rows: kept } = await run((trx) =>
    trx.query(
      'select version, count(*)::int as n from dictionary.attachment where template = $1 group by 1 order by 1',
      ['t-changed'],
    ),
  )
  assert.deepEqual(kept, [
    { version: 1, n: 3 },
    { version: 2, n: 1 },
  ])
  assert.equal((await save('t-changed', { issuer: '县残联', attachments: attachments.slice(0, 1) })).map.version, 3)
})

test('[D14] two people confirming one template at once make two versions', async () => {
  const both = await Promise.all([save('t-both', { issuer: '甲局' }), save('t-both', { issuer: '乙局' })])
  assert.deepEqual(
    both.map(({ map }) => map.version).toSorted((a, b) => a - b),
    [1, 2],
  )
})

test('[D3] every template’s map in force is listed once', async () => {
  await save('t-list')
  await save('t-list', { issuer: '县残联' })
  const listed = (await run(allAttachments)).filter(({ template }) => template === 't-list')
  assert.deepEqual(
    listed.map(({ version, issuer }) => [version, issuer]),
    [[2, '县残联']],
  )
})

test('[D14] an alias keeps its first author, and a second answer ends the rule', async () => {
  const learn = (answer: string, by: string) =>
    run((trx) => saveAliases(trx, { aliases: [{ ...alias, key: 'k-two', answer }], template: 't', actor: by }))
  assert.equal((await learn('person.name', '王经办'))?.action, 'aliases-learned')
  assert.equal(await learn('person.name', '李经办'), undefined)
  assert.equal(soleAnswer(await run(loadAliases), 'k-two'), 'person.name')
  await learn('person.school', '李经办')
  assert.equal(soleAnswer(await run(loadAliases), 'k-two'), undefined)
  const { rows: kept } = await run((trx) =>
    trx.query(`select answer, actor from dictionary.alias where key = 'k-two' order by answer`),
  )
  assert.deepEqual(kept, [
    { answer: 'person.name', actor: '王经办' },
    { answer: 'person.school', actor: '李经办' },
  ])
})

test('[D14] a denial is kept beside the answers and ends the rule', async () => {
  const both: NewAlias[] = [
    { ...alias, key: 'k-denied' },
    { ...alias, key: 'k-denied', denied: true },
  ]
  await save('t-denied', { aliases: both })
  const aliases = await run(loadAliases)
  assert.deepEqual(
    [aliases.confirmed.get('k-denied'), aliases.denied.get('k-denied')],
    [new Set(['person.name']), new Set(['person.name'])],
  )
  assert.equal(soleAnswer(aliases, 'k-denied'), undefined)
})

test('[D14] a confirmation that is rolled back leaves neither map nor alias nor event', async () => {
  const problem = { code: 'test/refused', status: 409, details: {}, says: {} as never }
  const end = await database.transaction(async (trx) => {
    const attached = { attachments, rows, aliases: [{ ...alias, key: 'k-undone' }] }
    await saveConfirmation(trx, { template: 't-undone', confirmation, attached, actor })
    return { ok: false, problem }
  })
  assert.equal(end.ok, false)
  assert.equal(await run((trx) => loadAttachments(trx, 't-undone')), undefined)
  assert.equal((await run(loadAliases)).confirmed.has('k-undone'), false)
  assert.deepEqual(await run((trx) => eventsAbout(trx, { kind: 'template', id: 't-undone' })), [])
})
