// Forms handed in through the interface of a server without any data.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../../src/db/open.ts'
import { buildApp } from '../../src/server/app.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { contentHash } from '../../src/sheets/hash.node.ts'
import { testDatabase } from '../db/harness.ts'

let database: Database
let app: FastifyInstance
before(async () => {
  database = await testDatabase(import.meta.url)
  app = await buildApp({ database, version: '0.0.0', logLevel: 'silent' })
})
after(async () => {
  await app.close()
  await database.close()
})

const compose = (rows: string[][]) =>
  composeWorkbook([{ name: '表', rows: rows.map((row) => row.map((value) => ({ value, border: true }))) }])
const host = '127.0.0.1:8787'
const hand = (bytes: Uint8Array, query: Record<string, string>, type = 'application/octet-stream') =>
  app.inject({
    method: 'POST',
    url: `/api/v1/templates?${new URLSearchParams(query).toString()}`,
    headers: { host, 'content-type': type },
    payload: Buffer.from(bytes),
  })

test('[D19] a form is taken in with its fields, and is the same form the second time', async () => {
  const bytes = await compose([
    ['姓名', '耕地面积（亩）'],
    ['', ''],
    ['', ''],
  ])
  const taken = await hand(bytes, { name: '目录/新表.xlsx', issuer: '农业农村局' })
  assert.equal(taken.statusCode, 201)
  const said = taken.json<{
    hash: string
    name: string
    issuer: string
    fields: { cell: string; unit: string | null }[]
  }>()
  assert.deepEqual([said.name, said.issuer, said.hash], ['新表.xlsx', '农业农村局', contentHash(bytes)])
  assert.deepEqual(
    said.fields.map(({ cell, unit }) => [cell, unit]),
    [
      ['A2', null],
      ['B2', '亩'],
    ],
  )
  assert.equal((await hand(bytes, { name: '新表.xlsx' })).statusCode, 200)
  const shown = await app.inject({ url: `/api/v1/templates/${said.hash}`, headers: { host } })
  assert.deepEqual(shown.json<typeof said>().fields, said.fields)
  const none = await app.inject({ url: `/api/v1/templates/${'0'.repeat(64)}`, headers: { host } })
  assert.equal(none.statusCode, 404)
})

test('[D19] a form with people in it is refused by its places, and taken once the caller has it blanked', async () => {
  const phone = '19900000001'
  const bytes = await compose([
    ['姓名', '电话'],
    ['张三', phone],
    ['李四', ''],
  ])
  const refused = await hand(bytes, { name: '名单.xlsx' })
  assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [422, 'templates/personal-data'])
  assert.equal(refused.body.includes(phone), false)
  const blanked = await hand(bytes, { name: '名单.xlsx', blank: 'true' })
  assert.equal(blanked.statusCode, 201)
  const said = blanked.json<{ hash: string; blanked: object[] }>()
  assert.deepEqual(said.blanked, [{ kind: 'phone', held: 'cell', place: '表!B2' }])
  assert.notEqual(said.hash, contentHash(bytes))
  const kept = await hand(bytes, { name: '名单.xlsx', phones: 'keep' })
  assert.equal(kept.statusCode, 201, kept.body)
  assert.deepEqual(kept.json<{ warnings: string[] }>().warnings, ['templates/phones-inside'])
})

test('[D19] what a page of another site can send is no form, and what is no workbook is refused by its name', async () => {
  const bytes = await compose([['姓名'], [''], ['']])
  for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded'])
    assert.equal((await hand(bytes, { name: '表.xlsx' }, type)).statusCode, 400, type)
  const noise = await hand(new TextEncoder().encode('不是\u0000工作簿'), { name: '假.xlsx' })
  assert.equal(noise.statusCode, 422)
  assert.equal((await hand(bytes, {})).statusCode, 400)
})
