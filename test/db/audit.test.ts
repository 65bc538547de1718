// The log of deeds on a real database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventsAbout, eventsWithin, record } from '../../src/audit/event.store.ts'
import type { Database } from '../../src/db/open.ts'
import type { AreaId } from '../../src/kernel/area.ts'
import { checkCharacter } from '../../src/kernel/id-number.ts'
import { fail, ok } from '../../src/kernel/result.ts'
import { must, testDatabase } from './harness.ts'

let database: Database
before(async () => {
  database = await testDatabase(import.meta.url)
})
after(() => database.close())

const actor = '区卫健局'
const about = (id: string) => ({ kind: 'report', id })
const village = '000000000001002' as AreaId

test('[U1] an event is returned as it is kept', async () => {
  const event = must(
    await database.transaction(async (trx) => {
      const details = { written: 37, blank: 15, codes: ['01', '30'] }
      return ok(await record(trx, { actor, action: 'report-filled', about: about('kept'), area: village, details }))
    }),
  )
  assert.match(event.at, /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  const kept = must(await database.transaction(async (trx) => ok(await eventsAbout(trx, about('kept')))))
  assert.deepEqual(kept, [event])
})

test('[U1] a deed that is rolled back leaves no event', async () => {
  const problem = { code: 'test/refused', status: 409, details: {}, says: {} as never }
  await database.transaction(async (trx) => {
    await record(trx, { actor, action: 'report-filled', about: about('undone') })
    return fail(problem)
  })
  assert.deepEqual(must(await database.transaction(async (trx) => ok(await eventsAbout(trx, about('undone'))))), [])
})

test('[U2] personal data in the details is refused, however deep', async () => {
  const made = '99000119700101001'
  const number = made + checkCharacter(made)
  const leaks: Record<string, unknown>[] = [
    { number },
    { row: { cells: [1, { text: `身份证${number}` }] } },
    { [number]: 2 },
    { phone: 13_800_000_000 },
    { note: '电话13900000000' },
  ]
  for (const details of leaks) {
    const attempt = database.transaction(async (trx) =>
      ok(await record(trx, { actor, action: 'fact-entered', about: about('leak'), details })),
    )
    await assert.rejects(
      attempt,
      (error: Error) => /personal data/.test(error.message) && !error.message.includes(number),
    )
  }
  assert.deepEqual(must(await database.transaction(async (trx) => ok(await eventsAbout(trx, about('leak'))))), [])
})

test('[U2] ids, hashes, counts and codes are no personal data', async () => {
  const details = {
    id: '01936d2a-13900000000-7b3c',
    hash: '13912345678'.repeat(5),
    stats: '990001101000',
    rows: 20_000_000,
    at: 1_763_975_000_000,
    wrong: '990001197001010000',
  }
  const event = await database.transaction(async (trx) =>
    ok(await record(trx, { actor, action: 'ledger-imported', about: about('plain'), details })),
  )
  assert.deepEqual(must(event).details, details)
})

test('[U3] the product cannot change, delete or truncate the log', async () => {
  must(
    await database.transaction(async (trx) =>
      ok(await record(trx, { actor, action: 'report-filled', about: about('fixed') })),
    ),
  )
  for (const text of ["update audit.event set actor = '别人'", 'delete from audit.event', 'truncate audit.event']) {
    const result = await database.transaction(async (trx) => ok(await trx.query(text)))
    assert.equal(result.ok ? 'ok' : result.problem.code, 'db/no-rights', text)
  }
  const kept = must(await database.transaction(async (trx) => ok(await eventsAbout(trx, about('fixed')))))
  assert.deepEqual(
    kept.map((event) => event.actor),
    [actor],
  )
})

test('[U4] events of an area come in the order they were written, page by page', async () => {
  const town = '0000000000aa' as AreaId
  const written = must(
    await database.transaction(async (trx) => {
      const ids: string[] = []
      for (let index = 0; index < 25; index++) {
        const area = `${town}${index.toString(36).padStart(3, '0')}` as AreaId
        ids.push(
          (
            await record(trx, {
              actor,
              action: 'ledger-imported',
              about: about(`page-${index}`),
              area,
              details: { index },
            })
          ).id,
        )
      }
      await record(trx, { actor, action: 'ledger-imported', about: about('elsewhere'), area: '0000000000ab' as AreaId })
      await record(trx, { actor, action: 'started', about: { kind: 'installation', id: '1' } })
      return ok(ids)
    }),
  )
  const read: string[] = []
  for (;;) {
    const after = read.at(-1)
    const page = must(
      await database.transaction(async (trx) =>
        ok(await eventsWithin(trx, { scope: town, limit: 10, ...(after !== undefined && { after }) })),
      ),
    )
    if (page.length === 0) break
    read.push(...page.map((event) => event.id))
  }
  assert.deepEqual(read, written)
})
