// The review from the keyboard on a real database: the queue, together over a workbook, why and taking back. Forms are made up.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { cellAt, type Sheet } from '../../src/sheets/grid.ts'
import { readWorkbook } from '../../src/sheets/read.node.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
before(async () => {
  cli = await newHome(import.meta.url)
})
after(() => cli.remove())

const at = (name: string) => path.join(cli.home, name)

/** A list of these columns, ready to be taken in. */
async function form(name: string, title: string, ...labels: string[]): Promise<string> {
  const plain = (value: string) => ({ value, border: true })
  const blank = labels.map(() => ({ value: null, border: true }))
  const rows = [[{ value: title, bold: true }], labels.map(plain), ...Array.from({ length: 5 }, () => blank)]
  const merges = [{ top: 1, bottom: 1, left: 1, right: labels.length }]
  writeFileSync(at(name), await composeWorkbook([{ name: '名单', rows, merges }]))
  return at(name)
}

type Item = {
  id: string
  label: string
  tier: string
  places: { form: string; field: string }[]
  suggestions: { answer: string }[]
}
async function queue(): Promise<Item[]> {
  const { code, out } = await cli.run('review', '--json')
  assert.equal(code, 0, out)
  return (JSON.parse(out) as { items: Item[] }).items
}
const waiting = async () => (await queue()).map(({ label }) => label)

/** The sheet of answers in a workbook that was exported. */
function answers(file: string): Sheet {
  const read = readWorkbook(readFileSync(at(file)))
  assert.ok(read.ok)
  return read.value.sheets[0]!
}

/** Writes an exported workbook anew with decisions by label; `more` cells by heading. */
async function decide(from: string, to: string, said: Record<string, Record<string, string>>): Promise<string> {
  const sheet = answers(from)
  const columns = Array.from({ length: sheet.lastColumn }, (_, index) => index + 1)
  const text = (row: number, column: number) => cellAt(sheet, row, column)?.value ?? null
  const heads = columns.map((column) => String(text(1, column)))
  const rows = Array.from({ length: sheet.lastRow }, (_, index) =>
    columns.map((column) => ({ value: text(index + 1, column) })),
  )
  for (const row of rows.slice(1)) {
    for (const [heading, value] of Object.entries(said[String(row[heads.indexOf('栏目')]!.value)] ?? {}))
      row[heads.indexOf(heading)] = { value }
  }
  writeFileSync(at(to), await composeWorkbook([{ name: sheet.name, rows }]))
  return at(to)
}

test('[C34] where no form is the review says so and what is next', async () => {
  const { code, out } = await cli.run('review')
  assert.deepEqual([code, /没有收下任何表.*template add/.test(out)], [0, true])
})

test('[C34] without a terminal the queue is a table, or data', async () => {
  await form('民政名单.xlsx', '低保对象花名册', '姓名', '身份证号', '联系电话', '爱好')
  await form('卫健名单.xlsx', '老年人花名册', '姓名', '公民身份号码', '备注')
  await cli.run('template', 'add', at('民政名单.xlsx'), at('卫健名单.xlsx'))
  const items = await queue()
  const name = items.find(({ label }) => label === '姓名')!
  assert.deepEqual([name.tier, name.places.length, name.suggestions[0]!.answer], ['one-click', 2, 'person.name'])
  assert.match(name.id, /^[0-9a-f]{12}$/)
  const { out } = await cli.run('review', '--limit', '2')
  assert.match(out, /共 \d+ 项等人来定，合 \d+ 处；列出前 2 项/)
  assert.equal(out.split('\n').filter((line) => /^[0-9a-f]{12} /.test(line)).length, 2)
  assert.match(out, /review export/)
  assert.equal((await cli.run('review', '--limit', 'many')).code, 2)
})

test('[C35] [C36] decided together in a workbook: kept line by line, the wrong ones returned, twice the same changes nothing', async () => {
  const { code, out } = await cli.run('review', 'export', at('复核.xlsx'))
  assert.equal(code, 0, out)
  const file = await decide('复核.xlsx', '填好.xlsx', {
    姓名: { 决定: '1' },
    身份证号: { 决定: '1' },
    联系电话: { 决定: '9' },
    爱好: { 决定: '新' },
    备注: { 决定: '以后' },
  })
  const first = await cli.run('review', 'import', file)
  assert.equal(first.code, 3, first.out + first.err)
  // The county has no dictionary yet that could take 爱好.
  assert.match(first.out, /dictionary\/review-no-own/)
  assert.match(first.out, /cli\/map-cell/)
  const returned = answers('退回-填好.xlsx')
  assert.equal(returned.lastRow, 3)
  const left = await waiting()
  assert.ok(!left.includes('姓名') && !left.includes('身份证号'))
  assert.ok(left.includes('公民身份号码') && left.includes('联系电话'))

  const corrected = await decide('退回-填好.xlsx', '改好.xlsx', { 联系电话: { 决定: '1' }, 爱好: { 决定: '新' } })
  const second = await cli.run('review', 'import', corrected, '--prefix', 'qs', '--json')
  assert.equal(second.code, 0, second.out)
  const { answered, unchanged } = JSON.parse(second.out) as { answered: number; unchanged: number }
  assert.deepEqual([answered, unchanged], [2, 0])
  assert.match((await cli.run('dictionary', 'list', '--own')).out, /person\.qs\.q\d+ {2}爱好/)
  const again = await cli.run('review', 'import', corrected, '--json')
  const twice = JSON.parse(again.out) as { answered: number; unchanged: number; refused: number }
  assert.deepEqual([again.code, twice.answered, twice.unchanged, twice.refused], [0, 0, 2, 0])
})

test('[C36] what was decided otherwise meanwhile is told and left as it is', async () => {
  const file = await decide('复核.xlsx', '另一份.xlsx', { 姓名: { 是别的问项: 'person.carer-name' } })
  const { code, out } = await cli.run('review', 'import', file)
  assert.equal(code, 3)
  assert.match(out, /cli\/review-answered/)
  assert.match((await cli.run('review', 'why', '民政名单.xlsx', 'A3')).out, /姓名（人）/)
})

test('[C36] answers as data are kept the same way', async () => {
  const [item] = (await queue()).filter(({ label }) => label === '公民身份号码')
  writeFileSync(at('答.json'), JSON.stringify([{ say: 'same', item: item!.id, question: 'person.id-number' }]))
  const { code, out } = await cli.run('review', 'import', at('答.json'), '--json')
  assert.deepEqual([code, (JSON.parse(out) as { attached: number }).attached], [0, 1])
  writeFileSync(at('答.json'), '[{"say":"perhaps"}]')
  assert.match((await cli.run('review', 'import', at('答.json'))).err, /cli\/file-broken/)
})

test('[C37] why tells who decided and on what grounds; what is taken back waits again and stays on record', async () => {
  const why = await cli.run('review', 'why', '卫健名单.xlsx', 'A5')
  assert.equal(why.code, 0, why.err)
  for (const said of ['名单!A3', '姓名（人）', '世界时', 'person/self|姓名']) assert.ok(why.out.includes(said), why.out)
  assert.match((await cli.run('review', 'why', '卫健名单.xlsx', 'C3')).out, /从来没有定过/)
  const revoke = ['review', 'revoke', '卫健名单.xlsx', '名单!A3']
  assert.equal((await cli.run(...revoke)).code, 2)
  assert.match((await cli.run(...revoke, '--reason', '打电话 19900000001')).err, /cli\/review-reason/)
  const revoked = await cli.run(...revoke, '--reason', '这里是户主的姓名')
  assert.deepEqual([revoked.code, /已撤回/.test(revoked.out)], [0, true])
  assert.ok((await waiting()).includes('姓名'))
  const after = await cli.run('review', 'why', '卫健名单.xlsx', '名单!A3')
  assert.match(after.out, /↶ .*撤回：人说不是/)
  assert.match(after.out, /现在没有定/)
  assert.match((await cli.run(...revoke, '--reason', '再来一次')).err, /cli\/not-attached/)
  assert.match((await cli.run('review', 'why', '卫健名单.xlsx', 'Z9')).err, /cli\/no-field/)
})

test('[C37] rules, words and audits are told, and what is not there is refused by name', async () => {
  type Rules = { wanted: number; rules: { rule: string; state: string }[] }
  const { wanted, rules } = JSON.parse((await cli.run('review', 'rules', '--json')).out) as Rules
  assert.deepEqual(
    [wanted, ...rules.map(({ rule, state }) => `${rule} ${state}`)],
    [0.995, 'confirmed-key attaches', 'same-concept asks', 'same-text asks'],
  )
  const words = await cli.run('review', 'words', 'approve', '没有的词')
  assert.deepEqual([words.code, /dictionary\/no-such-word/.test(words.out)], [1, true])
  assert.equal((await cli.run('review', 'words', 'approve')).code, 2)
  assert.match((await cli.run('review', 'audit', '999999', 'none')).err, /dictionary\/audit-not-due/)
  assert.equal((await cli.run('review', 'audit', '1')).code, 2)
})

test('[C36] a workbook that is not there is told before a database is opened', async () => {
  assert.match((await cli.run('review', 'import', at('没有.xlsx'))).err, /cli\/file-not-found/)
})
