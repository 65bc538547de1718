// The demo and the server as a newcomer starts them: with the built-in database, and nothing set.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { wrongCells } from '../../examples/county/check.ts'
import { expectedFiles } from '../../examples/county/expect.ts'
import { makeCounty, templateForms } from '../../examples/county/make.ts'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { composeWorkbook } from '../../src/sheets/compose.node.ts'
import { type Cell, cellKey } from '../../src/sheets/grid.ts'
import { must } from '../db/harness.ts'
import { newHome, program } from './run.ts'

let cli: Awaited<ReturnType<typeof newHome>>
let out: string
const children: ChildProcess[] = []
before(async () => {
  cli = await newHome(import.meta.url)
  out = path.join(cli.home, 'out')
})
after(() => {
  for (const child of children) child.kill('SIGKILL')
  const pointer = path.join(cli.home, 'serve', 'postgres.location')
  if (existsSync(pointer)) rmSync(path.dirname(readFileSync(pointer, 'utf8').trim()), { recursive: true, force: true })
  cli.remove()
})

test('[C25] [C26] the demo does the whole job, matches the truth, and touches no database but its own', async () => {
  const {
    code,
    out: printed,
    err,
  } = await cli.runAs({ DATABASE_URL: 'postgres://x@127.0.0.1:1/office' }, 'demo', '--check', '--json', '--out', out)
  assert.deepEqual([code, err], [0, ''])
  const figures = JSON.parse(printed) as Record<string, number> & {
    checks: { check: string; wanted: number; found: number }[]
  }
  assert.ok(figures.checks.length >= 10)
  const county = await makeCounty({ villages: 2, seed: 1 })
  for (const { check, wanted, found } of figures.checks) assert.equal(found, wanted, check)
  assert.deepEqual(
    [figures['templates'], figures['files'], figures['cells_untraced'], figures['other_parts_changed']],
    [templateForms.length, expectedFiles(templateForms, county.villages), 0, 0],
  )
  assert.ok(readdirSync(out).includes('归并报告.html'))
})

test('[C26] the check finds a value that is wrong, one that is missing, and one that nobody knows', async () => {
  const county = await makeCounty({ villages: 2, seed: 1 })
  const form = templateForms.find(({ file }) => file.startsWith('民政局-农村最低'))!
  const [village] = county.villages
  const file = path.join(out, village!.name, form.file)
  const workbook = must(await readBounded(readFileSync(file), { name: form.file }))
  const check = () => wrongCells({ form, village: village!, workbook, on: county.on })
  assert.deepEqual(check(), [])
  const cells = workbook.sheets[0]!.cells as Map<string, Cell>
  const spoil = (value: Cell['value']) => {
    const name = cells.get(cellKey(4, 2))!
    cells.set(cellKey(4, 2), { ...name, value })
    const wrong = check()
    cells.set(cellKey(4, 2), name)
    return wrong.map(({ cell }) => cell)
  }
  assert.deepEqual(spoil('别人'), ['B4'])
  assert.deepEqual(spoil(null), ['B4'])
})

test('[C25] forms of one’s own are read, none silently refused, and filled as drafts where they can be', async () => {
  const folder = path.join(cli.home, '自己的表')
  mkdirSync(folder)
  const rows = [
    ['姓名', '身份证号', '联系电话', '种了几棵树'],
    ['', '', '', ''],
    ['', '', '', ''],
  ]
  const list = rows.map((row) => row.map((value) => ({ value, border: true })))
  writeFileSync(path.join(folder, '村民花名册.xlsx'), await composeWorkbook([{ name: '表', rows: list }]))
  // The same columns of fewer people: nobody has said who they are.
  writeFileSync(path.join(folder, '党员花名册.xlsx'), await composeWorkbook([{ name: '党员', rows: list }]))
  writeFileSync(path.join(folder, '坏.xlsx'), 'x')
  const { code, out: printed } = await cli.run(
    'demo',
    '--templates',
    folder,
    '--out',
    path.join(cli.home, 'own'),
    '--json',
  )
  const figures = JSON.parse(printed) as Record<string, number>
  assert.deepEqual([code, figures['templates'], figures['refused']], [3, 2, 1])
  assert.ok(figures['cells_written']! > 0)
  const filled = readdirSync(path.join(cli.home, 'own', '青山村')).filter((name) => name.endsWith('.xlsx'))
  assert.deepEqual(filled, ['草稿-村民花名册.xlsx'])
})

/** Starts the server and gives what it printed up to its address. */
async function serve(
  ...words: string[]
): Promise<{ child: ChildProcess; address: string; ended: Promise<number | null> }> {
  const { DATABASE_URL: _, ...env } = cli.env
  const child = spawn(process.execPath, [program, 'serve', ...words], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += String(chunk)
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)
      if (found) resolve(found[0])
    })
    void ended.then((code) => reject(new Error(`ended with ${String(code)}: ${printed}`)))
  })
  return { child, address, ended }
}

test('[C27] the server answers at the address it says and stops cleanly when told to', async () => {
  const home = path.join(cli.home, 'serve')
  const port = String(20_000 + (process.pid % 20_000))
  const { child, address, ended } = await serve('--home', home, '--port', port)
  assert.equal((await fetch(`${address}/readyz`)).status, 200)
  assert.match(await (await fetch(`${address}/`, { headers: { accept: 'text/html' } })).text(), /template add/)
  child.kill('SIGTERM')
  assert.equal(await ended, 0)
  await assert.rejects(fetch(`${address}/healthz`))
})

test('[C27] [V1] a port that is taken ends the start with its sentence', async () => {
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve))
  const { port } = blocker.address() as { port: number }
  const { code, err } = await cli.run('serve', '--port', String(port))
  await new Promise((resolve) => blocker.close(resolve))
  assert.equal(code, 1)
  assert.match(err, /端口 \d+ 已被别的程序占用.*server\/port-busy/)
})
