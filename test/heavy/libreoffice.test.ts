// Filled workbooks are opened and computed by LibreOffice: what it then shows must be what the facts say.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { makeCounty } from '../../examples/county/make.ts'
import { mergeWorkbook } from '../../src/cli/merge-workbook.ts'
import { candidatesOf } from '../../src/dictionary/candidates.ts'
import { catalogue, questionOf } from '../../src/dictionary/catalogue.ts'
import { mergeReport } from '../../src/dictionary/merge-report.ts'
import { suggestedMerge, type UnconfirmedForm } from '../../src/dictionary/suggested-merge.ts'
import { composeLong } from '../../src/sheets/compose-long.node.ts'
import { findConverter } from '../../src/sheets/convert.node.ts'
import { fillWorkbook } from '../../src/sheets/fill.node.ts'
import { cellAt, type CellWrite } from '../../src/sheets/grid.ts'
import { fourStyles, makeWorkbook, valueOr } from '../../src/sheets/hand-made.test.ts'
import { readWorkbook } from '../../src/sheets/read.node.ts'
import { takeTemplate } from '../../src/templates/take-template.node.ts'

const run = promisify(execFile)
const converter = await findConverter()

/** The files as LibreOffice writes them after opening and computing them. */
async function computed(files: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shixiao-computed-'))
  try {
    const names = files.map((_, index) => path.join(folder, `${index}.xlsx`))
    for (const [index, name] of names.entries()) await writeFile(name, files[index]!)
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
    const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', path.join(folder, 'out')]
    await run(converter!, [profile, '--headless', '--norestore', ...to, ...names], { timeout: 180_000 })
    return await Promise.all(names.map((_, index) => readFile(path.join(folder, 'out', `${index}.xlsx`))))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

type Case = { offered: number; values: [number, number][] }

/** A list from row 3 with `offered` rows, a row sum, a total below it, and another sheet that leans on both. */
function form({ offered }: Case): Uint8Array {
  const last = 2 + offered
  const below = last + 1
  const rows = Array.from({ length: offered }, (_, index) => {
    const row = 3 + index
    const formula =
      index === 0 ? `<f t="shared" ref="C3:C${last}" si="0">A3*B3+$E$${below + 1}</f>` : '<f t="shared" si="0"/>'
    return `<row r="${row}"><c r="A${row}"/><c r="B${row}"/><c r="C${row}">${formula}<v>0</v></c></row>`
  })
  const single = offered === 1 ? 'A3' : `A3:A${last}`
  const total = `<row r="${below}"><c r="A${below}"><f>SUM(${single})</f><v>0</v></c><c r="B${below}"><f>SUBTOTAL(9,B3:B${last})</f></c><c r="C${below}"><f>SUM(C3:C${last})</f></c><c r="D${below}"><f>COUNT(清单列)</f></c></row>`
  const rate = `<row r="${below + 1}"><c r="E${below + 1}"><v>100</v></c></row>`
  const header = '<row r="2"><c r="A2" s="2"/><c r="B2" s="2"/><c r="C2" s="2"/></row>'
  return makeWorkbook({
    sheets: [
      {
        name: '表 1',
        xml: `<dimension ref="A1:E${below + 1}"/><sheetData>${header}${rows.join('')}${total}${rate}</sheetData>`,
      },
      {
        name: '汇总',
        xml: `<sheetData><row r="1"><c r="A1"><f>'表 1'!A${below}+'表 1'!E${below + 1}</f><v>0</v></c><c r="B1"><f>SUMPRODUCT('表 1'!A3:A${last},'表 1'!B3:B${last})</f></c></row></sheetData>`,
      },
    ],
    styles: fourStyles,
    names: `<definedName name="清单列">'表 1'!$B$3:$B$${last}</definedName>`,
    calcChain: true,
  })
}

function filled(one: Case): Uint8Array {
  const { offered, values } = one
  const after = 2 + offered
  const writes: CellWrite[] = values.flatMap(([a, b], index) => [
    { row: 3 + index, column: 1, value: a },
    { row: 3 + index, column: 2, value: b },
  ])
  const count = Math.max(0, values.length - offered)
  const borders = [{ first: 3, last: 2 + values.length, left: 1, right: 3, like: 2 }]
  return valueOr(
    fillWorkbook(form(one), [{ sheet: '表 1', insertions: [{ after, count, like: after }], writes, borders }]),
  ).bytes
}

test(
  '[S8] LibreOffice computes from a filled list what its rows say, on every sheet, and shows every row with its lines',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    const number = fc.integer({ min: -1000, max: 1000 })
    const one = fc.record({
      offered: fc.integer({ min: 1, max: 4 }),
      values: fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 9 }),
    })
    const cases = fc.sample(one, { seed: 20261125, numRuns: 24 })
    assert.ok(cases.some(({ offered, values }) => offered === 1 && values.length > 3))
    const files = await computed(cases.map(filled))
    for (const [index, { offered, values }] of cases.entries()) {
      const sheets = valueOr(readWorkbook(files[index]!)).sheets
      const at = (sheet: number, row: number, column: number) => cellAt(sheets[sheet]!, row, column)
      const sum = (of: (pair: [number, number]) => number) => values.reduce((total, pair) => total + of(pair), 0)
      const length = Math.max(offered, values.length)
      for (const [step, [a, b]] of values.entries()) {
        assert.equal(at(0, 3 + step, 3)?.value, a * b + 100)
        for (const column of [1, 2, 3]) assert.equal(at(0, 3 + step, column)?.style.border.left, true)
      }
      const total = 3 + length
      const found = [1, 2, 3, 4].map((column) => at(0, total, column)?.value)
      const products = sum(([a, b]) => a * b)
      assert.deepEqual(found, [sum(([a]) => a), sum(([, b]) => b), products + 100 * length, values.length])
      assert.deepEqual([at(1, 1, 1)?.value, at(1, 1, 2)?.value], [sum(([a]) => a) + 100, products])
      assert.equal(at(0, total + 1, 5)?.value, 100)
    }
  },
)

test(
  '[C38] when an office changes the inputs of a merge report, every sheet counts its minutes again',
  { skip: converter ? false : 'LibreOffice is not installed' },
  async () => {
    const county = await makeCounty({ villages: 2, seed: 1 })
    const forms: UnconfirmedForm[] = []
    for (const { path: name, bytes } of county.files.filter((file) => file.path.endsWith('.xlsx')).slice(0, 12)) {
      const taken = await takeTemplate(bytes, path.basename(name))
      if (taken.ok) forms.push({ template: taken.value.template, issuer: path.basename(name).split('-')[0]! })
    }
    const input = suggestedMerge({ forms, questions: catalogue, candidates: candidatesOf(catalogue), look: questionOf })
    const minutes = { find: 1, type: 2, check: 0.25, evidence: 0.5 }
    const [now, then] = [mergeReport(input), mergeReport({ ...input, minutes })]
    assert.ok(now.pairs.length > 10 && now.totals.minutes.after < now.totals.minutes.before)
    const written = valueOr(await composeLong(mergeWorkbook(now, 'zh-CN')))
    const writes = Object.values(minutes).map((value, index) => ({ row: 9 + index, column: 2, value }))
    const changed = valueOr(fillWorkbook(written, [{ sheet: '总览', insertions: [], writes }]))
    assert.deepEqual(changed.skipped, [])
    const [bytes] = await computed([changed.bytes])
    const [totals, templates, , pairs] = valueOr(readWorkbook(bytes!, { name: 'x.xlsx' })).sheets
    const close = (value: unknown, wanted: number, where: string) =>
      assert.ok(typeof value === 'number' && Math.abs(value - wanted) < 1e-6, `${where}: ${String(value)} ${wanted}`)
    const { before, after } = then.totals.minutes
    for (const [index, hours] of [before, after, before - after].entries())
      close(cellAt(totals!, 4 + index, 2)?.value, hours / 60, `totals ${index}`)
    for (const [index, template] of then.templates.entries()) {
      close(cellAt(templates!, 2 + index, 15)?.value, template.minutes.before, `${template.name} before`)
      close(cellAt(templates!, 2 + index, 16)?.value, template.minutes.after, `${template.name} after`)
    }
    for (const [index, pair] of now.pairs.entries()) {
      const same = then.pairs.find(({ issuers }) => issuers.join() === pair.issuers.join())!
      close(cellAt(pairs!, 2 + index, 7)?.value, same.minutes, pair.issuers.join())
    }
  },
)
