// Values speak: ledgers made here whose columns hold something else than their attachments say, with and without a person's word.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { readLedger } from '../../src/cli/import-ledger.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import type { Trx } from '../../src/db/trx.ts'
import type { Attachment } from '../../src/dictionary/attachment.ts'
import { saveConfirmation } from '../../src/dictionary/dictionary.store.ts'
import { loadAttachments } from '../../src/dictionary/field-map.store.ts'
import { ok } from '../../src/kernel/result.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { invented } from '../db/cast.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
let database: Database
before(async () => {
  cli = await newHome(import.meta.url)
  database = must(await openDatabase({ home: cli.home, url: cli.env.DATABASE_URL }))
  const below = [{ level: 'town', name: '东河镇', below: [{ level: 'village', name: '青山村' }] }]
  writeFileSync(at('areas.json'), JSON.stringify([{ level: 'county', name: '示例县', below }]))
  assert.equal((await cli.run('areas', 'import', at('areas.json'))).code, 0)
})
after(async () => {
  await database.close()
  cli.remove()
})

const at = (name: string) => path.join(cli.home, name)
const within = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
  must(await database.transaction(async (trx) => ok(await work(trx))))

const count = 10
const number = (index: number) => invented(`19${50 + index}0101`, 1)
const phone = (index: number) => `1990000${1000 + index}`
const broken = (index: number) => number(index).slice(0, 17) + (number(index).endsWith('0') ? '1' : '0')

type Column = { label: string; question: string; of: (index: number) => string }
const name: Column = { label: '姓名', question: 'person.name', of: (index) => `甲${'一二三四五六七八九十'[index]}` }
const id: Column = { label: '身份证号', question: 'person.id-number', of: number }
const calls: Column = { label: '联系电话', question: 'person.phone', of: phone }

/** A ledger of these columns, and its map with every column but the first two attached as `by` says. */
async function ledger(file: string, columns: readonly Column[], by: Attachment['by']) {
  const rows = Array.from({ length: count }, (_, index) => columns.map((column) => column.of(index)))
  const cells = [columns.map(({ label }) => label), ...rows].map((row) => row.map((value) => ({ value, border: true })))
  const bytes = await composeWorkbook([{ name: '表', rows: cells }])
  writeFileSync(at(file), bytes)
  const { layout } = must(await readLedger(bytes, file))
  const attachments = columns.map(({ question }, index): Attachment => ({
    field: `表!${'ABCDEFG'[index]}2`,
    relation: 'SAME',
    filling: { from: 'question', question, render: 'plain' },
    version: 1,
    by: index < 2 ? 'confirmation' : by,
  }))
  const scope = { sheet: '表', firstRow: 2, of: 'person' as const, where: [] }
  const confirmation = { issuer: '青山村', per: 'area' as const, timesAYear: 1 }
  const attached = { attachments, rows: [scope], aliases: [] }
  await within((trx) => saveConfirmation(trx, { template: layout.hash, confirmation, attached, actor: '王支书' }))
  return { file: at(file), hash: layout.hash }
}

type Against = { field: string; question: string; veto: string; against: number; of: number; revoked: boolean }
type File = { factsWritten: number; valuesAgainst: Against[] }
const load = async (file: string) => {
  const ran = await cli.run('facts', 'import', file, '--area', '青山村', '--on', '2026-11-01', '--json')
  assert.ok(ran.out.includes('"files"'), ran.out)
  const [one] = (JSON.parse(ran.out) as { files: File[] }).files
  return { code: ran.code, ...one! }
}
const fieldsOf = async (hash: string) =>
  (await within((trx) => loadAttachments(trx, hash)))!.attachments.map(({ field }) => field)

test('[F15] a column nobody confirmed whose values are written otherwise is not imported, the others are, and it is taken back', async () => {
  const words = { label: '备注一', question: 'person.phone', of: () => '找村里' }
  const { file, hash } = await ledger('电话.xlsx', [name, id, words], 'alias')
  const { code, factsWritten, valuesAgainst } = await load(file)
  const wanted = { field: '表!C2', question: 'person.phone', veto: 'values-other-format', against: 10, of: 10 }
  assert.deepEqual([code, factsWritten, valuesAgainst], [3, 2 * count, [{ ...wanted, revoked: true }]])
  assert.deepEqual(await fieldsOf(hash), ['表!A2', '表!B2'])
  const { rows } = await within((trx) =>
    trx.query('select field, question, reason from dictionary.revocation where template = $1', [hash]),
  )
  assert.deepEqual(rows, [{ field: '表!C2', question: 'person.phone', reason: 'values' }])
  const again = await load(file)
  assert.deepEqual([again.code, again.valuesAgainst, await fieldsOf(hash)], [0, [], ['表!A2', '表!B2']])
})

test('[F15] numbers that fail their check and answers outside the list speak against a column', async () => {
  const heads = { label: '编号', question: 'person.guardian-id-number', of: broken }
  const school = { label: '类别', question: 'person.education', of: (index: number) => `第${index}类` }
  const { file, hash } = await ledger('校验.xlsx', [name, id, heads, school, calls], 'alias')
  const { code, valuesAgainst } = await load(file)
  assert.deepEqual(
    [code, valuesAgainst.map(({ question, veto, against, of }) => `${question} ${veto} ${against}/${of}`)],
    [3, ['person.guardian-id-number values-fail-check 10/10', 'person.education values-not-in-list 10/10']],
  )
  assert.deepEqual(await fieldsOf(hash), ['表!A2', '表!B2', '表!E2'])
})

test('[F15] values that differ from what is known of the same people take an attachment back; nothing known is overwritten', async () => {
  const other = { ...calls, label: '电话', of: (index: number) => phone(100 + index) }
  const { file, hash } = await ledger('别人的电话.xlsx', [name, id, other], 'alias')
  const { code, factsWritten, valuesAgainst } = await load(file)
  assert.deepEqual(
    [code, factsWritten, valuesAgainst.map(({ veto, against, of, revoked }) => [veto, against, of, revoked])],
    [3, 0, [['values-differ', 10, 10, true]]],
  )
  assert.deepEqual(await fieldsOf(hash), ['表!A2', '表!B2'])
})

test('[F15] the same of a column a person confirmed is a warning: it is imported and stands, and no value is ever shown', async () => {
  const other = { ...calls, label: '手机', of: (index: number) => phone(200 + index) }
  const { file, hash } = await ledger('换了号.xlsx', [name, id, other], 'confirmation')
  const words = ['facts', 'import', file, '--area', '青山村', '--on', '2026-11-02']
  const { code, out } = await cli.run(...words)
  assert.equal(code, 0, out)
  assert.match(out, /请注意：“手机”对应的是“联系电话”.*10 个值里有 10 个与已有的不同/)
  assert.doesNotMatch(out, /1990000|甲一/)
  assert.equal((await fieldsOf(hash)).length, 3)
  const english = await cli.run(...words, '--lang', 'en')
  assert.doesNotMatch(english.out, /Please note/, 'what was imported is what is known now')
})

test('[F15] one value in ten may be a slip, and a column that agrees is told nothing', async () => {
  const slip = { ...calls, label: '号码', of: (index: number) => (index === 3 ? '不通' : phone(200 + index)) }
  const { file } = await ledger('号码.xlsx', [name, id, slip], 'alias')
  assert.deepEqual((await load(file)).valuesAgainst, [])
  assert.ok(readFileSync(file).length > 0)
})

test('[F15] [C11] a draft of a ledger’s columns does not write in what the values speak against', async () => {
  const wrong = { ...id, of: phone }
  const drafted = async (file: string, columns: Column[]) => {
    const made = await ledger(file, columns, 'alias')
    assert.equal((await cli.run('facts', 'import', made.file, '--draft', at('草稿.json'))).code, 0)
    const { fields } = JSON.parse(readFileSync(at('草稿.json'), 'utf8')) as { fields: { field: string }[] }
    return fields.map(({ field }) => field)
  }
  assert.deepEqual(await drafted('草稿一.xlsx', [name, id, calls]), ['表!A2', '表!B2', '表!C2'])
  assert.deepEqual(await drafted('草稿二.xlsx', [name, wrong, calls]), ['表!A2', '表!C2'])
})
