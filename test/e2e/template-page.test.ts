// The drawn form in a real browser, from a file, without network; needs SHIXIAO_CHROME.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { makeCounty } from '../../examples/county/make.ts'
import { readLook } from '../../src/sheets/read-look.node.ts'
import { takeTemplate } from '../../src/templates/take-template.node.ts'
import { templatePageHtml } from '../../src/templates/template-page.html.ts'
import { must } from '../db/harness.ts'

const executablePath = process.env['SHIXIAO_CHROME'] ?? ''
const folder = mkdtempSync(path.join(tmpdir(), 'shixiao-drawn-'))
const name = '农业农村局-农户信息采集表.xlsx'
let browser: Browser
let address: string
before(async () => {
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const county = await makeCounty({ villages: 1, seed: 1 })
  const { bytes } = county.files.find((file) => file.path === `模板/${name}`)!
  const taken = must(await takeTemplate(bytes, name))
  const { template, workbook } = taken
  const looks = must(readLook(taken.bytes, workbook, name))
  const file = path.join(folder, '栏目图.html')
  writeFileSync(file, templatePageHtml({ template, sheets: workbook.sheets, looks, language: 'zh-CN' }))
  address = pathToFileURL(file).href
})
after(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

for (const width of [390, 1440])
  test(`[T27] the drawn form asks for nothing, fits ${width} pixels and leads from list to cell`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    const asked: string[] = []
    const failed: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => failed.push(message.text()))
    await page.goto(address)
    assert.deepEqual(
      asked.filter((url) => url !== address && !url.startsWith('data:')),
      [],
    )
    assert.deepEqual(failed, [])
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    assert.equal(await page.locator('.entries li').count(), await page.locator('td.first').count())
    await page.locator('.entries li a').first().click()
    assert.ok(page.url().endsWith('#c1'))
    const outline = await page.evaluate("getComputedStyle(document.querySelector('#c1')).outlineStyle")
    assert.equal(outline, 'solid')
    await page.close()
  })
