// The life of a template's field map at the keyboard, in an office of its own; forms are made here.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
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
