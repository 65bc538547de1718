import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { readBounded } from './bounded.node.ts'
import { codeOf, makeParts, oneSheet, valueOr, zipOf } from './hand-made.test.ts'
import { ledgerLimits } from './limits.ts'
import { readWorkbook } from './read.node.ts'
import { scanXml } from './xml.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** Read as if packed so that no ratio gives it away. */
const unpacked = { limits: { ratio: Infinity } }

test('[S10] a part longer than the pieces it is decoded in is read to its last character, and refused where it is no text', () => {
  const rows = Array.from(
    { length: 6000 },
    (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>青山𠮷${index}</t></is></c></row>`,
  ).join('')
  const parts = makeParts({ sheets: [{ name: '表', xml: `<sheetData>${rows}</sheetData>` }] })
  const part = 'xl/worksheets/sheet1.xml'
  const written = utf8(parts[part]!)
  assert.ok(written.length > 4 * 2 ** 16)
  for (const bytes of [written, Buffer.from(`\ufeff${parts[part]!}`, 'utf16le')]) {
    const { cells } = valueOr(readWorkbook(zipOf({ ...parts, [part]: bytes }), unpacked)).sheets[0]!
    assert.deepEqual(
      [...cells.values()].map(({ value }) => value),
      Array.from({ length: 6000 }, (_, index) => `青山𠮷${index}`),
    )
  }
  const broken = Uint8Array.from(written)
  broken[broken.lastIndexOf(0xf0) + 1] = 0x41
  assert.equal(codeOf(readWorkbook(zipOf({ ...parts, [part]: broken }), unpacked)), 'sheets/damaged')
})

test('[S10] a text that is refused is not read on', () => {
  let given = 0
  function* endless() {
    for (;;) {
      given += 1
      yield '<a>'.repeat(300)
    }
  }
  assert.equal(
    scanXml(endless(), () => undefined),
    'damaged',
  )
  assert.equal(given, 4)
})

test('[S10] a tag, a list of shared texts, a page or a text longer than any real one is refused', () => {
  const long = oneSheet(
    `<sheetData/><dataValidations><dataValidation sqref="${'A1 '.repeat(2 ** 20)}"/></dataValidations>`,
  )
  assert.equal(codeOf(readWorkbook(long, unpacked)), 'sheets/damaged')
  const texts = oneSheet('<sheetData/>', { strings: `<sst>${'<si><t>甲</t></si>'.repeat(5)}</sst>` })
  assert.equal(codeOf(readWorkbook(texts, { limits: { strings: 5 } })), 'ok')
  assert.equal(codeOf(readWorkbook(texts, { limits: { strings: 4 } })), 'sheets/damaged')
  const page = utf8('<table><tr><td>1</td></tr></table>')
  assert.equal(codeOf(readWorkbook(page, { limits: { markupTags: 6 } })), 'ok')
  assert.equal(codeOf(readWorkbook(page, { limits: { markupTags: 5 } })), 'sheets/too-much-memory')
  assert.equal(codeOf(readWorkbook(utf8('甲,乙'), { limits: { textBytes: 6 } })), 'sheets/too-large')
})

test('[S10] an old workbook with a cell far out is refused by that cell', () => {
  const number: XLSX.CellObject = { t: 'n', v: 1 }
  const sheet: XLSX.WorkSheet = { A1: number, A65536: number, '!ref': 'A1:A65536' }
  const bytes = XLSX.write(
    { SheetNames: ['表'], Sheets: { 表: sheet } },
    { bookType: 'biff8', type: 'buffer' },
  ) as Buffer
  assert.equal(codeOf(readWorkbook(bytes)), 'ok')
  const refused = readWorkbook(bytes, { limits: { area: 1000 } })
  assert.deepEqual(refused.ok ? 'ok' : [refused.problem.code, refused.problem.details['cell']], [
    'sheets/far-cell',
    'A65536',
  ])
})

test('[S1] [S10] a link that starts a program is named, wherever in its part and however broken that is', () => {
  const parts = makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }] })
  const remarks = (link: string) =>
    valueOr(readWorkbook(zipOf({ ...parts, 'xl/externalLinks/externalLink1.xml': link }), unpacked)).remarks
  // The word itself is cut where one piece ends and the next begins.
  const long = `<externalLink>${'-'.repeat(2 ** 16 - 17)}`
  assert.deepEqual(remarks(`${long}</externalLink>`), ['external-links'])
  assert.deepEqual(remarks(`${long}<ddeLink/></externalLink>`), ['external-links', 'dde'])
  assert.deepEqual(remarks('<!DOCTYPE a><externalLink><ddeLink/>'), ['external-links', 'dde'])
})

test('[S10] a ledger of a whole township is read, a form of that size is not', async () => {
  const row = (at: number) =>
    `<row r="${at}">${Array.from({ length: 26 }, (_, column) => `<c r="${String.fromCharCode(65 + column)}${at}"><v>${at * 31 + column * 7}</v></c>`).join('')}</row>`
  const rows = Array.from({ length: 10_000 }, (_, index) => row(index + 1)).join('')
  const bytes = zipOf(makeParts({ sheets: [{ name: '表', xml: `<sheetData>${rows}</sheetData>` }] }))
  assert.equal(codeOf(await readBounded(bytes, { name: '台账' })), 'sheets/too-many-cells')
  const read = valueOr(await readBounded(bytes, { name: '台账', limits: ledgerLimits }))
  assert.equal(read.sheets[0]!.cells.size, 260_000)
})
