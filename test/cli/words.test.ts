// The frame of the command line: help, language, exit codes, options, files.
import assert from 'node:assert/strict'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { problemOfWriting, readBytes, workbooksIn, writeBytes } from '../../src/cli/files.ts'
import type { Area } from '../../src/access/area.ts'
import { askLines } from '../../src/cli/ask.ts'
import { filledLines } from '../../src/cli/fill.ts'
import type { WrittenReport } from '../../src/cli/fill-templates.ts'
import { cliProblems } from '../../src/cli/problems.ts'
import { refusedLines } from '../../src/cli/refused-lines.ts'
import { formNames, villageNames } from '../../src/cli/report-places.ts'
import { chooseLanguage, sentences, speaker } from '../../src/cli/speak.ts'
import type { TakenFile } from '../../src/cli/take-files.ts'
import { dbProblems } from '../../src/db/problems.ts'
import type { Asks } from '../../src/demands/ask.ts'
import type { AreaId, AreaLevel } from '../../src/kernel/area.ts'
import type { Day } from '../../src/kernel/day.ts'
import type { Problem } from '../../src/kernel/problem.ts'
import { sheetProblems } from '../../src/sheets/problems.ts'
import type { KeptTemplate } from '../../src/templates/template.store.ts'
import { isRoot } from '../../src/db/service-user.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
before(async () => {
  cli = await newHome(import.meta.url)
})
after(() => cli.remove())

const codeOf = (result: { ok: boolean; problem?: { code: string } }) => result.problem?.code ?? 'ok'

test('[C1] [C7] help names every verb, and the help of each verb its options', async () => {
  const { code, out, err } = await cli.run('help')
  assert.deepEqual([code, err], [0, ''])
  const { verbs } = JSON.parse((await cli.run('help', '--json')).out) as { verbs: { name: string }[] }
  assert.ok(verbs.length >= 11)
  for (const { name } of verbs) assert.ok(out.includes(`  ${name} `), name)
  const fill = await cli.run('fill', '--help')
  for (const option of ['--out', '--template', '--area', '--period', '--on'])
    assert.ok(fill.out.includes(option), option)
})

test('[C2] both catalogues hold the same sentences, and English reads no Chinese', () => {
  assert.deepEqual(Object.keys(sentences.en).toSorted(), Object.keys(sentences['zh-CN']).toSorted())
  for (const [key, sentence] of Object.entries(sentences.en))
    assert.doesNotMatch(sentence.replace(/实效/g, ''), /[\u4e00-\u9fff]/, key)
})

test('[C2] the language is asked for, or the environment’s, or Chinese', async () => {
  assert.equal(chooseLanguage(undefined, {}), 'zh-CN')
  assert.equal(chooseLanguage(undefined, { LANG: 'en_GB.UTF-8' }), 'en')
  assert.equal(chooseLanguage('zh', { LANG: 'en_GB.UTF-8' }), 'zh-CN')
  assert.equal(chooseLanguage(undefined, { LANG: 'fr_FR', LC_ALL: '' }), 'zh-CN')
  assert.match((await cli.run('nothing', '--lang', 'en')).err, /There is no command "nothing"/)
})

test('[C4] every refusal at the keyboard has its code and both sentences', () => {
  for (const make of Object.values(cliProblems) as ((
    details: never,
  ) => ReturnType<(typeof cliProblems)['no-areas']>)[]) {
    const { code, says } = make({} as never)
    assert.match(code, /^cli\//)
    for (const { message, do: next } of Object.values(says)) assert.ok(message !== '' && next !== '')
  }
})

test('[C5] what cannot be read is named, and a folder gives its workbooks without lock files', async () => {
  const folder = path.join(cli.home, '收到的表')
  mkdirSync(path.join(folder, '民政局'), { recursive: true })
  for (const name of ['b.xlsx', 'a.xls', '~$b.xlsx', '.~b.et', '说明.docx', '民政局/c.xlsx'])
    writeFileSync(path.join(folder, name), '')
  const found = await workbooksIn([folder])
  assert.deepEqual(
    found.ok && found.value.map((file) => path.relative(folder, file)).toSorted(),
    ['a.xls', 'b.xlsx', '民政局/c.xlsx'].toSorted(),
  )
  assert.equal(codeOf(await workbooksIn([path.join(cli.home, '没有')])), 'cli/file-not-found')
  mkdirSync(path.join(cli.home, '空'))
  assert.equal(codeOf(await workbooksIn([path.join(cli.home, '空')])), 'cli/no-workbooks')
  assert.equal(codeOf(await readBytes(path.join(cli.home, '没有.xlsx'))), 'cli/file-not-found')
  assert.equal(codeOf(await readBytes(folder)), 'cli/file-unreadable')
})

test('[C5] a full disk and a place that cannot be written are told, and the earlier file stays whole', async () => {
  const system = (code: string) => Object.assign(new Error(code), { code })
  assert.equal(problemOfWriting(system('ENOSPC'), 'x')?.code, 'cli/disk-full')
  assert.equal(problemOfWriting(system('EROFS'), 'x')?.code, 'cli/cannot-write')
  assert.equal(problemOfWriting(new TypeError('ours'), 'x'), undefined)
  const file = path.join(cli.home, '报表.xlsx')
  assert.equal((await writeBytes(file, '一')).ok, true)
  assert.equal(codeOf(await writeBytes(path.join(file, '下面.xlsx'), '二')), 'cli/cannot-write')
  if (!isRoot()) {
    const locked = path.join(cli.home, '锁')
    mkdirSync(locked, { mode: 0o500 })
    assert.equal(codeOf(await writeBytes(path.join(locked, 'x'), '二')), 'cli/cannot-write')
    chmodSync(locked, 0o700)
  }
  assert.equal(readFileSync(file, 'utf8'), '一')
})

test('[C6] wrong usage exits with 2 and a sentence, or with one object for programs', async () => {
  for (const words of [
    ['nothing'],
    ['trace'],
    ['trace', 'x'],
    ['fill', '--colour', 'red'],
    ['fill'],
    ['fill', '--out', ''],
    ['fill', '--out'],
    ['ask', '青山村'],
    ['template', 'inspect', '两个', '词.xlsx'],
    ['help', 'nothing'],
    ['serve', '--example=yes'],
    ['template', 'confirm', 'x'],
  ]) {
    const { code, out, err } = await cli.run(...words)
    assert.deepEqual([code, out], [2, ''], words.join(' '))
    assert.match(err, /\(cli\/[a-z-]+\)\n {2}请这样做：/)
  }
  const { code, out } = await cli.run('nothing', '--json')
  assert.deepEqual([code, (JSON.parse(out) as { problem: { code: string } }).problem.code], [2, 'cli/unknown-verb'])
})

test('[C9] refused files are each named with what is wrong, and what to do is said once', () => {
  const voice = speaker('en')
  const refused = (file: string, problem: Problem): TakenFile => ({
    file: `received/${file}`,
    isNew: false,
    converted: false,
    blanked: [],
    problems: [problem],
  })
  const empty = (name: string) => refused(name, sheetProblems['empty-file']({ name }))
  const full = (name: string) => refused(name, dbProblems['disk-full']({}))
  const lines = refusedLines([empty('a.xlsx'), full('c.xlsx'), empty('b.xlsx'), full('d.xlsx')], voice).map((line) =>
    stripVTControlCharacters(line),
  )
  assert.deepEqual(
    lines.map((line) => line.slice(0, 12)),
    ['✗ "a.xlsx" i', '✗ "b.xlsx" i', '  Do this: T', '✗ Not taken,', '✗ The disk i', '  Do this: H'],
  )
  assert.match(lines[3]!, /c\.xlsx, d\.xlsx/)
})

test('[C13] [C25] forms that were not filled are named together, and drafts say what they are', () => {
  const { say } = speaker('zh-CN')
  const kept = (name: string) => ({ name }) as KeptTemplate
  const draft = { village: '青山村', form: '表', isDraft: true, written: 3, blank: 1 } as WrittenReport
  const outcome = { reports: [draft], notFilled: [kept('甲.xlsx'), kept('乙.xlsx')], problems: [] }
  const lines = filledLines(outcome, speaker('zh-CN'))
  assert.equal(lines.length, 5)
  assert.match(lines[0]!, /草稿/)
  assert.deepEqual(lines.slice(1, 3), [say('fill.drafts'), say('fill.nothing', { forms: 2 })])
  assert.equal(lines[3], '  甲.xlsx、乙.xlsx')
  assert.equal(filledLines({ ...outcome, reports: [], notFilled: [] }, speaker('zh-CN')).length, 0)
})

test('[C13] villages and forms of one name keep places apart, and no name leads out of its folder', () => {
  const area = (id: string, level: AreaLevel, name: string): Area => ({
    id: id as AreaId,
    level,
    name,
    since: '2026-01-01' as Day,
    until: undefined,
  })
  const [county, east, west] = ['001001001', '001001001001', '001001001002']
  const names = villageNames([
    area(county, 'county', '某县'),
    area(east, 'town', '东河镇'),
    area(`${east}001`, 'village', '和平村'),
    area(`${east}002`, 'village', '../../新村'),
    area(west, 'town', '西河镇'),
    area(`${west}001`, 'village', '和平村'),
    { ...area(`${west}002`, 'village', '旧村'), until: '2026-02-01' as Day },
  ])
  assert.deepEqual([...names.values()], ['东河镇和平村', '.._.._新村', '西河镇和平村'])
  const form = (hash: string, name: string, issuer: string) => ({ hash, name, issuer }) as KeptTemplate
  const forms = formNames([
    form('1'.repeat(64), '花名册.xlsx', '民政局'),
    form('2'.repeat(64), '花名册.XLS', '残联'),
    form('3'.repeat(64), '台账.xlsx', '民政局'),
    form('4'.repeat(64), '名单.xlsx', '残联'),
    form('5'.repeat(64), '名单.xlsx', '残联'),
  ])
  assert.deepEqual([...forms.values()], ['民政局-花名册', '残联-花名册', '台账', '44444444-名单', '55555555-名单'])
})

test('[C21] where nobody asks anything no village is said to lack nothing', () => {
  const village = { id: 'a' as AreaId, name: '青山村' }
  const asks = [{ village, asks: { groups: [], facts: 0, times: 0 } as unknown as Asks }]
  const lines = (names: Map<string, string>) => askLines({ look: () => undefined }, { asks, names }, speaker('zh-CN'))
  assert.deepEqual(lines(new Map()), [])
  assert.equal(lines(new Map([['1', '表.xlsx']])).length, 1)
})

test('[C15] days, periods and numbers are checked before anything is opened', async () => {
  const wrong: string[][] = [
    ['ask', '--on', '2026-02-30'],
    ['fill', '--out', 'x', '--period', '2026-13'],
    ['demo', '--villages', '0'],
    ['serve', '--port', 'many'],
    ['serve', '--port', '65536'],
    ['ask', '--lang', 'fr'],
  ]
  for (const words of wrong) {
    const { code, err } = await cli.runAs({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, ...words)
    assert.equal(code, 2, words.join(' '))
    assert.match(err, /cli\/bad-option/)
  }
})

test('[C8] the key of a home is made once and only its owner reads it', async () => {
  const file = path.join(cli.home, 'identity.key')
  await cli.run('ask')
  const first = readFileSync(file, 'utf8')
  assert.match(first, /^[0-9a-f]{64}$/)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  await cli.run('ask')
  assert.equal(readFileSync(file, 'utf8'), first)
})

test('[C8] a key that is lost, broken or another home’s is told, and none is made in its place', async () => {
  const file = path.join(cli.home, 'identity.key')
  await cli.run('ask')
  const first = readFileSync(file, 'utf8')
  for (const spoil of [() => rmSync(file), () => writeFileSync(file, ''), () => writeFileSync(file, 'a'.repeat(64))]) {
    spoil()
    const { code, err } = await cli.run('ask')
    assert.equal(code, 1)
    assert.match(err, /cli\/identity-key/)
  }
  rmSync(file)
  await cli.run('ask')
  assert.equal(existsSync(file), false)
  writeFileSync(file, first, { mode: 0o600 })
  assert.match((await cli.run('ask')).err, /cli\/no-areas/)
})

test('[C6] a database that cannot be reached is told, and a bug gives a number without its text', async () => {
  const { code, err } = await cli.runAs({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'ask')
  assert.equal(code, 1)
  assert.match(err, /db\/connection-lost/)
})

test('[C32] a field list is merged by what reads alike, nothing is kept, and the report says that nobody confirmed it', async () => {
  const folder = path.join(cli.home, '清单')
  mkdirSync(folder)
  const rows = [
    'system,table,table_label,column,label,type',
    '民政,p,人员信息表,id,主键,int',
    '民政,p,人员信息表,xm,姓名,varchar',
    '民政,p,人员信息表,xx,血型,varchar',
    '卫健,q,人员名单,xm,姓名,varchar',
    '卫健,q,人员名单,xx,血型,varchar',
  ]
  writeFileSync(path.join(folder, '清单.csv'), `\ufeff${rows.join('\r\n')}\r\n`)
  const { code, out } = await cli.run(
    'merge',
    path.join(folder, '清单.csv'),
    '--json',
    '--out',
    path.join(folder, '报告'),
  )
  assert.equal(code, 0)
  const report = JSON.parse(out) as {
    totals: { questions: number; fields: number }
    suggested: boolean
    left_out: number
  }
  assert.deepEqual([report.totals.fields, report.totals.questions, report.suggested, report.left_out], [4, 2, true, 1])
  assert.match(readFileSync(path.join(folder, '报告', '归并报告.html'), 'utf8'), /血型/)
  assert.match((await cli.run('merge', folder)).out, /还没有人确认/)
  writeFileSync(path.join(folder, '坏.xlsx'), 'no workbook')
  const part = await cli.run('merge', folder, '--json')
  assert.deepEqual([part.code, (JSON.parse(part.out) as { refused: string[] }).refused.length], [3, 1])
  assert.equal((await cli.run('merge')).code, 1)
})
