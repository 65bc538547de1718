import { test } from 'node:test'
import { must, testDatabase } from './harness.ts'
import { ok } from '../../src/kernel/result.ts'
test('[B15] smoke', async () => {
  const t0 = performance.now()
  const db = await testDatabase('smoke')
  console.log('ready', performance.now() - t0)
  const r = must(await db.transaction(async (trx) => ok((await trx.query('select current_user, version()')).rows)))
  console.log(r)
  await db.close()
})
