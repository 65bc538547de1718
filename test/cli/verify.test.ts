// Reports that leave the house signed: verified by somebody who has the file and a public key and nothing else. Everything is invented.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import * as XLSX from '@e965/xlsx'
import { makeCounty, writeCounty } from '../../examples/county/make.ts'
import { printCell } from '../../src/sheets/address.ts'
import { findConverter } from '../../src/sheets/convert.node.ts'
import { fillWorkbook } from '../../src/sheets/fill.node.ts'
import { openArchive } from '../../src/reports/archive.node.ts'
import { Prov } from '../../src/reports/trace-prov.ts'
import { cellAt } from '../../src/sheets/grid.ts'
import { changedParts } from '../../src/sheets/parts.node.ts'
import { readWorkbook } from '../../src/sheets/read.node.ts'
import { writeZip } from '../../src/sheets/write-zip.node.ts'
import { inflateEntry } from '../../src/sheets/zip.node.ts'
import { must } from '../db/harness.ts'
import { newHome } from './run.ts'

const roster = '民政局-农村最低生活保障对象花名册.xlsx'
const converter = await findConverter()
let cli: Awaited<ReturnType<typeof newHome>>
let county: string
let inside: string
let beside: string
const at = (...parts: string[]) => path.join(county, ...parts)
const key = () => path.join(cli.home, '示例县.pub')
const done = async (...words: string[]) => {
  const ran = await cli.run(...words)
  assert.equal(ran.code, 0, ran.out + ran.err)
  return ran
}
/** A department: no home, no database it could reach. */
const elsewhere = (...words: string[]) =>
  cli.runAs({ DATABASE_URL: 'postgres://x@127.0.0.1:1/x', SHIXIAO_HOME: path.join(tmpdir(), 'no-home') }, ...words)

before(async () => {
  cli = await newHome(import.meta.url)
  county = path.join(cli.home, '示例县')
  await writeCounty(await makeCounty({ villages: 2, seed: 1 }), county)
  await done('areas', 'import', at('areas.json'))
  for (const village of ['青山村', '柳河村']) {
    const ledger = at('台账', `${village}台账.xlsx`)
    if (existsSync(ledger)) await done('facts', 'import', ledger, '--map', at('confirm', `${village}台账.json`))
  }
  await done('template', 'add', at('模板', roster))
  await done('template', 'confirm', roster, '--map', at('confirm', roster.replace('.xlsx', '.json')))
})
after(() => cli.remove())

const filled = async (folder: string, ...words: string[]) => {
  const out = path.join(cli.home, folder)
  await done('fill', '--out', out, '--period', '2026-11', '--on', '2026-11-01', ...words)
  return path.join(out, '青山村', roster)
}

test('[C67] without a key the lineage is not signed, says so, and never goes inside', async () => {
  const file = await filled('没有签名')
  const ran = await elsewhere('verify', file)
  assert.deepEqual([ran.code, /reports\/not-signed/.test(ran.err)], [1, true])
  const refused = await cli.run('fill', '--out', path.join(cli.home, 'x'), '--lineage', 'inside')
  assert.deepEqual([refused.code, /cli\/no-county-key\)\n.*key make/.test(refused.err)], [1, true])
  assert.equal((await cli.run('fill', '--out', 'x', '--lineage', '里面')).code, 2)
  assert.match((await cli.run('key', 'export-public', key())).err, /cli\/no-county-key/)
  assert.match((await done('key', 'show')).out, /key make/)
})

test('[C65] a key is made once, for its owner alone, and no command shows its private half', async () => {
  const made = await done('key', 'make')
  const file = path.join(cli.home, 'county.key')
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600)
  const again = await cli.run('key', 'make')
  assert.deepEqual([again.code, /cli\/county-key-there/.test(again.err)], [1, true])
  const shown = await done('key', 'show')
  await done('key', 'export-public', key())
  const secret = readFileSync(file, 'utf8').split('\n')[1]!
  for (const text of [made.out, shown.out, readFileSync(key(), 'utf8')]) assert.ok(!text.includes(secret))
  assert.equal(readdirSync(path.join(cli.home, 'county-keys')).length, 1, 'a key that was refused leaves nothing')
  assert.ok(!readdirSync(cli.home).some((name) => name.startsWith('county.key.')))
})

test('[C66] [C67] a report is verified by file and key alone, the lineage inside or beside', async () => {
  ;[inside, beside] = [await filled('里面', '--lineage', 'inside'), await filled('旁边')]
  assert.deepEqual([existsSync(`${inside}.lineage.json`), existsSync(`${beside}.lineage.json`)], [false, true])
  for (const file of [inside, beside]) {
    const { code, out } = await elsewhere('verify', file, '--key', key())
    assert.deepEqual([code, /没有动过/.test(out), /与您给的公钥相符/.test(out)], [0, true, true], out)
    assert.match((await elsewhere('verify', file)).out, /签名人未证实/)
  }
  assert.deepEqual(changedParts(readFileSync(beside), readFileSync(inside)), [
    '[Content_Types].xml',
    'xl/_rels/workbook.xml.rels',
    'xl/workbook.xml',
    'xl/worksheets/lineage1.xml',
  ])
})

test('[C66] a changed cell is named, and the cells beside it are still traced', async () => {
  const file = path.join(cli.home, '改过.xlsx')
  const bytes = must(
    fillWorkbook(readFileSync(inside), [
      { sheet: '低保花名册', insertions: [], writes: [{ row: 4, column: 2, value: '别人' }] },
    ]),
  ).bytes
  writeFileSync(file, bytes)
  const { code, out } = await elsewhere('verify', file, '--key', key(), '--json')
  assert.equal(code, 1)
  const said = JSON.parse(out) as Record<string, unknown>
  assert.deepEqual(
    [said['content'], said['changed'], said['added'], said['removed']],
    ['changed', ['低保花名册!B4'], [], []],
  )
  assert.match((await elsewhere('verify', file)).out, /改了 1 格：低保花名册!B4/)
  assert.match((await elsewhere('trace', file, 'B4', '--offline')).err, /reports\/cell-changed/)
  assert.match((await elsewhere('trace', file, 'B5', '--offline')).out, /来自 青山村/)
})

test('[C23] a cell is traced from either place, offline and down to the row of the ledger', async () => {
  for (const file of [inside, beside]) {
    assert.match(
      (await elsewhere('trace', file, '低保花名册!B4', '--offline')).out,
      /来自 青山村，\d{4}-\d{2}-\d{2} 录入/,
    )
    assert.match((await done('trace', file, '低保花名册!B4')).out, /台账 青山村台账\.xlsx · 人口台账 · 第 \d+ 行/)
  }
})

test('[C23] [P45] the whole report’s provenance is written as PROV-JSON, offline', async () => {
  const out = path.join(cli.home, '来源.json')
  assert.equal((await elsewhere('trace', inside, '--prov', out)).code, 0)
  const prov = Prov.parse(JSON.parse(readFileSync(out, 'utf8')))
  assert.ok(Object.keys(prov.wasDerivedFrom).length > 50)
  assert.deepEqual((await elsewhere('trace', inside, 'A1', 'A2')).code, 2)
})

test('[C66] what is missing, of another file, tampered with, cut off or no key has its own Problem', async () => {
  const copy = path.join(cli.home, '副本.xlsx')
  copyFileSync(beside, copy)
  const code = async (...words: string[]) => {
    const ran = await elsewhere('verify', copy, ...words)
    assert.equal(ran.code, 1, ran.out)
    return /\(([a-z-]+\/[a-z-]+)\)/.exec(ran.err)?.[1]
  }
  assert.equal(await code(), 'reports/no-lineage')
  const sidecar = `${copy}.lineage.json`
  const text = readFileSync(`${beside}.lineage.json`, 'utf8')
  writeFileSync(sidecar, text.slice(0, -20))
  assert.equal(await code(), 'reports/lineage-broken')
  writeFileSync(sidecar, text.replace('"青山村"', '"柳河村"'))
  assert.equal(await code('--key', key()), 'reports/lineage-tampered')
  const other = readdirSync(path.join(cli.home, '旁边')).find((name) => name !== '青山村')!
  copyFileSync(path.join(cli.home, '旁边', other, `${roster}.lineage.json`), sidecar)
  assert.equal(await code(), 'reports/lineage-of-another')
  writeFileSync(sidecar, text)
  assert.equal(await code('--key', beside), 'cli/no-public-key')
  writeFileSync(copy, readFileSync(beside).subarray(0, 3000))
  assert.equal(await code('--key', key()), 'sheets/damaged')
})

test('[C65] after a renewal earlier signatures are proven by the same file of keys, and by the old one alone', async () => {
  const old = path.join(cli.home, '旧.pub')
  copyFileSync(key(), old)
  await done('key', 'make', '--renew')
  await done('key', 'export-public', key())
  const { keys } = JSON.parse((await done('key', 'show', '--json')).out) as { keys: { isCurrent: boolean }[] }
  assert.deepEqual(
    keys.map(({ isCurrent }) => isCurrent),
    [true, false],
  )
  assert.match((await elsewhere('verify', inside, '--key', key())).out, /与您给的公钥相符/)
  const fresh = await filled('新钥', '--lineage', 'inside')
  assert.match((await elsewhere('verify', fresh, '--key', key())).out, /与您给的公钥相符/)
  assert.match((await elsewhere('verify', fresh, '--key', old)).err, /reports\/other-key/)
})

test('[C66] a program that drops formulas without results is told on by their cells', async () => {
  const again = path.join(cli.home, '另存.xlsx')
  writeFileSync(again, XLSX.write(XLSX.read(readFileSync(inside)), { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const { code, out } = await elsewhere('verify', again, '--key', key(), '--json')
  const { removed, ...said } = JSON.parse(out) as Record<'changed' | 'added' | 'removed', string[]>
  const formulas = must(readWorkbook(readFileSync(inside))).sheets.flatMap(({ name, cells }) =>
    [...cells.values()].flatMap(({ formula, row, column }) =>
      formula === undefined ? [] : [`${name}!${printCell(row, column)}`],
    ),
  )
  assert.deepEqual([code, removed, said.changed, said.added], [1, formulas, [], []])
  assert.ok(formulas.length > 0)
})

test('[C69] a year is archived signed, verified as a whole and report by report, and a changed file in it is named', async () => {
  const file = path.join(cli.home, '归档.zip')
  await done('archive', '--year', '2026', '--out', file)
  const { code, out } = await elsewhere('verify', file, '--key', key())
  assert.deepEqual([code, /2 份报表）与归档时一样/.test(out), /与您给的公钥相符/.test(out)], [0, true, true], out)
  const zip = openArchive(readFileSync(file), '归档.zip')!
  const names = zip.entries.map(({ name }) => name)
  for (const name of ['README.zh-CN.txt', 'README.en.txt', 'events.json', 'reports.json', 'shixiao-archive.json'])
    assert.ok(names.includes(name), name)
  const content = (name: string) =>
    must(
      inflateEntry(
        zip,
        zip.entries.find((entry) => entry.name === name)!,
      ),
    )
  const events = JSON.parse(Buffer.from(content('events.json')).toString()) as { action: string }[]
  assert.ok(events.some(({ action }) => action === 'report-filled'))
  const report = names.find((name) => name.startsWith('青山村/') && name.endsWith('.xlsx'))!
  const single = path.join(cli.home, '解开.xlsx')
  writeFileSync(single, content(report))
  writeFileSync(`${single}.lineage.json`, content(`${report}.lineage.json`))
  assert.equal((await elsewhere('verify', single, '--key', key())).code, 0)
  writeFileSync(file, writeZip(zip, new Map([[report, content('events.json')]])))
  const changed = await elsewhere('verify', file, '--key', key())
  assert.deepEqual([changed.code, changed.out.includes(`改了 1 个文件：${report}`)], [1, true], changed.out)
  assert.match((await cli.run('archive', '--year', '2019', '--out', file)).err, /cli\/nothing-to-print/)
  assert.equal((await cli.run('archive', '--year', '19', '--out', file)).code, 2)
})

test(
  '[C68] [P46] reports that stand are printed with a code on every page and listed',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    const out = path.join(cli.home, '打印')
    const { reports, list } = JSON.parse((await done('print', '--out', out, '--json')).out) as {
      reports: { report: string; file: string; code: string }[]
      list: string
    }
    assert.deepEqual(
      reports.map(({ file }) => /^\d{3} \S+村 民政局-农村最低生活保障对象花名册\.pdf$/.test(file)),
      [true, true],
    )
    const listed = must(readWorkbook(readFileSync(list))).sheets[0]!
    for (const [index, { file, code, report }] of reports.entries()) {
      const pdf = readFileSync(path.join(out, file))
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
      assert.deepEqual([cellAt(listed, index + 2, 5)?.value, cellAt(listed, index + 2, 6)?.value], [code, file])
      assert.ok(code.startsWith(report.slice(-8)))
      const read = await promisify(execFile)('pdftotext', ['-layout', path.join(out, file), '-']).catch(() => undefined)
      // Where poppler is not installed the code on the page is not looked at.
      if (read) assert.ok(read.stdout.includes(code) && /第 1 页，共 1 页/.test(read.stdout), read.stdout.slice(-400))
    }
    const nowhere = await cli.run('print', '--out', out, '--period', '2025-01')
    assert.match(nowhere.err, /cli\/nothing-to-print/)
  },
)

test(
  '[P41] [P42] [C66] opened and saved by LibreOffice every cell still says what was signed, and the lineage stays out of sight',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shixiao-resaved-'))
    try {
      copyFileSync(inside, path.join(folder, '里面.xlsx'))
      copyFileSync(beside, path.join(folder, '旁边.xlsx'))
      const out = path.join(folder, 'out')
      const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
      const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out]
      const files = ['里面', '旁边'].map((name) => path.join(folder, `${name}.xlsx`))
      await promisify(execFile)(converter!, [profile, '--headless', '--norestore', ...to, ...files], {
        timeout: 180_000,
      })
      copyFileSync(`${beside}.lineage.json`, path.join(out, '旁边.xlsx.lineage.json'))
      for (const name of ['里面.xlsx', '旁边.xlsx']) {
        const { code, out: said } = await elsewhere('verify', path.join(out, name), '--key', key())
        assert.deepEqual([code, /重新保存过/.test(said)], [0, true], said)
      }
      const { sheets } = must(readWorkbook(readFileSync(path.join(out, '里面.xlsx'))))
      assert.notEqual(sheets.find(({ name }) => name === '_shixiao')?.state, 'visible')
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  },
)
