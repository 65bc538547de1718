// Forms kept on a real database. The form is one of the example county's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCounty } from '../../examples/county/make.ts'
import { eventsAbout } from '../../src/audit/event.store.ts'
import type { Database } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import { parseIdNumber } from '../../src/kernel/id-number.ts'
import { ok } from '../../src/kernel/result.ts'
import { type ComposedSheet, composeWorkbook } from '../../src/sheets/compose.node.ts'
import { contentHash } from '../../src/sheets/hash.node.ts'
import { changedParts } from '../../src/sheets/parts.node.ts'
import { personalData } from '../../src/templates/personal-data.ts'
import { takeTemplate } from '../../src/templates/take-template.node.ts'
import {
  listTemplates,
  loadProposal,
  loadTemplate,
  saveFields,
  saveTemplate,
  templatesNamed,
  templateWorkbook,
} from '../../src/templates/template.store.ts'
import { must, testDatabase } from './harness.ts'

const actor = '李经办'
const name = '民政局-农村最低生活保障对象花名册.xlsx'
let database: Database
let bytes: Uint8Array
before(async () => {
  database = await testDatabase(import.meta.url)
  const county = await makeCounty({ villages: 1, seed: 1 })
  bytes = county.files.find(({ path }) => path === `模板/${name}`)!.bytes
})
after(() => database.close())

const compose = (rows: string[][]) =>
  composeWorkbook([
    {
      name: '表',
      rows: rows.map((row) => row.map((value): ComposedSheet['rows'][number][number] => ({ value, border: true }))),
    },
  ])

const run = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await database.transaction(async (trx) => ok(await work(trx))))

test('[T18] the same content is one template with its first name and reading, and one event', async () => {
  const { template, bytes: workbook } = must(await takeTemplate(bytes, name))
  const save = (as: string) =>
    run((trx) =>
      saveTemplate(trx, { template: { ...template, name: as }, issuer: '民政局', sent: bytes, workbook, actor }),
    )
  assert.equal((await save(name))?.action, 'template-added')
  assert.equal(await save('改了名.xlsx'), undefined)
  assert.deepEqual(await run((trx) => loadTemplate(trx, template.hash)), { ...template, issuer: '民政局' })
  assert.deepEqual(
    (await run(listTemplates)).map((one) => one.name),
    [name],
  )
  assert.equal((await run((trx) => eventsAbout(trx, { kind: 'template', id: template.hash }))).length, 1)
  assert.deepEqual(new Uint8Array((await run((trx) => templateWorkbook(trx, template.hash)))!), bytes)
  assert.deepEqual(await run((trx) => templatesNamed(trx, '改了名.xlsx')), [])
})

test('[T19] a form keeps its bytes, tells that it came as .xlsx, and warns of people left in it', async () => {
  const taken = must(await takeTemplate(bytes, name))
  assert.equal(taken.converted, false)
  assert.equal(taken.bytes, bytes)
  assert.deepEqual(taken.warnings, [])
  const left = await compose([
    ['姓名', '电话'],
    ['张三', '19900000001'],
    ['李四', ''],
  ])
  const refused = await takeTemplate(left, '名单.xlsx')
  assert.equal(refused.ok ? '' : refused.problem.code, 'templates/personal-data')
  const [warning] = must(await takeTemplate(left, '名单.xlsx', { phones: 'keep' })).warnings
  assert.equal(warning?.code, 'templates/phones-inside')
  assert.doesNotMatch(JSON.stringify(warning), /张三|19900000001/)
})

test('[T19] a file without a form, or that is no workbook, is refused by its name', async () => {
  const letter = await compose([['关于做好报送工作的通知']])
  const none = await takeTemplate(letter, '通知.xlsx')
  assert.equal(none.ok ? '' : none.problem.code, 'templates/no-form')
  const noise = await takeTemplate(new TextEncoder().encode('这不是工作簿\u0000\u0001'), '说明.xlsx')
  assert.equal(noise.ok, false)
  for (const problem of [none, noise]) assert.match(problem.ok ? '' : problem.problem.says['zh-CN'].message, /\.xlsx/)
})

test('[T15] [T26] a form with somebody’s ID number is refused by the cell, never by the number, and taken once blanked', async () => {
  const number = [...'0123456789X'].map((check) => `99900119900101001${check}`).find((text) => parseIdNumber(text))!
  const left = await compose([
    ['姓名', '身份证号'],
    ['张三', number],
    ['李四', ''],
  ])
  const taken = await takeTemplate(left, '名单.xlsx')
  assert.deepEqual(taken.ok ? {} : taken.problem.details, {
    name: '名单.xlsx',
    ids: 1,
    cards: 0,
    phones: 0,
    places: '表!B2',
  })
  assert.equal(JSON.stringify(taken).includes(number), false)
  const clean = must(await takeTemplate(left, '名单.xlsx', { blank: true }))
  assert.deepEqual(clean.blanked, [{ kind: 'id-number', held: 'cell', place: '表!B2' }])
  assert.equal(clean.template.hash, contentHash(clean.sent))
  assert.deepEqual(personalData(clean.workbook), [])
  assert.deepEqual(changedParts(left, clean.sent), ['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])
})

test('[T14] the same form in other widths, colours and letters is another file of the same shape', async () => {
  const rows = [['2025年花名册'], ['姓名', '住址'], ['', ''], ['', '']]
  const dressed = (title: string, dress: object, width: number) =>
    composeWorkbook([
      {
        name: '表',
        columns: [{ width }, { width: width * 2 }],
        rows: rows.map((row, index) =>
          row.map((value) => ({ value: index === 0 ? title : value, border: index > 0, ...dress })),
        ),
      },
    ])
  const [plain, fine] = await Promise.all([
    dressed('2025年花名册', {}, 10),
    dressed('2026年花名册', { bold: true, background: 'FFEECC' }, 25),
  ])
  const [first, second] = [must(await takeTemplate(plain, 'a.xlsx')), must(await takeTemplate(fine, 'b.xlsx'))]
  assert.notEqual(first.template.hash, second.template.hash)
  assert.equal(first.template.shape, second.template.shape)
})

test('[T29] corrected fields stand for the proposal wherever the template is read, version by version, none lost', async () => {
  const left = await compose([
    ['姓名', '年龄'],
    ['', ''],
    ['', ''],
  ])
  const { template, sent, bytes: workbook } = must(await takeTemplate(left, '两栏.xlsx'))
  await run((trx) => saveTemplate(trx, { template, issuer: undefined, sent, workbook, actor }))
  const save = (fields: typeof template.fields) =>
    run((trx) => saveFields(trx, { hash: template.hash, forms: template.forms, fields, actor }))
  assert.equal(await save(template.fields), undefined)
  const [first, second] = template.fields
  assert.deepEqual((await save([first!]))?.details, { version: 1, fields: 1 })
  assert.equal(await save([first!]), undefined)
  const renamed = { ...second!, headerPath: ['周岁'] }
  assert.deepEqual((await save([first!, renamed]))?.details, { version: 2, fields: 2 })
  const standing = [first, renamed]
  assert.deepEqual((await run((trx) => loadTemplate(trx, template.hash)))?.fields, standing)
  assert.deepEqual((await run(listTemplates)).find(({ hash }) => hash === template.hash)?.fields, standing)
  assert.deepEqual((await run((trx) => templatesNamed(trx, '两栏.xlsx')))[0]?.fields, standing)
  assert.deepEqual((await run((trx) => loadProposal(trx, template.hash)))?.fields, template.fields)
  const kept = await run((trx) => trx.query('select version from templates.confirmed_fields order by version'))
  assert.equal(kept.rowCount, 2)
  // Back to the proposal is a version like any other.
  assert.deepEqual((await save(template.fields))?.details, { version: 3, fields: 2 })
})
