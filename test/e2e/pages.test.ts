// The server's pages in a real browser, on a phone and on a desk.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { type Browser, chromium } from 'playwright-core'
import type { FastifyInstance } from 'fastify'
import { seedExampleCounty } from '../../src/cli/example-county.ts'
import { prepareWorkspace } from '../../src/cli/workspace.ts'
import type { Database } from '../../src/db/open.ts'
import { buildApp } from '../../src/server/app.ts'
import { listen } from '../../src/server/listen.ts'
import { must, testDatabase } from '../db/harness.ts'

const home = mkdtempSync(path.join(tmpdir(), 'shixiao-e2e-'))
let database: Database
let app: FastifyInstance
let browser: Browser
let address: string
before(async () => {
  database = await testDatabase(import.meta.url)
  must(
    await seedExampleCounty(must(await prepareWorkspace(database, home)), { villages: 1, seed: 1, onStep: () => {} }),
  )
  app = await buildApp({ database, version: '0.0.0', logLevel: 'silent' })
  address = must(await listen(app, 0))
  browser = await chromium.launch({
    executablePath: process.env['SHIXIAO_CHROME']!,
    args: ['--no-sandbox'],
    // Without a UTF-8 locale Chromium names every download with Chinese characters `download`.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
})
after(async () => {
  await browser.close()
  await app.close()
  await database.close()
  rmSync(home, { recursive: true, force: true })
})

for (const width of [360, 1280]) {
  test(`[V6] no page is wider than a screen of ${width} pixels, and none is refused a part of itself`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('requestfailed', (request) => complaints.push(request.url()))
    for (const place of ['/', '/reports', '/merge-report', '/nothing']) {
      for (const language of ['zh-CN', 'en']) {
        await page.goto(`${address}${place}?lang=${language}`)
        const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
        assert.ok(Number(over) <= 0, `${place} ${language} ${String(over)}`)
      }
    }
    // The page that is not there is a page all the same; that it is not there is the only complaint.
    assert.deepEqual(
      complaints.filter((text) => !text.includes('404')),
      [],
    )
    await page.close()
  })
}

test('[V8] from the start page a clerk reaches a report and downloads its workbook', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.goto(`${address}/?lang=zh-CN`)
  await page.getByRole('link', { name: '看填好的报表，下载原样的工作簿' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载工作簿' }).first().click(),
  ])
  assert.equal(download.suggestedFilename(), '民政局-农村最低生活保障对象花名册.xlsx')
  await page.close()
})
