// Makes the pictures of the README from the example county: node tools/run.mjs tools/pictures.ts. Needs a browser (SHIXIAO_CHROME).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.ts'
import { root } from './layers.js'
import { runProgram } from './run-program.ts'

const browserPath = findBrowser(process.env)
if (!browserPath) throw new Error('no browser: set SHIXIAO_CHROME')
const out = mkdtempSync(path.join(tmpdir(), 'shixiao-pictures-'))
try {
  const made = await runProgram([path.join(root, 'src/cli/main.ts'), 'demo', '--out', out], { limit: 60_000 })
  if (made.code !== 0) throw new Error(made.output)
  const folder = path.join(root, 'docs/pictures')
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  for (const [file, picture] of [
    ['归并报告.html', 'merge-report.zh-CN.png'],
    ['merge-report.html', 'merge-report.en.png'],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1180 }, deviceScaleFactor: 1 })
    await page.goto(pathToFileURL(path.join(out, file)).href)
    writeFileSync(path.join(folder, picture), await page.screenshot())
    await page.close()
  }
  await browser.close()
} finally {
  rmSync(out, { recursive: true, force: true })
}
