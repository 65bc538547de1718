// A county's dictionary on a real database: versions, events, and what the workspace then knows.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { eventsAbout } from '../../src/audit/event.store.ts'
import { importDictionary } from '../../src/cli/import-dictionary.ts'
import { prepareWorkspace, type Workspace } from '../../src/cli/workspace.ts'
import type { Database } from '../../src/db/open.ts'
import { catalogue } from '../../src/dictionary/catalogue.ts'
import { loadQuestions } from '../../src/dictionary/dictionary.store.ts'
import type { OwnFile } from '../../src/dictionary/own.ts'
import { loadOwns } from '../../src/dictionary/own.store.ts'
import { ok } from '../../src/kernel/result.ts'
import { must, testDatabase } from './harness.ts'

let database: Database
const home = mkdtempSync(path.join(tmpdir(), 'shixiao-own-'))
before(async () => {
  database = await testDatabase(import.meta.url)
})
after(async () => {
  await database.close()
  rmSync(home, { recursive: true })
})

const open = async (): Promise<Workspace> => must(await prepareWorkspace(database, home))
const bamboo = {
  id: 900_001,
  key: 'household.qs.bamboo-area',
  name: { 'zh-CN': '毛竹面积', en: 'Bamboo' },
  type: 'decimal',
  measureUnit: '亩',
  sensitivity: 'internal',
}
const fileOf = (questions: object[], synonyms: OwnFile['synonyms'] = []): OwnFile => ({
  head: { prefix: 'qs', name: '青山县', ids: [900_001, 900_099] },
  questions: questions.map((value, index) => ({ row: index + 5, value })),
  synonyms,
})
const columns = async () => {
  const { rows } = must(
    await database.transaction(async (trx) =>
      ok(
        await trx.query<{ name: string }>(
          "select column_name as name from information_schema.columns where table_schema = 'facts' and table_name = 'household' and column_name like 'e900%' order by 1",
        ),
      ),
    ),
  )
  return rows.map(({ name }) => name)
}
const events = async () => {
  const found = must(
    await database.transaction(async (trx) => ok(await eventsAbout(trx, { kind: 'dictionary', id: 'qs' }))),
  )
  return found.map(({ action, details }) => [action, details])
}

test('[D24] an import is a version with its event and its columns; the same again is neither', async () => {
  const file = fileOf([bamboo, { ...bamboo, id: 7 }], [{ key: 'person.phone', row: 20, value: ['联络号码'] }])
  const first = must(await importDictionary(await open(), file))
  assert.deepEqual([first.version, first.changed, first.problems.length], [1, true, 1])
  assert.deepEqual(await columns(), ['e900001', 'e900001_at', 'e900001_s'])
  const said = ['dictionary-imported', { version: 1, questions: 1, synonyms: 1, refused: 1 }]
  assert.deepEqual(await events(), [said])
  const again = must(await importDictionary(await open(), file))
  assert.deepEqual([again.version, again.changed], [1, false])
  assert.deepEqual(await events(), [said])
})

test('[D24] a changed dictionary is the next version, and the one before stays', async () => {
  const next = must(await importDictionary(await open(), fileOf([{ ...bamboo, synonyms: ['竹林面积'] }])))
  assert.deepEqual([next.version, next.own.synonyms], [2, { 'person.phone': ['联络号码'] }])
  const { rows } = must(
    await database.transaction(async (trx) =>
      ok(await trx.query<{ version: number }>('select version from dictionary.own order by version')),
    ),
  )
  assert.deepEqual(
    rows.map(({ version }) => version),
    [1, 2],
  )
  const [kept] = must(await database.transaction(async (trx) => ok(await loadOwns(trx))))
  assert.deepEqual(kept, { version: 2, own: next.own })
})

test('[D22] whoever opens the database afterwards sees the county’s questions everywhere', async () => {
  const { dictionary, look, asking, candidates } = await open()
  assert.equal(dictionary.questions.length, catalogue.length + 1)
  assert.equal(look('household.qs.bamboo-area')!.id, 900_001)
  assert.equal(asking.places.of('household.qs.bamboo-area')!.by, 'column')
  assert.ok(candidates.some(({ answer }) => answer === 'household.qs.bamboo-area'))
  assert.ok(look('person.phone')!.synonyms.includes('联络号码'))
  const known = must(await database.transaction(async (trx) => ok(await loadQuestions(trx))))
  assert.deepEqual(known, dictionary.questions)
})

test('[D24] of two imports at once each keeps what the other took', async () => {
  const one = { ...bamboo, id: 900_010, key: 'household.qs.one', name: { 'zh-CN': '楠木株数', en: 'One' } }
  const two = { ...bamboo, id: 900_011, key: 'household.qs.two', name: { 'zh-CN': '红豆杉株数', en: 'Two' } }
  const workspace = await open()
  await Promise.all([importDictionary(workspace, fileOf([one])), importDictionary(workspace, fileOf([two]))])
  const [kept] = must(await database.transaction(async (trx) => ok(await loadOwns(trx))))
  assert.deepEqual([kept!.version, kept!.own.questions.map(({ id }) => id)], [4, [900_001, 900_010, 900_011]])
})
