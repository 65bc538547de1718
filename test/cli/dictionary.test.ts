// The dictionary from the keyboard: found, shown, written out, extended by a county.
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
before(async () => {
  cli = await newHome(import.meta.url)
})
after(() => cli.remove())

const at = (name: string) => path.join(cli.home, name)
type Listed = { questions: { id: number; key: string; list?: { codes: unknown[] } }[] }
const keys = (out: string) => (JSON.parse(out) as Listed).questions.map(({ key }) => key)

test('[C31] questions are found by word, kind and field, in both languages', async () => {
  const { code, out } = await cli.run('dictionary', 'list', '慢病', '--json')
  assert.equal(code, 0)
  assert.deepEqual(keys(out), ['person.chronic-kind'])
  assert.deepEqual(keys((await cli.run('dictionary', 'list', '户主', '民族', '--json')).out), [
    'household.head-ethnicity',
  ])
  const places = keys(
    (await cli.run('dictionary', 'list', '--subject', 'place', '--domain', 'grid-safety', '--json')).out,
  )
  assert.ok(places.length > 5 && places.every((key) => key.startsWith('place.')))
  const said = await cli.run('dictionary', 'list', 'blood', '--lang', 'en')
  assert.match(said.out, /person\.blood-type {2}Blood type {2}choice\n1 questions/)
  assert.match((await cli.run('dictionary', 'list', '--subject', 'tree')).err, /cli\/bad-option/)
})

test('[C31] one question is shown whole, by key, id, name or label', async () => {
  const wanted = (await cli.run('dictionary', 'show', 'person.sex')).out
  for (const said of ['性别（Sex）', '对象：人 / self，特性：sex', 'GB/T 2261.1：', '1 男', '由“公民身份号码”得出'])
    assert.ok(wanted.includes(said), said)
  for (const asked of ['3', '性别', '性 别'])
    assert.equal((await cli.run('dictionary', 'show', asked)).out, wanted, asked)
  const data = JSON.parse((await cli.run('dictionary', 'show', 'person.sex', '--json')).out) as Listed
  assert.equal(data.questions[0]!.list!.codes.length, 4)
  const unknown = await cli.run('dictionary', 'show', '鞋码')
  assert.deepEqual([unknown.code, /dictionary\/question-unknown/.test(unknown.err)], [1, true])
})

test('[C31] a county starts from an empty file, adds to it, and is told what clashes', async () => {
  const blank = await cli.run('dictionary', 'export', at('本县.yaml'))
  assert.deepEqual([blank.code, /0 个问项/.test(blank.out)], [0, true])
  assert.equal((await cli.run('dictionary', 'import', at('本县.yaml'))).code, 0)
  const own = `prefix: county
name: 青山县
ids: [900001, 900999]
questions:
  - id: 900001
    key: household.county.bamboo-area
    name: { zh-CN: 毛竹面积, en: Bamboo }
    type: decimal
    measureUnit: 亩
    sensitivity: internal
  - id: 900002
    key: household.county.arable
    name: { zh-CN: 耕地面积, en: Arable land }
    type: decimal
    measureUnit: 亩
    sensitivity: internal
synonyms:
  person.phone: [联络号码]
`
  writeFileSync(at('本县.yaml'), own)
  const imported = await cli.run('dictionary', 'import', at('本县.yaml'))
  assert.equal(imported.code, 3)
  assert.match(imported.out, /“青山县”的词典第 2 版：共 1 个问项，1 个说法/)
  assert.match(imported.out, /第 11 行“耕地面积”的说法“耕地面积”已经属于“耕地面积”（household\.arable-area）/)
  const again = await cli.run('dictionary', 'import', at('本县.yaml'), '--json')
  type Said = { version: number; changed: boolean; refused: { code: string; details: { row: number } }[] }
  const { version, changed, refused } = JSON.parse(again.out) as Said
  assert.deepEqual(
    [version, changed, refused.map(({ code, details }) => [code, details.row])],
    [2, false, [['dictionary/own-label-taken', 11]]],
  )
  assert.deepEqual(keys((await cli.run('dictionary', 'list', '--own', '--json')).out), ['household.county.bamboo-area'])
  assert.match((await cli.run('dictionary', 'show', '毛竹面积')).out, /来自“青山县”的词典，第 2 版/)
})

test('[C31] [D23] what is exported is imported again without a change', async () => {
  for (const name of ['出.yaml', '出.json']) {
    assert.equal((await cli.run('dictionary', 'export', at(name))).code, 0)
    const again = await cli.run('dictionary', 'import', at(name))
    assert.deepEqual([again.code, /没有变化，仍是第 2 版/.test(again.out)], [0, true])
  }
  assert.match((await cli.run('dictionary', 'export', at('无.yaml'), '--prefix', 'xx')).err, /own-no-such-prefix/)
  writeFileSync(at('坏.yaml'), 'prefix: qs\nprefix: hs')
  assert.match((await cli.run('dictionary', 'import', at('坏.yaml'))).err, /第 2 行写法不对/)
})

test('[C17] [D22] a form that asks the county’s own question is drafted with it', async () => {
  const form = at('竹林.xlsx')
  const grid = [
    ['户主姓名', '毛竹面积（亩）'],
    ['', ''],
    ['', ''],
  ]
  const rows = grid.map((row) => row.map((value) => ({ value, border: true })))
  writeFileSync(form, await composeWorkbook([{ name: '表', rows }]))
  const { code } = await cli.run('template', 'inspect', form, '--draft', at('草稿.json'))
  assert.equal(code, 0)
  assert.match(readFileSync(at('草稿.json'), 'utf8'), /household\.county\.bamboo-area/)
})

test('[C39] forms are merged by the dictionary of the home, which stays as it was, and the report says which it was', async () => {
  const rows = [
    'system,table,table_label,column,label,type',
    '甲局,a,农户信息表,,户主姓名,',
    '甲局,a,农户信息表,,苦竹数量,',
    '乙局,b,农户台账,,户主姓名,',
    '乙局,b,农户台账,,竹丛数,',
  ]
  const list = at('竹清单.csv')
  writeFileSync(list, rows.join('\n'))
  const merged = async (home?: NodeJS.ProcessEnv) => {
    const { code, out, err } = home
      ? await cli.runAs(home, 'merge', list, '--json')
      : await cli.run('merge', list, '--json')
    assert.equal(code, home?.['DATABASE_URL'] ? 3 : 0, err)
    return JSON.parse(out) as {
      suggested: boolean
      dictionary: { questions: number; own: { prefix: string; version: number }[] }
      dictionary_refused?: string
      totals: { questions: number }
      questions: { key: string; issuers: string[] }[]
    }
  }
  const before = await merged()
  assert.deepEqual([before.totals.questions, before.dictionary.own.filter(({ prefix }) => prefix === 'zhu')], [3, []])
  const own = at('竹.yaml')
  const declared = [
    'prefix: zhu',
    'name: 竹县',
    'ids: [990001, 990099]',
    'questions:',
    '  - id: 990001',
    '    key: household.zhu.bamboo-clumps',
    '    name: { zh-CN: 苦竹数量, en: Bamboo clumps }',
    '    synonyms: [竹丛数]',
    '    type: integer',
    '    sensitivity: internal',
  ]
  writeFileSync(own, declared.join('\n'))
  const imported = await cli.run('dictionary', 'import', own)
  assert.equal(imported.code, 0, imported.out + imported.err)
  const after = await merged()
  assert.deepEqual(
    after.dictionary.own.find(({ prefix }) => prefix === 'zhu'),
    { prefix: 'zhu', name: '竹县', version: 1 },
  )
  assert.deepEqual(after.questions.find(({ key }) => key === 'household.zhu.bamboo-clumps')?.issuers, ['甲局', '乙局'])
  assert.match((await cli.run('merge', list)).out, /其中有本县词典 竹县（zhu）第 1 版/)
  // A home without a database stays without one; a database that does not answer is named, and the files are merged all the same.
  const empty = at('空')
  const alone = await merged({ SHIXIAO_HOME: empty, DATABASE_URL: '' })
  assert.deepEqual([alone.dictionary.own, alone.suggested, existsSync(empty)], [[], true, false])
  const gone = await merged({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  assert.deepEqual([gone.dictionary.own, gone.dictionary_refused?.startsWith('db/')], [[], true])
})
