// The run that counts is counted itself: a test that fails, is skipped or dies must show, and so must a rule nobody holds.
import assert from 'node:assert/strict'
import { chmodSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { findBrowser } from '../tools/browser.ts'
import { root } from '../tools/layers.js'
import { runProgram } from '../tools/run-program.ts'
import { suites } from '../tools/suites.ts'
import { readTap, unheldRules } from '../tools/tap.ts'
import { filesUnder } from './scan.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'shixiao-tools-'))
after(() => rmSync(folder, { recursive: true, force: true }))

async function tapOf(text: string) {
  const file = path.join(folder, 'some.test.mjs')
  writeFileSync(file, `import { test } from 'node:test'\n${text}`)
  const ran = await runProgram(['--test', '--test-isolation=none', '--test-reporter=tap', file], { limit: 60_000 })
  return { ...readTap(ran.output), code: ran.code }
}

test('every test file of the checkout is taken by a step of the run', () => {
  const taken = new Set(globSync(Object.values(suites).flat(), { cwd: root }).map((file) => file.replaceAll('\\', '/')))
  assert.deepEqual(
    filesUnder('.', '.test.ts').filter((file) => !taken.has(file)),
    [],
  )
})

test('passed, failed, skipped and unfinished tests are told apart, subtests too', async () => {
  const counted = await tapOf(`
    test('[F1] holds # always', () => {})
    test('[F2] breaks', () => { throw new Error('broken') })
    test('[F3] waits for a browser', { skip: 'no browser' }, () => {})
    test.todo('[F4] to come')
    test('[F5] has parts', async (t) => { await t.test('[F6] one part', () => {}) })
  `)
  assert.deepEqual(counted, {
    code: 1,
    passed: 3,
    failed: 1,
    skips: ['[F3] waits for a browser: no browser', '[F4] to come (todo)'],
    titles: ['[F1] holds # always', '[F6] one part', '[F5] has parts'],
  })
})

test('a file that cannot be loaded is a failure', async () => {
  const { code, failed } = await tapOf(`import './nowhere.mjs'`)
  assert.ok(code !== 0 || failed > 0)
})

test('a program without an end is ended and counts as failed', async () => {
  const ran = await runProgram(['-e', 'setInterval(() => {}, 1000)'], { limit: 300 })
  assert.equal(ran.code, 1)
  assert.match(ran.output, /ended after 0.3 s/)
})

test('a program is given no input and the environment it is meant to have', async () => {
  const code = `process.stdin.on('data', () => {}).on('end', () => console.log(process.env.GIVEN, process.env.NODE_TEST_CONTEXT))`
  const ran = await runProgram(['-e', code], { limit: 30_000, env: { GIVEN: 'yes' } })
  assert.deepEqual([ran.code, ran.output.trim()], [0, 'yes undefined'])
})

test('a rule is held by a test that passed, named when its tests were skipped, and missed otherwise', () => {
  const specs = ['# one\n\n- **F1** a. (R4)\n- **F2** b. (R4)\n', '- **G1** c. (R4)\n']
  assert.deepEqual(unheldRules(specs, { passed: ['[F1] [X1] holds'], skips: ['[G1] waits: no browser'] }), {
    count: 3,
    unheld: ['F2'],
    skipped: ['G1'],
  })
})

test(
  'the browser is the one that was named, else the first on the path, else none',
  { skip: process.platform === 'win32' },
  () => {
    const browser = path.join(folder, 'chromium')
    writeFileSync(browser, '')
    assert.equal(findBrowser({ PATH: folder }), undefined)
    chmodSync(browser, 0o755)
    assert.equal(findBrowser({ PATH: `/nowhere${path.delimiter}${folder}` }), browser)
    assert.equal(findBrowser({ SHIXIAO_CHROME: browser, PATH: '' }), browser)
    assert.equal(findBrowser({ SHIXIAO_CHROME: path.join(folder, 'none'), PATH: folder }), undefined)
    assert.equal(findBrowser({}), undefined)
  },
)
