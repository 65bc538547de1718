// The life of a template's field map at the keyboard, in an office of its own; forms are made here.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { parseCell } from '../../src/sheets/address.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { fillWorkbook } from '../../src/sheets/fill.node.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
before(async () => {
  cli = await newHome(import.meta.url)
})
after(() => cli.remove())

const data = (out: string): unknown => JSON.parse(out)
/** A workbook of our own from rows of text, drawn with lines. */
const workbook = (file: string, rows: string[][]) =>
  composeWorkbook([{ name: '表', rows: rows.map((row) => row.map((value) => ({ value, border: true }))) }]).then(
    (bytes) => {
      writeFileSync(file, bytes)
      return file
    },
  )

test('[C28] a form with people in it is refused by its places, blanked, and taken in', async () => {
  const phone = '19900000001'
  const form = await workbook(path.join(cli.home, '名单.xlsx'), [
    ['姓名', '联系电话', '备注'],
    ['', phone, ''],
    ['', '', `找${phone}`],
  ])
  const refused = await cli.run('template', 'add', form)
  assert.equal(refused.code, 1)
  assert.match(refused.out, /表!B2、表!C3.*templates\/personal-data/)
  const clean = path.join(cli.home, '清空.xlsx')
  const { code, out } = await cli.run('template', 'blank', form, '--out', clean)
  assert.deepEqual([code, out.includes(phone)], [0, false])
  assert.match(out, /清空 2 处/)
  const sheet = must(await readBounded(readFileSync(clean), { name: '清空' })).sheets[0]!
  assert.deepEqual([sheet.cells.get('2,2')?.value, sheet.cells.get('3,3')?.value], [null, '找'])
  const told = await cli.run('template', 'blank', form, '--out', clean, '--keep-phones', '--lang', 'en')
  assert.match(told.out, /No personal data found/)
  const added = await cli.run('template', 'add', form, '--blank', '--json')
  type Added = { files: { blanked: { place: string }[] }[] }
  assert.deepEqual(
    (data(added.out) as Added).files[0]!.blanked.map(({ place }) => place),
    ['表!B2', '表!C3'],
  )
})

test('[C17] [T1] the fields of a form come as data with the names programs know, as a table, and as a page', async () => {
  const form = await workbook(path.join(cli.home, '样表.xlsx'), [
    ['姓名*', '耕地面积（亩）', '备注'],
    ['', '', ''],
    ['', '', ''],
  ])
  const page = path.join(cli.home, '样表.html')
  const { code, out } = await cli.run('template', 'inspect', form, '--json', '--html', page)
  assert.equal(code, 0)
  const { fields, marks } = data(out) as { fields: Record<string, unknown>[]; marks: object[] }
  assert.deepEqual(fields[1], {
    sheet: '表',
    cell: 'B2',
    kind: 'list',
    headerPath: ['耕地面积（亩）'],
    type: 'number',
    unit: '亩',
    options: null,
    required: false,
    confidence: 0.95,
    region: { firstRow: 2, lastRow: 3 },
    evidence: ['list-column'],
  })
  assert.equal(fields[0]!['required'], true)
  assert.deepEqual(marks, [{ sheet: '表', class: 'unmarked' }])
  const drawn = readFileSync(page, 'utf8')
  assert.match(drawn, /<html lang="zh-CN">[^]*耕地面积（亩）/)
  assert.doesNotMatch(drawn, /https?:|<script/)
  const shown = await cli.run('template', 'inspect', form, '--html', page, '--lang', 'en')
  assert.match(shown.out, /cell +kind +header path/)
  assert.match(shown.out, /B2:B3 +list column +耕地面积（亩） +number +亩 +95%/)
  assert.match(readFileSync(page, 'utf8'), /<html lang="en">/)
})

test('[C18] [C29] a map is drafted as a workbook, edited, read back, and its corrections stand', async () => {
  const form = await workbook(path.join(cli.home, '花名册.xlsx'), [
    ['姓名', '身份证号', '种了几棵树', '备注'],
    ['', '', '', ''],
    ['', '', '', ''],
  ])
  const map = path.join(cli.home, '确认.xlsx')
  const drafted = await cli.run('template', 'inspect', form, '--draft', map)
  assert.deepEqual([drafted.code, /--xlsx .*确认\.xlsx/.test(drafted.out)], [0, true])
  assert.equal((await cli.run('template', 'add', form)).code, 0)
  const edit = (cells: Record<string, string>, sheet = '栏目') => ({
    sheet,
    insertions: [],
    writes: Object.entries(cells).map(([cell, value]) => ({ ...parseCell(cell)!, value })),
  })
  const person = await readBounded(readFileSync(map), { name: map })
  const rowOf = (key: string) =>
    [...must(person).sheets[0]!.cells.values()].find(({ column, value }) => column === 1 && value === key)!.row
  const edits = [
    edit({ [`B${rowOf('表!D2')}`]: '是', [`G${rowOf('表!C2')}`]: '植树棵数', [`E${rowOf('表!B2')}`]: '不知道' }),
    edit({ B2: '林业局' }, '总体'),
    edit({ D2: '人' }, '名单'),
  ]
  writeFileSync(map, must(fillWorkbook(readFileSync(map), edits)).bytes)
  const { code, out } = await cli.run('template', 'confirm', form, '--xlsx', map, '--json')
  type Said = { attached: number; unattached: number; corrected: boolean; wrong: { code: string; place: string }[] }
  const said = data(out) as Said
  assert.deepEqual(
    [code, said.attached, said.unattached, said.corrected, said.wrong.map((one) => `${one.code} ${one.place}`)],
    [3, 2, 1, true, [`cli/map-cell 栏目!E${rowOf('表!B2')}`]],
  )
  const again = await cli.run('template', 'confirm', form, '--xlsx', map)
  assert.match(again.out, /确认 2 个栏目，1 个栏目/)
  assert.doesNotMatch(again.out, /重新记下/)
  assert.equal((await cli.run('template', 'confirm', form, '--xlsx', form)).code, 1)
  assert.equal((await cli.run('template', 'confirm', form, '--xlsx', map, '--map', map)).code, 2)
})

test('[C30] a form sent again with another year keeps its map; another column waits; nothing confirmed is lost', async () => {
  const rows = (year: number, more: string[] = []) => [
    [`${year}年高龄老人花名册`],
    ['姓名', '身份证号', ...more, '联系电话'],
    ['', '', '', ...more.map(() => '')],
    ['', '', '', ...more.map(() => '')],
  ]
  const [first, next, wider] = await Promise.all([
    workbook(path.join(cli.home, '高龄2025.xlsx'), rows(2025)),
    workbook(path.join(cli.home, '高龄2026.xlsx'), rows(2026)),
    workbook(path.join(cli.home, '高龄2027.xlsx'), rows(2027, ['民族'])),
  ])
  const map = path.join(cli.home, '高龄.json')
  await cli.run('template', 'inspect', first, '--draft', map)
  const draft = data(readFileSync(map, 'utf8')) as { fields: object[] }
  const scope = { sheet: '表', firstRow: 3, of: 'person', where: [{ question: 'person.age', is: '>=', value: 80 }] }
  const corrections = [{ do: 'change', field: '表!C3', to: { required: true } }]
  writeFileSync(map, JSON.stringify({ ...draft, issuer: '老龄办', rows: [scope], corrections }))
  await cli.run('template', 'add', first, '--issuer', '老龄办')
  assert.equal((await cli.run('template', 'confirm', first, '--map', map)).code, 0)

  type Carried = { from: string; confirmed: boolean; kept: number; moved: number; added: number; renamed: number }
  const add = async (file: string) => {
    const { out } = await cli.run('template', 'add', file, '--issuer', '老龄办', '--json')
    return (data(out) as { files: { carried?: Carried; hash: string }[] }).files[0]!
  }
  const same = await add(next)
  assert.deepEqual(
    [same.carried?.from, same.carried?.confirmed, same.carried?.kept, same.carried?.moved],
    ['高龄2025.xlsx', true, 3, 0],
  )
  const other = await add(wider)
  const { confirmed, kept, moved, added } = other.carried!
  assert.deepEqual([confirmed, kept, moved, added], [false, 2, 1, 1])

  const diff = await cli.run('template', 'diff', next, wider, '--draft', path.join(cli.home, '新.json'))
  assert.match(diff.out, /照旧 2 个，换了位置 1 个，改了 0 个，新增 1 个，去掉 0 个/)
  assert.match(diff.out, /换了位置 表!C3 联系电话 → 表!D3 联系电话/)
  assert.match(diff.out, /新增 表!C3 民族/)
  const drafted = data(readFileSync(path.join(cli.home, '新.json'), 'utf8')) as {
    issuer: string
    rows: object[]
    fields: { field: string }[]
  }
  assert.deepEqual([drafted.issuer, drafted.rows], ['老龄办', [scope]])
  assert.ok(drafted.fields.some(({ field }) => field === '表!D3'))
  assert.equal((await cli.run('template', 'confirm', wider, '--map', path.join(cli.home, '新.json'))).code, 0)
  const english = await cli.run('template', 'diff', first, next, '--lang', 'en', '--json')
  assert.equal((data(english.out) as Carried).kept, 3)
})

test('[C91] a drafted table of counts fills nothing until one word confirms it, and then another form of the same words is offered it first', async () => {
  const rows = (title: string) => [
    [title, '', ''],
    ['年龄', '男（人）', '女（人）'],
    ['0—17岁', '', ''],
    ['18岁以上', '', ''],
  ]
  const bytes = (title: string) =>
    composeWorkbook([
      {
        name: '表',
        rows: rows(title).map((row, index) =>
          row.map((value) => ({ value: value === '' ? null : value, border: index > 0 })),
        ),
      },
    ])
  const form = path.join(cli.home, '年龄表.xlsx')
  writeFileSync(form, await bytes('2026年人口统计表'))
  const draft = path.join(cli.home, '年龄表.json')
  const inspected = await cli.run('template', 'inspect', form, '--draft', draft)
  assert.equal(inspected.code, 0, inspected.err)
  assert.match(inspected.out, /建议了 4 个统计格的口径，其中整表 1 张/)
  assert.match(inspected.out, /整表 表!B3:C4：4 格/)
  const drafted = JSON.parse(readFileSync(draft, 'utf8')) as {
    fields: { by?: string }[]
    tables: { table: string; confirmed: boolean }[]
  }
  assert.deepEqual(drafted.tables, [{ table: '表!B3:C4', confirmed: false }])
  assert.ok(drafted.fields.every(({ by }) => by === 'suggestion'))
  assert.equal((await cli.run('template', 'add', form, '--issuer', '统计局')).code, 0)
  const waiting = await cli.run('template', 'confirm', form, '--map', draft, '--json')
  assert.equal(waiting.code, 3)
  const said = data(waiting.out) as { attached: number; problems: string[] }
  assert.deepEqual([said.attached, said.problems], [0, ['dictionary/only-suggested']])
  writeFileSync(draft, JSON.stringify({ ...drafted, tables: [{ table: '表!B3:C4', confirmed: true }] }))
  const agreed = await cli.run('template', 'confirm', form, '--map', draft, '--json')
  assert.equal(agreed.code, 0, agreed.err)
  assert.equal((data(agreed.out) as { attached: number }).attached, 4)
  const next = path.join(cli.home, '年龄表二.xlsx')
  writeFileSync(next, await bytes('2027年人口统计表'))
  const again = path.join(cli.home, '年龄表二.json')
  assert.equal((await cli.run('template', 'inspect', next, '--draft', again)).code, 0)
  const offered = JSON.parse(readFileSync(again, 'utf8')) as {
    fields: { by?: string; filling: { definition: { where: { value: unknown }[] } } }[]
  }
  assert.equal(offered.fields.length, 4)
  // As it was confirmed, with the code that its answer became.
  assert.deepEqual(offered.fields[0]!.filling.definition.where.at(-1)!.value, '1')
  assert.ok(offered.fields.every(({ by }) => by === 'suggestion'))
})
