// The server over the example county of one village: pages, interface, refusals.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { invent } from '../../examples/county/county.ts'
import { expectedFiles } from '../../examples/county/expect.ts'
import { makeCounty, templateForms } from '../../examples/county/make.ts'
import { seedExampleCounty, takeCountyForms } from '../../src/cli/example-county.ts'
import { prepareWorkspace } from '../../src/cli/workspace.ts'
import type { Database } from '../../src/db/open.ts'
import { fail, ok } from '../../src/kernel/result.ts'
import { buildApp } from '../../src/server/app.ts'
import { html } from '../../src/server/html.ts'
import { listen } from '../../src/server/listen.ts'
import { hostName, isLoopback } from '../../src/server/loopback.ts'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { contentHash } from '../../src/sheets/hash.node.ts'
import { dbProblems } from '../../src/db/problems.ts'
import { must, testDatabase } from '../db/harness.ts'

const home = mkdtempSync(path.join(tmpdir(), 'shixiao-http-'))
const version = '0.0.0'
const filled = expectedFiles(templateForms, invent({ villages: 1, seed: 1 }))
let database: Database
let app: FastifyInstance
before(async () => {
  database = await testDatabase(import.meta.url)
  const workspace = must(await prepareWorkspace(database, home))
  must(await seedExampleCounty(workspace, { villages: 1, seed: 1, onStep: () => {} }))
  app = await buildApp({ database, version, logLevel: 'silent' })
})
after(async () => {
  await app.close()
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

const page = { accept: 'text/html,application/xhtml+xml' }
const ask = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: '127.0.0.1:8787', ...headers } })

test('[V1] a port that is taken is told with the next one to try', async () => {
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
  const { port } = blocker.address() as { port: number }
  const other = await buildApp({ database, version, logLevel: 'silent' })
  const listened = await listen(other, port)
  assert.deepEqual(listened.ok ? {} : [listened.problem.code, listened.problem.details], [
    'server/port-busy',
    { port, next: port + 1 },
  ])
  await other.close()
  await new Promise((resolve) => blocker.close(resolve))
})

test('[V1] it listens on this machine and answers a real request', async () => {
  const other = await buildApp({ database, version, logLevel: 'silent' })
  const address = must(await listen(other, 0))
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/)
  const status = await new Promise((resolve) =>
    get(`${address}/healthz`, (reply) => resolve(reply.resume().statusCode)),
  )
  assert.equal(status, 200)
  await other.close()
})

test('[V2] a program reads a document, a person a page, each in the language asked for', async () => {
  const document = await ask('/api/v1/nothing?lang=en')
  assert.equal(document.statusCode, 404)
  assert.equal(document.headers['content-type'], 'application/problem+json; charset=utf-8')
  assert.equal(document.headers['content-language'], 'en')
  const { type, title, do: next, code, status } = document.json<Record<string, unknown>>()
  assert.deepEqual([type, code, status], ['urn:shixiao:problem:server/no-such-page', 'server/no-such-page', 404])
  assert.ok(String(title).includes('/api/v1/nothing') && next !== '')
  const shown = await ask('/nothing', { ...page, 'accept-language': 'zh-CN' })
  assert.equal(shown.headers['content-type'], 'text/html; charset=utf-8')
  assert.match(shown.body, /没有“\/nothing”这个页面/)
})

test('[V2] an address that cannot be decoded is not found like any other', async () => {
  for (const url of ['/%ff', '/api/v1/reports/%c0%ae/file', '/%']) {
    const refused = await ask(url)
    assert.equal(refused.headers['content-type'], 'application/problem+json; charset=utf-8', url)
    assert.ok(refused.headers['content-security-policy'], url)
    assert.match(refused.json<{ code: string }>().code, /^server\/(?:no-such-page|bad-request)$/)
  }
})

test('[V4] nothing that tells of people or of the office stays in a browser’s store', async () => {
  for (const url of ['/', '/reports', '/merge-report', '/api/v1/reports', '/nothing'])
    assert.equal((await ask(url)).headers['cache-control'], 'no-store', url)
})

test('[V2] what does not fit the description of a route is refused with its place', async () => {
  const wrong = await ask('/api/v1/reports?limit=0')
  assert.deepEqual([wrong.statusCode, wrong.json<{ code: string }>().code], [400, 'server/bad-request'])
  const noId = await ask('/api/v1/reports/1/file')
  assert.equal(noId.json<{ code: string }>().code, 'server/bad-request')
  const gone = await ask('/api/v1/reports/00000000-0000-7000-8000-000000000000/file')
  assert.deepEqual([gone.statusCode, gone.json<{ code: string }>().code], [404, 'reports/no-such-report'])
})

test('[V3] only the machine’s own names are answered', async () => {
  for (const host of ['127.0.0.1', 'localhost:8787', '[::1]:8787', 'LOCALHOST']) {
    assert.equal(isLoopback(hostName(host)), true, host)
    assert.equal((await ask('/healthz', { host })).statusCode, 200, host)
  }
  assert.equal(isLoopback(hostName(undefined)), false)
  for (const host of ['evil.example', '192.168.1.2:8787', '127.0.0.1.evil.example']) {
    const refused = await ask('/merge-report', { host })
    assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [403, 'server/loopback-only'], host)
  }
})

test('[V4] the description names every route of the interface with what it answers', async () => {
  const described = (await ask('/openapi.json')).json<{ openapi: string; paths: Record<string, unknown> }>()
  assert.match(described.openapi, /^3\.1/)
  assert.deepEqual(Object.keys(described.paths).toSorted(), [
    '/api/v1/merge-report',
    '/api/v1/reports',
    '/api/v1/reports/{id}/file',
    '/api/v1/reports/{id}/lineage',
    '/api/v1/templates',
    '/api/v1/templates/{hash}',
    '/healthz',
    '/readyz',
  ])
})

test('[V4] what was not foreseen gives a number, and its text reaches neither the reader nor the log', async () => {
  const lines: string[] = []
  const write = process.stderr.write.bind(process.stderr)
  const broken: Database = { ...database, transaction: () => Promise.reject(new Error('张三 999001199001010017')) }
  const other = await buildApp({ database: broken, version, logLevel: 'error' })
  process.stderr.write = (chunk) => lines.push(String(chunk)) > 0
  const answered = await other.inject({ url: '/readyz', headers: { host: 'localhost' } }).finally(() => {
    process.stderr.write = write
  })
  await other.close()
  const { code, details } = answered.json<{ code: string; details: { id: string } }>()
  assert.deepEqual([answered.statusCode, code], [500, 'server/bug'])
  assert.doesNotMatch(answered.body + lines.join(''), /张三|9990011/)
  assert.ok(lines.join('').includes(details.id))
})

test('[V5] no page may run a script or load from elsewhere, and text cannot become markup', async () => {
  for (const url of ['/', '/reports', '/merge-report']) {
    const policy = String((await ask(url, page)).headers['content-security-policy'])
    assert.match(policy, /default-src 'none'/)
    assert.doesNotMatch(policy, /script-src|unsafe|https?:/)
  }
  assert.equal(html`<p>${'<script>'}</p>`.html, '<p>&#60;script&#62;</p>')
  assert.equal(html`<p>${[html`<b>${1}</b>`, html`<b>${2}</b>`]}</p>`.html, '<p><b>1</b><b>2</b></p>')
})

test('[V6] every page comes in both languages', async () => {
  for (const url of ['/', '/reports', '/merge-report']) {
    const [zh, en] = [(await ask(`${url}?lang=zh-CN`)).body, (await ask(`${url}?lang=en`)).body]
    assert.match(zh, /<html lang="zh-CN">/)
    assert.match(en, /<html lang="en">/)
    assert.notEqual(zh, en)
    assert.match(zh, /name="viewport"/)
  }
})

test('[V7] health and readiness, also when the database is gone', async () => {
  assert.deepEqual((await ask('/healthz')).json(), { status: 'ok', version })
  assert.deepEqual((await ask('/readyz')).json(), { status: 'ok', version })
  const gone: Database = { ...database, transaction: async () => fail(dbProblems['connection-lost']({})) }
  const other = await buildApp({ database: gone, version, logLevel: 'silent' })
  const at = (url: string) => other.inject({ url, headers: { host: 'localhost' } })
  assert.equal((await at('/healthz')).statusCode, 200)
  assert.deepEqual(
    [(await at('/readyz')).statusCode, (await at('/readyz')).json<{ code: string }>().code],
    [503, 'db/connection-lost'],
  )
  assert.equal((await at('/')).statusCode, 503)
  await other.close()
})

test('[P17] a workbook fetched over HTTP is on record as handed out, once, and asking for its head is not', async () => {
  const { reports } = (await ask('/api/v1/reports?limit=500')).json<{ reports: { id: string }[] }>()
  const { id } = reports.at(-1)!
  const given = () =>
    database.transaction(async (trx) =>
      ok((await trx.query('select how from reports.hand_out where report = $1', [id])).rows),
    )
  assert.equal(
    (await app.inject({ method: 'HEAD', url: `/api/v1/reports/${id}/file`, headers: { host: 'localhost' } }))
      .statusCode,
    200,
  )
  assert.deepEqual(must(await given()), [])
  for (const _ of [1, 2]) assert.equal((await ask(`/api/v1/reports/${id}/file`)).statusCode, 200)
  assert.deepEqual(must(await given()), [{ how: 'download' }])
})

test('[V8] [P5] the list leads to every workbook and its lineage', async () => {
  const list = (await ask('/reports?lang=zh-CN')).body
  const links = [...list.matchAll(/\/api\/v1\/reports\/([0-9a-f-]{36})\/file/g)]
  const { reports } = (await ask('/api/v1/reports?limit=500')).json<{ reports: { id: string; name: string }[] }>()
  assert.equal(reports.length, filled)
  assert.equal(links.length, filled)
  const [{ id, name }] = reports as [(typeof reports)[number]]
  const file = await ask(`/api/v1/reports/${id}/file`)
  assert.match(
    String(file.headers['content-disposition']),
    new RegExp(`filename\\*=UTF-8''${encodeURIComponent(name)}`),
  )
  const lineage = (await ask(`/api/v1/reports/${id}/lineage`)).json<{ file: string; report: string }>()
  assert.deepEqual([lineage.report, lineage.file], [id, contentHash(file.rawPayload)])
  assert.ok((await readBounded(file.rawPayload, { name })).ok)
})

test('[V8] the list goes on where the page ended', async () => {
  const first = (await ask('/api/v1/reports?limit=40')).json<{ reports: { id: string }[] }>().reports
  const rest = (await ask(`/api/v1/reports?limit=40&after=${first.at(-1)!.id}`)).json<{ reports: { id: string }[] }>()
  assert.equal(new Set([...first, ...rest.reports].map(({ id }) => id)).size, filled)
})

test('[D16] the merge report is a page with its own style allowed, and data', async () => {
  const shown = await ask('/merge-report?lang=zh-CN')
  assert.match(String(shown.headers['content-security-policy']), /style-src 'sha256-/)
  assert.ok(shown.body.includes(`${templateForms.length} 份模板`))
  const data = (await ask('/api/v1/merge-report')).json<{ totals: { templates: number } }>()
  assert.equal(data.totals.templates, templateForms.length)
})

test('[V8] people are called invented where the example county is, and nowhere else', async () => {
  assert.match((await ask('/?lang=en', page)).body, /are invented/)
  const office = await testDatabase(`${import.meta.url}-office`)
  const own = path.join(home, 'office')
  must(await takeCountyForms(must(await prepareWorkspace(office, own)), await makeCounty({ villages: 1, seed: 1 })))
  const other = await buildApp({ database: office, version, logLevel: 'silent' })
  const shown = await other.inject({ url: '/?lang=en', headers: { host: 'localhost', ...page } })
  assert.deepEqual([/look at next/.test(shown.body), /invented/.test(shown.body)], [true, false])
  await other.close()
  await office.close()
})

test('[V9] the six-hundred-first request of a minute is refused with the time to wait', async () => {
  const other = await buildApp({ database, version, logLevel: 'silent' })
  const at = () => other.inject({ url: '/healthz', headers: { host: 'localhost' } })
  for (let count = 0; count < 600; count++) assert.equal((await at()).statusCode, 200)
  const refused = await at()
  const { code, details } = refused.json<{ code: string; details: { seconds: number } }>()
  assert.deepEqual([refused.statusCode, code], [429, 'server/too-many-requests'])
  assert.ok(details.seconds > 0 && details.seconds <= 60)
  await other.close()
})
