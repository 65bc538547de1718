// Lists side by side, from the form to the filled workbook: a made form of two groups of people, and a made ledger of two kinds of rows.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { invented } from '../db/cast.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
before(async () => {
  cli = await newHome(import.meta.url)
})
after(() => cli.remove())

const at = (name: string) => path.join(cli.home, name)
const write = (name: string, what: object) => writeFileSync(at(name), JSON.stringify(what))
/** `·` is a cell without lines. */
const workbook = async (name: string, rows: string[][]) => {
  const cells = rows.map((row) => row.map((value) => (value === '·' ? { value: null } : { value, border: true })))
  writeFileSync(at(name), await composeWorkbook([{ name: '表', rows: cells }]))
  return at(name)
}
const cellsOf = async (file: string) => {
  const sheet = must(await readBounded(readFileSync(file), { name: file })).sheets[0]!
  return Array.from({ length: sheet.lastRow }, (_, row) =>
    Array.from({ length: 5 }, (__, column) => String(sheet.cells.get(`${row + 1},${column + 1}`)?.value ?? '')).join(
      '|',
    ),
  )
}
const asks = (cell: string, question: string) => ({ field: `表!${cell}`, filling: { from: 'question', question } })

test('[T32] [C11] two lists of a ledger that begin in one row are read as different kinds of rows', async () => {
  const village = { level: 'village', name: '青山村' }
  write('areas.json', [
    { level: 'county', name: '示例县', below: [{ level: 'town', name: '东河镇', below: [village] }] },
  ])
  assert.equal((await cli.run('areas', 'import', at('areas.json'))).code, 0)
  const row = (count: number, aid: string) => [`甲${count}`, invented('19500101', count), aid]
  const rows = [
    ['姓名', '身份证号', '是否低保', '·', '户编号', '家庭住址'],
    [...row(1, '是'), '·', '1', '东头 1 号'],
    [...row(2, '否'), '·', '2', '西头 2 号'],
    [...row(3, '否'), '·', '3', '西头 3 号'],
    [...row(4, '否'), '·', '', ''],
    ['', '', '', '·', '', ''],
  ]
  const ledger = await workbook('台账.xlsx', rows)
  const people = { sheet: '表', firstRow: 2, firstColumn: 'A', of: 'person', where: [] }
  const homes = { ...people, firstColumn: 'E', of: 'household' }
  const confirm = (...lists: object[]) =>
    write('台账.json', {
      template: '台账.xlsx',
      issuer: '青山村',
      rows: lists,
      fields: [
        asks('A2', 'person.name'),
        asks('B2', 'person.id-number'),
        asks('C2', 'person.minimum-living'),
        asks('E2', 'household.number'),
        asks('F2', 'household.address'),
      ],
    })
  confirm(people, homes)
  const words = [
    'facts',
    'import',
    ledger,
    '--area',
    '青山村',
    '--map',
    at('台账.json'),
    '--on',
    '2026-11-01',
    '--json',
  ]
  const { code, out, err } = await cli.run(...words)
  type Files = { files: { subjectsNew: number; returned: object[] }[] }
  const [imported] = (JSON.parse(out) as Files).files
  assert.deepEqual([code, imported?.subjectsNew, imported?.returned.length], [0, 7, 0], err)
})

test('[T32] [C18] a confirmation that does not say which of two lists it means is told both', async () => {
  const form = await workbook('名册.xlsx', [
    ['姓名', '身份证号', '·', '姓名', '身份证号'],
    ['', '', '·', '', ''],
    ['', '', '·', '', ''],
  ])
  assert.equal((await cli.run('template', 'add', form)).code, 0)
  const scope = { sheet: '表', firstRow: 2, of: 'person' }
  const aided = (value: boolean) => [{ question: 'person.minimum-living', is: '=', value }]
  const fields = ['A2', 'D2']
    .map((cell) => asks(cell, 'person.name'))
    .concat(['B2', 'E2'].map((cell) => asks(cell, 'person.id-number')))
  const map = { template: '名册.xlsx', issuer: '民政局', fields }
  write('名册.json', { ...map, rows: [{ ...scope, where: aided(true) }] })
  const unclear = await cli.run('template', 'confirm', form, '--map', at('名册.json'))
  assert.equal(unclear.code, 3)
  assert.match(unclear.out, /最左一列是 A、D.*\n.*firstColumn/)
  const rows = [
    { ...scope, firstColumn: 'A', where: aided(true) },
    { ...scope, firstColumn: 'D', where: aided(false) },
  ]
  write('名册.json', { ...map, rows })
  assert.equal((await cli.run('template', 'confirm', form, '--map', at('名册.json'))).code, 0)
})

test('[P7] [T32] each of two lists side by side is filled with its own people, and rows are added for the longer', async () => {
  const { code, err } = await cli.run('fill', '--out', at('报表'), '--period', '2026-11', '--on', '2026-11-01')
  assert.equal(code, 0, err)
  const number = (count: number) => invented('19500101', count)
  assert.deepEqual(await cellsOf(path.join(at('报表'), '青山村', '名册.xlsx')), [
    '姓名|身份证号||姓名|身份证号',
    `甲1|${number(1)}||甲2|${number(2)}`,
    `|||甲3|${number(3)}`,
    `|||甲4|${number(4)}`,
  ])
})

test('[P16] a form made for a fill-in program comes out without its marks, filled or not, and says what is open', async () => {
  const form = await workbook('走访.xlsx', [
    ['填报单位', '${unit}', '走访人数', '${visited}'],
    ['村民小组数', '${groups}', '填表说明', '${how}'],
    ['·', '·', '·', '·'],
    ['姓名', '种了几棵树', '身份证号', '备注'],
    ['{.name}', '{.trees}', '{.number}', '{.note}'],
  ])
  assert.equal((await cli.run('template', 'add', form)).code, 0)
  const unit = { field: '表!B1', filling: { from: 'demand', what: 'unit' } }
  const fields = [unit, asks('B2', 'area.groups'), asks('A5', 'person.name'), asks('C5', 'person.id-number')]
  const fill = async (rows: object[]) => {
    write('走访.json', { template: '走访.xlsx', issuer: '民政局', rows, fields })
    assert.equal((await cli.run('template', 'confirm', form, '--map', at('走访.json'))).code, 0)
    const words = ['fill', '--out', at('走访'), '--period', '2026-12', '--on', '2026-12-01']
    assert.equal((await cli.run(...words)).code, 0)
    const file = path.join(at('走访'), '青山村', '走访.xlsx')
    const { cells } = JSON.parse(readFileSync(`${file}.lineage.json`, 'utf8')) as {
      cells: { cell: string; state: string }[]
    }
    const open = cells.filter(({ state }) => state === 'unattached').map(({ cell }) => cell)
    return { lines: await cellsOf(file), open }
  }
  const head = ['填报单位|青山村|走访人数||', '村民小组数||填表说明||', '||||', '姓名|种了几棵树|身份证号|备注|']
  assert.deepEqual(await fill([]), { lines: [...head, '||||'], open: ['D1', 'D2', 'A5', 'B5', 'C5', 'D5'] })
  const where = [{ question: 'person.minimum-living', is: '=', value: true }]
  const { lines, open } = await fill([{ sheet: '表', firstRow: 5, of: 'person', where }])
  assert.deepEqual(lines, [...head, `甲1||${invented('19500101', 1)}||`])
  assert.deepEqual(open, ['D1', 'D2', 'B5', 'D5'])
})

test('[Q2] [C21] a form confirmed a second time in one period is asked for as it now stands, whoever sends it', async () => {
  const form = await workbook('电话簿.xlsx', [
    ['姓名', '联系电话', '备注'],
    ['', '', ''],
    ['', '', ''],
  ])
  assert.equal((await cli.run('template', 'add', form)).code, 0)
  const asked = async (issuer: string, where: object[]) => {
    const rows = [{ sheet: '表', firstRow: 2, of: 'person', where }]
    const fields = [asks('A2', 'person.name'), asks('B2', 'person.phone')]
    write('电话簿.json', { template: '电话簿.xlsx', issuer, rows, fields })
    assert.equal((await cli.run('template', 'confirm', form, '--map', at('电话簿.json'))).code, 0)
    const { out } = await cli.run('ask', '--period', '2027-01', '--on', '2027-01-02', '--json')
    type Village = { groups: { question: string; times: number }[] }
    const groups = (JSON.parse(out) as { villages: Village[] }).villages.flatMap((one) => one.groups)
    return groups.filter(({ question }) => question === 'person.phone').map(({ times }) => times)
  }
  assert.deepEqual(await asked('民政局', []), [4])
  const aided = [{ question: 'person.minimum-living', is: '=', value: true }]
  assert.deepEqual(await asked('统战部', aided), [1])
})
