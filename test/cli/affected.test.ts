// Attachments taken back after reports were filled: open ones are filled again, those handed out are told. Everything is invented.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fillTemplates } from '../../src/cli/fill-templates.ts'
import { refillRevoked } from '../../src/cli/refill-reports.ts'
import { prepareWorkspace, type Workspace } from '../../src/cli/workspace.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import { revokeAttachments, type RevocationReason } from '../../src/dictionary/revoke.store.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { Period } from '../../src/kernel/period.ts'
import { ok } from '../../src/kernel/result.ts'
import { openRevoked, revocationsToRead } from '../../src/reports/affected.store.ts'
import { recordHandOut } from '../../src/reports/hand-out.store.ts'
import { refillReports } from '../../src/reports/refill.store.ts'
import { listReports, reportLineage } from '../../src/reports/report.store.ts'
import { rootArea } from '../../src/access/area.store.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { templatesNamed } from '../../src/templates/template.store.ts'
import { invented } from '../db/cast.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
let database: Database
let workspace: Workspace
const at = (name: string) => path.join(cli.home, name)
const write = (name: string, what: object) => writeFileSync(at(name), JSON.stringify(what))
const workbook = async (name: string, rows: string[][]) => {
  const cells = rows.map((row) => row.map((value) => ({ value, border: true })))
  writeFileSync(at(name), await composeWorkbook([{ name: '表', rows: cells }]))
  return at(name)
}
const asks = (cell: string, question: string) => ({ field: `表!${cell}`, filling: { from: 'question', question } })
const people = { sheet: '表', firstRow: 2, of: 'person', where: [] }
const within = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await database.transaction(async (trx) => ok(await work(trx))))

before(async () => {
  cli = await newHome(import.meta.url)
  database = must(await openDatabase({ home: cli.home, url: cli.env.DATABASE_URL }))
  const below = [{ level: 'town', name: '东河镇', below: [{ level: 'village', name: '青山村' }] }]
  write('areas.json', [{ level: 'county', name: '示例县', below }])
  await cli.run('areas', 'import', at('areas.json'))
  const row = (count: number) => [
    `甲${count}`,
    invented('19500101', count),
    String(count),
    `1990000010${count}`,
    '户主',
  ]
  const ledger = await workbook('台账.xlsx', [
    ['姓名', '身份证号', '户编号', '联系电话', '与户主关系'],
    ...[1, 2, 3].map(row),
  ])
  const homes = await workbook('户.xlsx', [
    ['户编号', '家庭住址'],
    ...[1, 2, 3].map((one) => [String(one), `东头 ${one} 号`]),
  ])
  const fields = ['person.name', 'person.id-number', 'household.number', 'person.phone', 'person.relation-to-head']
  const map = { template: '台账.xlsx', issuer: '青山村', rows: [people] }
  write('台账.json', { ...map, fields: fields.map((question, index) => asks(`${'ABCDE'[index]}2`, question)) })
  const households = [asks('A2', 'household.number'), asks('B2', 'household.address')]
  write('户.json', { ...map, template: '户.xlsx', rows: [{ ...people, of: 'household' }], fields: households })
  for (const [file, said] of [
    [homes, '户.json'],
    [ledger, '台账.json'],
  ] as const) {
    const words = ['facts', 'import', file, '--area', '青山村', '--map', at(said), '--on', '2026-11-01']
    assert.equal((await cli.run(...words)).code, 0)
  }
  workspace = must(await prepareWorkspace(database, cli.home))
})
after(async () => {
  await database.close()
  cli.remove()
})

/** A form with a wrong column: C asks who looks after a person, and is attached to the telephone. */
async function form(name: string, per: 'area' | 'household' = 'area') {
  const rows =
    per === 'area'
      ? [
          ['姓名', '联系电话', '走访人', `${name}的说明`],
          ['', '', '', ''],
          ['', '', '', ''],
        ]
      : [
          ['户主姓名', '', '户编号', ''],
          ['走访人', '', '家庭住址', ''],
        ]
  const file = await workbook(name, rows)
  assert.equal((await cli.run('template', 'add', file)).code, 0)
  const fields =
    per === 'area'
      ? [asks('A2', 'person.name'), asks('B2', 'person.phone'), asks('C2', 'person.phone')]
      : [
          asks('B1', 'household.head-name'),
          asks('D1', 'household.number'),
          asks('B2', 'household.head-name'),
          asks('D2', 'household.address'),
        ]
  const confirm = async () => {
    write('确认.json', { template: name, issuer: '民政局', per, rows: per === 'area' ? [people] : [], fields })
    const confirmed = await cli.run('template', 'confirm', file, '--map', at('确认.json'))
    assert.equal(confirmed.code, 0, confirmed.out + confirmed.err)
  }
  await confirm()
  const [template] = await within((trx) => templatesNamed(trx, name))
  return { template: template!, confirm }
}
const period = '2026-11' as Period
const on = '2026-11-01' as Day
const fill = async (template: Awaited<ReturnType<typeof form>>['template'], out?: string) =>
  must(await fillTemplates(workspace, { templates: [template], on, period, out }))
const revoke = (template: string, fields: string[], reason: RevocationReason = 'audit') =>
  within((trx) => revokeAttachments(trx, { template, fields, reason, actor: '李经办' }))
const reports = async (name: string) => {
  const root = await within(rootArea)
  return (await within((trx) => listReports(trx, { scope: root!.id, limit: 100 }))).filter((one) =>
    one.name.includes(name),
  )
}
type Affected = {
  report: string
  name: string
  cells: { cell: string; reason: string }[]
  handedOut: { how: string }[]
  replacedBy?: string
}
const affected = async () => {
  const { out } = await cli.run('report', 'affected', '--json')
  const { refilled, affected: found } = JSON.parse(out) as { refilled: number; affected: Affected[] }
  return {
    refilled,
    found: found.map((one) => ({ ...one, cells: one.cells.map(({ cell, reason }) => `${cell} ${reason}`) })),
  }
}

test('[P17] an open report is filled again without what was taken back, stands for the earlier one, and a second run changes nothing', async () => {
  const { template } = await form('走访表.xlsx')
  await fill(template)
  const [earlier] = await reports('走访表')
  await revoke(template.hash, ['表!C2'])
  assert.deepEqual(must(await refillRevoked(workspace)), { reports: 1, problems: [] })
  const [now, ...more] = await reports('走访表')
  assert.deepEqual([more, now!.name, now!.filledOn, now!.cells, now!.blanks], [[], earlier!.name, on, 6, 6])
  assert.notEqual(now!.id, earlier!.id)
  const old = await within((trx) => reportLineage(trx, earlier!.id))
  assert.equal(old!.cells.filter(({ state }) => state === 'value').length, 9, 'the earlier one stays traceable')
  assert.deepEqual(must(await refillRevoked(workspace)), { reports: 0, problems: [] })
  assert.deepEqual((await affected()).found, [], 'nobody was given the earlier one')
})

test('[P17] [C37] taking back at the keyboard fills the open reports again in the same go', async () => {
  const { template } = await form('收回表.xlsx')
  await fill(template)
  const taken = await cli.run('review', 'revoke', '收回表.xlsx', '表!C2', '--reason', '问的是走访人', '--json')
  assert.equal(taken.code, 0, taken.err)
  assert.equal((JSON.parse(taken.out) as { refilled: number }).refilled, 1)
  const [now] = await reports('收回表')
  assert.deepEqual([now!.cells, now!.blanks], [6, 6])
})

test('[P17] broken off before the end, the next run fills nothing twice', async () => {
  const { template } = await form('中断表.xlsx')
  await fill(template)
  await revoke(template.hash, ['表!C2'])
  const { asking, look } = workspace
  await within(async (trx) => {
    const span = await revocationsToRead(trx)
    const open = await openRevoked(trx, { ...span, limit: 10 })
    assert.equal(open.length, 1)
    let id = 0
    const newId = () => `00000000-0000-4000-8000-${String(++id).padStart(12, '0')}`
    assert.equal(must(await refillReports(trx, open, { asking, look, actor: '李经办', newId })), 1)
    assert.equal(must(await refillReports(trx, open, { asking, look, actor: '李经办', newId })), 0)
  })
  assert.deepEqual(must(await refillRevoked(workspace)), { reports: 0, problems: [] })
  assert.equal((await reports('中断表')).length, 1)
})

test('[P18] [C33] a report handed out is not replaced unseen: it is listed with its cells, and with what stands for it once filled again', async () => {
  const { template, confirm } = await form('交出表.xlsx')
  await fill(template, at('报表'))
  await revoke(template.hash, ['表!C2'], 'person')
  const told = await affected()
  const [one] = told.found
  assert.deepEqual([told.refilled, told.found.length, one!.name], [0, 1, '交出表.xlsx'])
  assert.deepEqual(
    [one!.cells, one!.handedOut.map(({ how }) => how)],
    [['C2 person', 'C3 person', 'C4 person'], ['folder']],
  )
  assert.equal(one!.replacedBy, undefined)
  const { out } = await cli.run('report', 'affected')
  assert.match(
    out,
    /青山村《交出表.xlsx》（2026-11），\d{4}-\d\d-\d\d 写成文件交出\n {2}3 格：表!C2、表!C3、表!C4（有人说对应错了）\n.*shixiao fill/,
  )
  assert.doesNotMatch(out, /1990000|甲/)
  await fill(template, at('报表'))
  const [newest] = await reports('交出表')
  assert.deepEqual(
    (await affected()).found.map(({ replacedBy }) => replacedBy),
    [newest!.id],
  )
  await confirm()
  assert.deepEqual((await affected()).found, [], 'what is attached again as it was is not wrong')
})

test('[P17] [P12] of a form per household only copies nobody was given are filled again, each under its name', async () => {
  const { template } = await form('入户表.xlsx', 'household')
  await fill(template)
  const before = await reports('入户表')
  assert.equal(before.length, 3)
  const given = before[1]!
  await within((trx) => recordHandOut(trx, { reports: [given.id], how: 'download', actor: '李经办' }))
  assert.equal(
    await within((trx) => recordHandOut(trx, { reports: [given.id], how: 'download', actor: '李经办' })),
    undefined,
  )
  await revoke(template.hash, ['表!B2'], 'values')
  assert.deepEqual(must(await refillRevoked(workspace)), { reports: 2, problems: [] })
  const now = await reports('入户表')
  assert.deepEqual(now.map(({ name }) => name).toSorted(), before.map(({ name }) => name).toSorted())
  assert.deepEqual(
    now.map(({ id }) => id).filter((id) => before.some((one) => one.id === id)),
    [given.id],
  )
  assert.deepEqual(
    (await affected()).found.map(({ report, cells }) => [report, cells]),
    [[given.id, ['B2 values']]],
  )
})
