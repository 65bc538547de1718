// Reports of the example county on a real database: filled, kept, listed, traced.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { invent } from '../../examples/county/county.ts'
import { expectedFiles } from '../../examples/county/expect.ts'
import { templateForms } from '../../examples/county/make.ts'
import { inventedOn } from '../../examples/county/people.ts'
import { peopleOf } from '../../examples/county/record.ts'
import { rootArea } from '../../src/access/area.store.ts'
import { eventsAbout } from '../../src/audit/event.store.ts'
import { exampleState, seedExampleCounty } from '../../src/cli/example-county.ts'
import { fillTemplates } from '../../src/cli/fill-templates.ts'
import { prepareWorkspace, type Workspace } from '../../src/cli/workspace.ts'
import type { Trx } from '../../src/db/trx.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { Period } from '../../src/kernel/period.ts'
import { canonicalJson } from '../../src/kernel/canonical-json.ts'
import { fail, ok } from '../../src/kernel/result.ts'
import { fileName } from '../../src/reports/file-name.ts'
import { Lineage } from '../../src/reports/lineage.ts'
import { reportProblems } from '../../src/reports/problems.ts'
import { printableReports } from '../../src/reports/print.store.ts'
import { countReports, listReports, reportFile, reportLineage } from '../../src/reports/report.store.ts'
import { algorithms } from '../../src/reports/sign.node.ts'
import { signReport } from '../../src/reports/sign-lineage.node.ts'
import { traceCell } from '../../src/reports/trace.ts'
import { peopleBehind, traceReportCell, untracedCells } from '../../src/reports/trace.store.ts'
import { parseSheetCell } from '../../src/sheets/address.ts'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { cellAt } from '../../src/sheets/grid.ts'
import { contentHash } from '../../src/sheets/hash.node.ts'
import { templatesNamed } from '../../src/templates/template.store.ts'
import { must, testDatabase } from './harness.ts'

const home = mkdtempSync(path.join(tmpdir(), 'shixiao-reports-'))
const period = '2026-11' as Period
const roster = '民政局-农村最低生活保障对象花名册.xlsx'
let workspace: Workspace
before(async () => {
  const database = await testDatabase(import.meta.url)
  workspace = must(await prepareWorkspace(database, home))
  assert.equal(must(await seedExampleCounty(workspace, { villages: 2, seed: 1, onStep: () => {} })), 'made')
})
after(async () => {
  await workspace.database.close()
  rmSync(home, { recursive: true, force: true })
})

const run = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await workspace.database.transaction(async (trx) => ok(await work(trx))))
const all = () => run(async (trx) => listReports(trx, { scope: (await rootArea(trx))!.id, limit: 500 }))
const first = async (name = roster) => (await all()).find((report) => report.name === name)!

test('[P1] the sidecar names every cell by state, attachment, unit and day, and nobody', async () => {
  const { id, cells, blanks } = await first()
  const lineage = (await run((trx) => reportLineage(trx, id)))!
  assert.equal(lineage.cells.length, cells + blanks)
  const asked = lineage.cells.filter(({ state, filling }) => state === 'value' && filling?.from === 'question')
  assert.ok(asked.length > 100)
  for (const { fact, source, attachmentVersion } of asked) {
    assert.match(fact!, /^[0-9a-f-]{36}$/)
    assert.equal(source?.unit, '青山村')
    assert.match(source.recorded, /^\d{4}-\d{2}-\d{2}$/)
    assert.equal(attachmentVersion, 1)
  }
  const file = (await run((trx) => reportFile(trx, id)))!.file
  const read = must(await readBounded(file, { name: roster }))
  const people = read.sheets[0]!.cells.values().filter(({ value }) => /^\d{17}[\dX]$/.test(String(value)))
  for (const { value } of people) assert.ok(!JSON.stringify(lineage).includes(String(value)))
})

test('[P40] no signed lineage of any report holds a value of the ledger that is a person’s, or an id of the database', async () => {
  const villages = invent({ villages: 2, seed: 1 })
  const people = villages.flatMap(peopleOf)
  const personal = ['person.name', 'person.id-number', 'person.phone', 'person.bank-account', 'person.birth-date']
  const held = people.flatMap(({ facts }) => personal.map((key) => facts[key]))
  const homes = villages.flatMap(({ households }) => households.map(({ facts }) => facts['household.address']))
  const { rows: ids } = await run((trx) =>
    trx.query<{ id: string }>('select distinct subject_id as id from reports.cell where subject_id is not null'),
  )
  const values = [...new Set([...held, ...homes, ...ids.map(({ id }) => id)].map(String))].filter(
    (one) => one !== 'undefined',
  )
  assert.ok(values.length > 1_000 && ids.length > 300)
  const { privateKey } = algorithms.intl.newPair()
  for (const { id, name } of await all()) {
    const { file: bytes } = (await run((trx) => reportFile(trx, id)))!
    const lineage = (await run((trx) => reportLineage(trx, id)))!
    const salt = randomBytes(16).toString('hex')
    const signed = must(signReport({ bytes, name, lineage, place: 'inside', suite: 'intl', privateKey, salt }))
    const text = canonicalJson(signed.lineage)
    assert.deepEqual(
      values.filter((value) => text.includes(value)),
      [],
      name,
    )
  }
})

test('[P46] what is printed are the newest confirmed reports of the period, and never a draft', async () => {
  const { id } = await first()
  const undone = await workspace.database.transaction(async (trx) => {
    const scope = (await rootArea(trx))!.id
    const ids = async (more: object = {}) => (await printableReports(trx, { scope, ...more })).map((one) => one.id)
    const standing = await ids()
    assert.deepEqual(
      standing.toSorted(),
      (await listReports(trx, { scope, limit: 500 })).map((one) => one.id).toSorted(),
    )
    assert.deepEqual(await ids({ year: '2025' }), [])
    assert.deepEqual(await ids({ period, year: '2026' }), standing)
    await trx.query("update reports.report set field_map = 'unconfirmed' where id = $1", [id])
    assert.deepEqual(
      await ids(),
      standing.filter((one) => one !== id),
    )
    return fail(reportProblems['no-such-report']({ report: id }))
  })
  assert.equal(undone.ok, false)
})

test('[P3] a report whose transaction fails leaves neither report nor cells nor event', async () => {
  const count = async () =>
    run(async (trx) => {
      const text = `select (select count(*) from reports.report) as reports, (select count(*) from reports.cell) as cells,
        (select count(*) from audit.event where action = 'report-filled') as events`
      return (await trx.query<Record<string, string>>(text)).rows[0]
    })
  const earlier = await count()
  const { database } = workspace
  const broken: Workspace = {
    ...workspace,
    database: {
      ...database,
      transaction: (work) =>
        database.transaction(async (trx) => {
          const done = await work(trx)
          return Array.isArray(done.ok && done.value) ? fail(reportProblems['no-such-report']({ report: 'x' })) : done
        }),
    },
  }
  const [template] = await run((trx) => templatesNamed(trx, roster))
  const filled = must(await fillTemplates(broken, { templates: [template!], on: inventedOn as Day, period }))
  assert.equal(filled.reports.length, 0)
  assert.deepEqual(await count(), earlier)
})

test('[P3] what was filled has an event that counts and names nobody', async () => {
  const { id, cells, blanks } = await first()
  const [event] = await run((trx) => eventsAbout(trx, { kind: 'report', id }))
  assert.deepEqual(
    [event?.action, event?.details['written'], event?.details['blank']],
    ['report-filled', cells, blanks],
  )
})

test('[P4] every refusal has its code and both sentences', () => {
  for (const { code, says } of [
    reportProblems['no-such-report']({ report: '1' }),
    reportProblems['no-lineage']({ file: '表.xlsx' }),
    reportProblems['lineage-broken']({ file: '表.xlsx' }),
    reportProblems['file-changed']({ file: '表.xlsx' }),
    reportProblems['no-such-cell']({ cell: '表!A1' }),
    reportProblems['bad-address']({ cell: 'x' }),
  ]) {
    assert.match(code, /^reports\//)
    for (const { message, do: next } of Object.values(says)) assert.ok(message !== '' && next !== '')
  }
})

test('[P5] the list pages by key without losing or repeating a report, and shows units and departments', async () => {
  const whole = await all()
  const filled = expectedFiles(templateForms, invent({ villages: 2, seed: 1 }))
  assert.equal(whole.length, filled)
  assert.equal(await run(countReports), filled)
  const scope = await run(async (trx) => (await rootArea(trx))!.id)
  const pages: string[] = []
  for (let after: string | undefined; ;) {
    const page = await run((trx) => listReports(trx, { scope, limit: 40, ...(after && { after }) }))
    if (page.length === 0) break
    pages.push(...page.map(({ id }) => id))
    after = page.at(-1)!.id
  }
  assert.deepEqual(
    pages,
    whole.map(({ id }) => id),
  )
  assert.deepEqual([...new Set(whole.map(({ unit }) => unit))].toSorted(), ['柳河村', '青山村'])
  assert.ok(whole.every(({ issuer }) => issuer.includes('云溪县')))
})

test('[P6] a cell is traced from file and sidecar alone, and a changed file says so', async () => {
  const { id } = await first()
  const { file } = (await run((trx) => reportFile(trx, id)))!
  const lineage = Lineage.parse(JSON.parse(JSON.stringify(await run((trx) => reportLineage(trx, id)))))
  const cell = lineage.cells.find(({ state }) => state === 'value')!
  const at = parseSheetCell(`${cell.sheet}!${cell.cell}`)!
  const traced = traceCell({ lineage, file: roster, fileHash: contentHash(file), ...at })
  assert.deepEqual(must(traced), [cell])
  const changed = traceCell({ lineage, file: roster, fileHash: contentHash(new Uint8Array([1])), ...at })
  assert.equal(changed.ok ? '' : changed.problem.code, 'reports/file-changed')
  const nowhere = traceCell({
    lineage,
    file: roster,
    fileHash: contentHash(file),
    sheet: cell.sheet,
    row: 9_999,
    column: 1,
  })
  assert.equal(nowhere.ok ? '' : nowhere.problem.code, 'reports/no-such-cell')
})

test('[P10] every written cell of every report leads to a row of a ledger', async () => {
  assert.deepEqual(await run((trx) => untracedCells(trx, { asking: workspace.asking })), [])
})

test('[P10] a fact whose record is gone is found as untraced', async () => {
  const { database } = workspace
  const undone = await database.transaction(async (trx) => {
    await trx.query('delete from facts.patch_log')
    const untraced = await untracedCells(trx, { asking: workspace.asking })
    assert.ok(untraced.length > 1_000)
    return fail(reportProblems['no-such-report']({ report: '' }))
  })
  assert.equal(undone.ok, false)
})

test('[P10] the traced row is the row of the ledger that holds the value', async () => {
  const { id } = await first()
  const lineage = (await run((trx) => reportLineage(trx, id)))!
  const cell = lineage.cells.find(
    ({ state, filling }) => state === 'value' && filling?.from === 'question' && filling.question === 'person.name',
  )!
  const traced = must(
    await workspace.database.transaction((trx) =>
      traceReportCell(trx, { report: id, sheet: cell.sheet, cell: cell.cell, asking: workspace.asking }),
    ),
  )
  const { file } = (await run((trx) => reportFile(trx, id)))!
  const at = parseSheetCell(`${cell.sheet}!${cell.cell}`)!
  const name = cellAt(must(await readBounded(file, { name: roster })).sheets[0]!, at.row, at.column)!.value
  const county = await (await import('../../examples/county/make.ts')).makeCounty({ villages: 2, seed: 1 })
  const [source] = traced.sources
  const ledger = county.files.find((one) => one.path.endsWith(`/${source!.file}`))!
  const sheet = must(await readBounded(ledger.bytes, { name: source!.file! })).sheets.find(
    (one) => one.name === source!.sheet,
  )!
  const row = [...sheet.cells.values()].filter((one) => one.row === source!.row).map(({ value }) => value)
  assert.ok(row.includes(name), `${String(name)} in row ${source!.row}`)
})

test('[P70] everybody behind a figure is listed with the ledger’s row, the look is logged, and no file holds them', async () => {
  const { asking } = workspace
  const { id } = await first('残联-残疾人分类分级统计表.xlsx')
  const lineage = (await run((trx) => reportLineage(trx, id)))!
  const cell = lineage.cells.find(({ filling, counted = 0 }) => filling?.from === 'definition' && counted > 0)!
  const wanted = { report: id, sheet: cell.sheet, cell: cell.cell, asking, actor: '李经办' }
  const people = must(await workspace.database.transaction((trx) => peopleBehind(trx, wanted)))
  assert.equal(people.length, cell.counted)
  for (const { name, inPart, source } of people) {
    assert.match(name!, /^\p{Script=Han}{2,}/u)
    assert.equal(inPart, false)
    assert.match(source!.file ?? '', /台账\.xlsx$/)
    assert.ok(!JSON.stringify(lineage).includes(name!))
  }
  const events = (await run((trx) => eventsAbout(trx, { kind: 'report', id }))).filter(
    ({ action }) => action === 'figure-people-shown',
  )
  assert.deepEqual(
    events.map(({ actor, details }) => [actor, details]),
    [['李经办', { sheet: cell.sheet, cell: cell.cell, people: cell.counted }]],
  )
  const other = { ...wanted, ...parseFact(lineage) }
  assert.deepEqual(must(await workspace.database.transaction((trx) => peopleBehind(trx, other))), [])
})

/** A cell of the report that is no figure. */
function parseFact(lineage: Lineage): { sheet: string; cell: string } {
  const { sheet, cell } = lineage.cells.find(({ filling }) => filling?.from === 'demand')!
  return { sheet, cell }
}

test('[P11] a form nobody confirmed is filled as a draft that says so everywhere', async () => {
  const [template] = await run((trx) => templatesNamed(trx, roster))
  await workspace.database.transaction(async (trx) => {
    await trx.query('update dictionary.field_map set confirmed = false where template = $1', [template!.hash])
    return ok(true)
  })
  const filled = must(await fillTemplates(workspace, { templates: [template!], on: inventedOn as Day, period }))
  for (const { name, isDraft, lineage } of filled.reports) {
    assert.match(name, /^草稿-/)
    assert.equal(isDraft, true)
    assert.equal(lineage.fieldMap, 'unconfirmed')
  }
  assert.equal((await all()).find(({ name }) => name === `草稿-${roster}`)?.fieldMap, 'unconfirmed')
})

test('[P12] names stay readable, safe and apart', () => {
  const taken = new Set<string>()
  const name = (of: string, number?: string, isDraft = false) => fileName({ name: of, number, isDraft, taken })
  assert.equal(name('花名册.xlsx'), '花名册.xlsx')
  assert.equal(name('花名册.xls'), '花名册 (2).xlsx')
  assert.equal(name('农户表.xlsx', '101'), '农户表-101.xlsx')
  assert.equal(name('a/b:c*.xlsx', undefined, true), '草稿-a_b_c_.xlsx')
  assert.equal([...name(`${'长'.repeat(300)}.xlsx`)].length, 105)
})

test('[P13] filling again replaces the earlier report in lists, and the earlier stays traceable', async () => {
  const name = '组织部-党员基本信息花名册.xlsx'
  const [template] = await run((trx) => templatesNamed(trx, name))
  const earlier = await first(name)
  const before = (await all()).length
  must(await fillTemplates(workspace, { templates: [template!], on: inventedOn as Day, period }))
  const now = await all()
  assert.equal(now.length, before)
  assert.ok(!now.some(({ id }) => id === earlier.id))
  assert.ok(await run((trx) => reportLineage(trx, earlier.id)))
})

test('[C24] the example county is made once, and never in an installation of another county', async () => {
  assert.equal(must(await exampleState(workspace)), 'made')
  const reports = await run(countReports)
  assert.equal(must(await seedExampleCounty(workspace, { villages: 2, seed: 1, onStep: assert.fail })), 'made')
  assert.equal(await run(countReports), reports)
  await run((trx) => trx.query("update access.area_code set code = '330000' where code = '999001'"))
  assert.equal(must(await exampleState(workspace)), 'other county')
  assert.equal(must(await seedExampleCounty(workspace, { villages: 2, seed: 1, onStep: assert.fail })), 'other county')
})
