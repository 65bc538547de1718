// The main job verb by verb, in an office of its own: the example county's files, and files that are broken in every way.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { expectedFiles } from '../../examples/county/expect.ts'
import { invent } from '../../examples/county/county.ts'
import { makeCounty, templateForms, writeCounty } from '../../examples/county/make.ts'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { takeFiles } from '../../src/cli/take-files.ts'
import type { Workspace } from '../../src/cli/workspace.ts'
import { dbProblems } from '../../src/db/problems.ts'
import { fail } from '../../src/kernel/result.ts'
import { readWorkbook } from '../../src/sheets/read.node.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

const roster = '民政局-农村最低生活保障对象花名册.xlsx'
let cli: Awaited<ReturnType<typeof newHome>>
let county: string
before(async () => {
  cli = await newHome(import.meta.url)
  county = path.join(cli.home, '示例县')
  await writeCounty(await makeCounty({ villages: 2, seed: 1 }), county)
})
after(() => cli.remove())

const at = (...parts: string[]) => path.join(county, ...parts)
const data = (out: string): unknown => JSON.parse(out)
/** A workbook of our own from rows of text, drawn with lines. */
const workbook = (file: string, rows: string[][]) =>
  composeWorkbook([{ name: '表', rows: rows.map((row) => row.map((value) => ({ value, border: true }))) }]).then(
    (bytes) => {
      writeFileSync(file, bytes)
      return file
    },
  )

test('[C20] before there are areas a ledger is refused with the next step', async () => {
  const { code, err } = await cli.run(
    'facts',
    'import',
    at('台账', '青山村台账.xlsx'),
    '--map',
    at('confirm', '青山村台账.json'),
  )
  assert.equal(code, 1)
  assert.match(err, /cli\/no-areas\)\n.*shixiao areas import/)
})

test('[C14] areas come all together, and a file that is wrong adds none', async () => {
  const half = path.join(cli.home, 'half.json')
  const village = { level: 'village', name: '甲村' }
  writeFileSync(half, JSON.stringify([{ level: 'county', name: '乙县', below: [village, village] }]))
  const twice = await cli.run('areas', 'import', half)
  assert.deepEqual([twice.code, /access\/name-taken/.test(twice.err)], [1, true])
  writeFileSync(half, '[{"level":"county"}]')
  assert.match((await cli.run('areas', 'import', half)).err, /cli\/file-broken/)
  const { code, out } = await cli.run('areas', 'import', at('areas.json'), '--json')
  assert.deepEqual([code, (data(out) as { areas: number }).areas], [0, 4])
})

test('[C9] [C16] forms are taken in, and what is no form is named while the rest is kept', async () => {
  const folder = path.join(cli.home, '收到')
  mkdirSync(folder)
  writeFileSync(path.join(folder, roster), readFileSync(at('模板', roster)))
  writeFileSync(path.join(folder, '空.xlsx'), '')
  writeFileSync(path.join(folder, '假.xlsx'), '这不是工作簿')
  await workbook(path.join(folder, '通知.xlsx'), [['关于报送材料的通知']])
  const { code, out } = await cli.run('template', 'add', folder, '--json')
  type Added = { templates: number; refused: number; files: { file: string; problems: string[] }[] }
  const { templates, refused, files } = data(out) as Added
  assert.deepEqual([code, templates, refused], [3, 1, 3])
  const problems = Object.fromEntries(files.map(({ file, problems: codes }) => [file, codes]))
  assert.deepEqual(problems[roster], [])
  assert.deepEqual(problems['通知.xlsx'], ['templates/no-form'])
  assert.match(problems['空.xlsx']![0]!, /^sheets\//)
  assert.match(problems['假.xlsx']![0]!, /^sheets\//)
  const alone = await cli.run('template', 'add', path.join(folder, '空.xlsx'))
  assert.equal(alone.code, 1)
  assert.match(alone.out, /请这样做：/)
})

test('[C9] a disk that is full is met once and refuses every file that is left, each by name', async () => {
  let tried = 0
  const transaction = () => {
    tried += 1
    return Promise.resolve(fail(dbProblems['disk-full']({})))
  }
  const workspace = { database: { transaction }, actor: 'operator' } as unknown as Workspace
  const files = [roster, '组织部-党员基本信息花名册.xlsx'].map((name) => at('模板', name))
  const taken = await takeFiles(workspace, { files })
  assert.equal(tried, 1)
  assert.deepEqual(
    taken.map(({ file, problems }) => [file, problems.map(({ code }) => code)]),
    files.map((file) => [file, ['db/disk-full']]),
  )
})

test('[C17] a form is looked at without being kept', async () => {
  const { code, out } = await cli.run('template', 'inspect', at('模板', '组织部-党员基本信息花名册.xlsx'), '--json')
  const { fields } = data(out) as { fields: { headerPath: string[] }[] }
  assert.equal(code, 0)
  assert.ok(fields.some(({ headerPath }) => headerPath.at(-1) === '姓名'))
  assert.match(
    (
      await cli.run(
        'template',
        'confirm',
        '组织部-党员基本信息花名册.xlsx',
        '--map',
        at('confirm', '组织部-党员基本信息花名册.json'),
      )
    ).err,
    /templates\/no-such-template/,
  )
})

test('[C17] a draft of the confirmation says what reads like one question, and never whose rows a list holds', async () => {
  const file = path.join(cli.home, 'draft.json')
  const form = await workbook(path.join(cli.home, '新表.xlsx'), [
    ['姓名', '身份证号', '联系电话', '种了几棵树'],
    ['', '', '', ''],
    ['', '', '', ''],
  ])
  const { code, out } = await cli.run('template', 'inspect', form, '--draft', file)
  assert.equal(code, 0)
  const { fields, rows } = data(readFileSync(file, 'utf8')) as {
    fields: { field: string; filling: { question: string } }[]
    rows: []
  }
  assert.deepEqual(rows, [])
  assert.ok(fields.some(({ field, filling }) => field === '表!B2' && filling.question === 'person.id-number'))
  assert.ok(!fields.some(({ field }) => field === '表!D2'))
  assert.match(out, /表!D2 种了几棵树：没有相近的问项/)
  assert.match(out, /名单“表”第 2 行起/)
})

test('[C21] before a form is confirmed nobody is told that nothing is missing', async () => {
  const { code, err } = await cli.run('ask')
  assert.equal(code, 1)
  assert.match(err, /cli\/no-demands\)\n.*template confirm/)
})

test('[C10] [C18] what a confirmation says wrongly is named, the rest is kept', async () => {
  assert.equal((await cli.run('template', 'add', at('模板'))).code, 0)
  const file = path.join(cli.home, 'wrong.json')
  const right = data(readFileSync(at('confirm', roster.replace('.xlsx', '.json')), 'utf8')) as {
    fields: { field: string; filling: object }[]
  }
  const wrong = { field: '低保花名册!Z99', filling: { from: 'question', question: 'person.name' } }
  writeFileSync(file, JSON.stringify({ ...right, fields: [...right.fields, wrong] }))
  const { code, out } = await cli.run('template', 'confirm', at('模板', roster), '--map', file, '--json')
  const said = data(out) as { attached: number; problems: string[] }
  assert.deepEqual([code, said.attached, said.problems.length], [3, right.fields.length, 1])
  writeFileSync(file, '{"template"')
  assert.match((await cli.run('template', 'confirm', roster, '--map', file)).err, /cli\/file-broken/)
  for (const name of readdirSync(at('模板'))) {
    const confirmed = await cli.run('template', 'confirm', name, '--map', at('confirm', name.replace('.xlsx', '.json')))
    assert.equal(confirmed.code, 0, confirmed.err)
  }
})

test('[C19] [C38] the merge report is text, a page and a workbook in each language, and data', async () => {
  const out = path.join(cli.home, '归并')
  const shown = await cli.run('merge', '--out', out)
  assert.equal(shown.code, 0)
  assert.match(readFileSync(path.join(out, '归并报告.html'), 'utf8'), /lang="zh-CN"/)
  assert.match(readFileSync(path.join(out, 'merge-report.html'), 'utf8'), /lang="en"/)
  const kept = data(readFileSync(path.join(out, 'merge-report.json'), 'utf8')) as {
    totals: { templates: number; questions: number }
    fields: unknown[]
  }
  const told = data((await cli.run('merge', '--json')).out) as typeof kept
  assert.deepEqual(told.totals, kept.totals)
  assert.equal(kept.totals.templates, templateForms.length)
  assert.match(shown.out, /归并报告\.xlsx/)
  for (const [name, sheet] of [
    ['归并报告.xlsx', '逐个栏目'],
    ['merge-report.xlsx', 'Fields'],
  ] as const) {
    const read = readWorkbook(readFileSync(path.join(out, name)), { name })
    assert.ok(read.ok)
    const fields = read.value.sheets.find((one) => one.name === sheet)!
    assert.equal(fields.lastRow, kept.fields.length + 1)
  }
})

test('[C11] [C20] a ledger needs its columns confirmed once, and the same again changes nothing', async () => {
  const first = at('台账', '青山村台账.xlsx')
  assert.match((await cli.run('facts', 'import', first)).err, /cli\/no-map/)
  const imported = await cli.run('facts', 'import', first, '--map', at('confirm', '青山村台账.json'), '--json')
  type Files = { files: { subjectsNew: number; factsWritten: number; unchanged: number }[] }
  const [one] = (data(imported.out) as Files).files
  assert.deepEqual([imported.code, one!.subjectsNew], [0, 196])
  // The second village's ledger has the same columns: nobody confirms them again.
  assert.equal((await cli.run('facts', 'import', at('台账', '柳河村台账.xlsx'))).code, 0)
  const again = (data((await cli.run('facts', 'import', first, '--json')).out) as Files).files[0]!
  assert.deepEqual([again.subjectsNew, again.factsWritten], [0, 0])
})

test('[C11] a draft of a ledger’s columns imports nothing, and completed by a person it imports the ledger', async () => {
  const rows = [
    ['户编号', '姓名', '身份证号', '联系电话', '养了几只羊'],
    ['', '新来的', '', '19900000109', '3'],
    ['', '', '', '', ''],
  ]
  const ledger = await workbook(path.join(cli.home, '新台账.xlsx'), rows)
  const map = path.join(cli.home, '新台账.json')
  const drafted = await cli.run('facts', 'import', ledger, '--draft', map, '--json')
  assert.equal(drafted.code, 0, drafted.err)
  type Draft = { issuer: string; rows: object[]; fields: { field: string; filling: { question?: string } }[] }
  const draft = data(readFileSync(map, 'utf8')) as Draft
  assert.deepEqual(draft.rows, [])
  assert.ok(draft.fields.some(({ field, filling }) => field === '表!D2' && filling.question === 'person.phone'))
  assert.ok(!draft.fields.some(({ field }) => field === '表!E2'))
  assert.match((await cli.run('facts', 'import', ledger, '--area', '青山村')).err, /cli\/no-map\)\n.*--draft/)
  const completed = { ...draft, issuer: '青山村', rows: [{ sheet: '表', firstRow: 2, of: 'person', where: [] }] }
  writeFileSync(map, JSON.stringify(completed))
  const { out } = await cli.run('facts', 'import', ledger, '--area', '青山村', '--map', map, '--json')
  assert.equal((data(out) as { files: { returned: object[] }[] }).files[0]!.returned.length, 1)
  assert.equal((await cli.run('facts', 'import', ledger, ledger, '--draft', map)).code, 2)
})

test('[C11] a ledger whose village is not said, or not there, is refused', async () => {
  const rows = [
    ['姓名', '身份证号', '联系电话'],
    ['甲', '', ''],
    ['乙', '', ''],
  ]
  const file = await workbook(path.join(cli.home, '无名.xlsx'), rows)
  assert.match((await cli.run('facts', 'import', file)).err, /cli\/area-unclear/)
  assert.match((await cli.run('facts', 'import', file, '--area', '不在村')).err, /access\/no-area-named/)
})

test('[C12] a wrong checksum and two rows of one person go back with their reasons, the rest is kept', async () => {
  const own = must(await readBounded(readFileSync(at('台账', '青山村台账.xlsx')), { name: '台账' })).sheets[0]!
  const numbers = [...own.cells.values()]
    .map(({ value }) => String(value))
    .filter((value) => /^9990\d{13}[\dX]$/.test(value))
  const [valid, other] = [numbers[0]!, numbers[1]!]
  const wrong = valid.slice(0, 17) + (valid.endsWith('0') ? '1' : '0')
  const rows = [
    ['姓名', '身份证号', '联系电话'],
    ['一号', wrong, '19900000101'],
    ['二号', other, '19900000102'],
    ['三号', other, '19900000103'],
  ]
  const file = await workbook(path.join(cli.home, '更正.xlsx'), rows)
  const map = path.join(cli.home, '更正.json')
  const ask = (field: string, question: string) => ({ field: `表!${field}`, filling: { from: 'question', question } })
  const fields = [ask('A2', 'person.name'), ask('B2', 'person.id-number'), ask('C2', 'person.phone')]
  writeFileSync(
    map,
    JSON.stringify({
      template: '更正.xlsx',
      issuer: '青山村',
      rows: [{ sheet: '表', firstRow: 2, of: 'person', where: [] }],
      fields,
    }),
  )
  const { code, out } = await cli.run('facts', 'import', file, '--map', map, '--area', '青山村', '--json')
  type Back = { files: { returned: { row: number; codes: string[] }[] }[] }
  const { returned } = (data(out) as Back).files[0]!
  assert.equal(code, 3)
  assert.deepEqual(new Set(returned.map(({ row }) => row)), new Set([2, 3, 4]))
  assert.ok(
    returned.every(({ codes }) => codes.length > 0 && codes.every((one) => /^(?:facts|dictionary)\//.test(one))),
  )
  const back = readdirSync(cli.home).find(
    (name) => name.includes('更正') && name.endsWith('.xlsx') && name !== '更正.xlsx',
  )!
  const sheet = must(await readBounded(readFileSync(path.join(cli.home, back)), { name: back })).sheets[0]!
  const text = [...sheet.cells.values()].map(({ value }) => String(value)).join('\n')
  assert.match(text, /facts\//)
  assert.doesNotMatch(out, new RegExp(`${wrong}|${other}`))
})

test('[C21] what is still unknown is asked once for all the reports that wait for it', async () => {
  const { villages } = data((await cli.run('ask', '--on', '2026-11-01', '--json')).out) as {
    villages: { name: string; facts: number; times: number }[]
  }
  assert.deepEqual(
    villages.map(({ name }) => name),
    ['青山村', '柳河村'],
  )
  for (const { facts, times } of villages) assert.ok(facts > 0 && times > facts)
  await cli.run('fill', '--out', path.join(cli.home, '报表'), '--period', '2026-11', '--on', '2026-11-01')
  assert.deepEqual(data((await cli.run('ask', '--on', '2026-11-01', '--json')).out), { villages })
  const text = await cli.run('ask', '--area', '青山村', '--on', '2026-11-01')
  assert.match(text.out, /青山村：还差 \d+ 项/)
  assert.doesNotMatch(text.out, /柳河村：/)
})

test('[C3] [C13] [C22] every village gets every workbook with its lineage, and nothing is drawn where nobody watches', async () => {
  const out = path.join(cli.home, '报表二')
  const {
    code,
    out: text,
    err,
  } = await cli.run('fill', '--out', out, '--area', '青山村', '--period', '2026-11', '--on', '2026-11-01', '--json')
  assert.deepEqual([code, err], [0, ''])
  const { files, notFilled } = data(text) as { files: number; notFilled: string[] }
  const wanted = expectedFiles(templateForms, invent({ villages: 1, seed: 1 }))
  assert.equal(files, wanted)
  assert.ok(Array.isArray(notFilled))
  assert.deepEqual(readdirSync(out), ['青山村'])
  const names = readdirSync(path.join(out, '青山村'))
  const workbooks = names.filter((name) => name.endsWith('.xlsx'))
  assert.equal(workbooks.length, wanted)
  assert.ok(workbooks.every((name) => names.includes(`${name}.lineage.json`)))
  assert.ok(!names.some((name) => name.endsWith('.part')))
})

test('[C23] a cell leads to the row of the ledger, without data to its unit and day, and a changed file says so', async () => {
  const file = path.join(cli.home, '报表二', '青山村', roster)
  const traced = await cli.run('trace', file, '低保花名册!B4')
  assert.equal(traced.code, 0, traced.err)
  assert.match(traced.out, /问项：姓名/)
  assert.match(traced.out, /台账 青山村台账\.xlsx · 人口台账 · 第 \d+ 行/)
  const offline = await cli.runAs(
    { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
    'trace',
    file,
    '低保花名册!B4',
    '--offline',
  )
  assert.equal(offline.code, 0)
  assert.match(offline.out, /来自 青山村，\d{4}-\d{2}-\d{2} 录入/)
  const figures = path.join(cli.home, '报表二', '青山村', '残联-残疾人分类分级统计表.xlsx')
  const lineage = JSON.parse(readFileSync(`${figures}.lineage.json`, 'utf8')) as {
    cells: { sheet: string; cell: string; counted?: number }[]
  }
  const figure = lineage.cells.find(({ counted = 0 }) => counted > 0)
  assert.ok(figure)
  const people = await cli.run('trace', figures, `${figure.sheet}!${figure.cell}`, '--people', '--json')
  assert.equal(people.code, 0, people.err)
  const said = JSON.parse(people.out) as { people: { name: string; source: { row: number } }[] }
  assert.equal(said.people.length, figure.counted)
  assert.ok(said.people.every(({ name, source }) => name !== '' && source.row > 0))
  assert.match((await cli.run('trace', file, 'ZZZZ9')).err, /reports\/bad-address/)
  assert.match((await cli.run('trace', file, 'A1')).err, /reports\/no-such-cell/)
  const copy = path.join(cli.home, '改过.xlsx')
  writeFileSync(copy, readFileSync(file))
  assert.match((await cli.run('trace', copy, 'B4')).err, /reports\/no-lineage/)
  writeFileSync(`${copy}.lineage.json`, '{')
  assert.match((await cli.run('trace', copy, 'B4')).err, /reports\/lineage-broken/)
  writeFileSync(`${copy}.lineage.json`, readFileSync(`${file}.lineage.json`))
  writeFileSync(copy, readFileSync(at('模板', roster)))
  assert.match((await cli.run('trace', copy, 'B4')).err, /reports\/file-changed/)
})

test('[C13] a folder that cannot be written is told and ends the filling', async () => {
  const file = path.join(cli.home, '文件')
  writeFileSync(file, '')
  const { code, err } = await cli.run('fill', '--out', file, '--area', '青山村')
  assert.equal(code, 1)
  assert.match(err, /cli\/cannot-write/)
  assert.ok(existsSync(file))
})
