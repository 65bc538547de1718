// Signed lineages of made-up workbooks: what verifies, what does not, and what they never hold.
import assert from 'node:assert/strict'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { printCell } from '../sheets/address.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import { fillWorkbook } from '../sheets/fill.node.ts'
import type { CellValue } from '../sheets/grid.ts'
import { codeOf, makeWorkbook, valueOr } from '../sheets/hand-made.test.ts'
import { contentHash } from '../sheets/hash.node.ts'
import { readWorkbook } from '../sheets/read.node.ts'
import { Lineage } from './lineage.ts'
import { saidCells } from './manifest-cells.ts'
import { marksOf } from './manifest-marks.node.ts'
import { jsonOfTexts, lineageSheet, sheetTexts } from './manifest-sheet.ts'
import type { LineagePlace } from './manifest.ts'
import { algorithms, keyId, publicKeysIn } from './sign.node.ts'
import { signedText, signReport } from './sign-lineage.node.ts'
import { compareCells, verifyReport } from './verify.node.ts'

const { privateKey, publicKey } = algorithms.intl.newPair()
const salt = '00112233445566778899aabbccddeeff'
const pem = (key: typeof publicKey) => String(key.export({ type: 'spki', format: 'pem' }))

const form = (rows: CellValue[][]) =>
  composeWorkbook([{ name: '表', rows: rows.map((row) => row.map((value) => ({ value }))) }])

/** Every cell below the header counts as filled. */
const lineageOf = (bytes: Uint8Array, rows: CellValue[][]): Lineage => ({
  shixiao: 1,
  report: '0199aaaa-0000-7000-8000-000000000001',
  file: contentHash(bytes),
  template: 'f'.repeat(64),
  unit: '青山村',
  period: '2026-11',
  filledOn: '2026-11-01',
  fieldMap: 'confirmed',
  cells: rows.slice(1).flatMap((row, down) =>
    row.map((_, across) => ({
      sheet: '表',
      cell: printCell(down + 2, across + 1),
      state: 'value' as const,
      filling: { from: 'question' as const, question: 'person.name', render: 'plain' as const },
      attachmentVersion: 1,
      source: { unit: '青山村', recorded: '2026-10-01' },
    })),
  ),
})

const roster = [
  ['姓名', '金额'],
  ['赵甲', 12.5],
  ['钱乙', 300],
  ['孙丙', 0.1],
]

async function signed(place: LineagePlace, rows: CellValue[][] = roster) {
  const bytes = await form(rows)
  const lineage = lineageOf(bytes, rows)
  return valueOr(signReport({ bytes, name: '表.xlsx', lineage, place, suite: 'intl', privateKey, salt }))
}

/** As the command line does: the lineage out of the file where it is inside. */
function verifying(bytes: Uint8Array, beside?: Lineage) {
  const workbook = valueOr(readWorkbook(bytes))
  const sheet = workbook.sheets.find(({ name }) => name === lineageSheet)
  const texts = [...(sheet?.cells.values() ?? [])].map(({ value }) => String(value))
  const lineage = beside ?? Lineage.parse(JSON.parse(jsonOfTexts(texts)!))
  return { name: '表.xlsx', bytes, workbook, lineage }
}

const edited = (bytes: Uint8Array, cells: [row: number, column: number, value: CellValue][]) =>
  valueOr(
    fillWorkbook(bytes, [
      { sheet: '表', insertions: [], writes: cells.map(([row, column, value]) => ({ row, column, value })) },
    ]),
  ).bytes

test('[P42] the lineage inside says what the lineage beside says, and the clean file stays as it was', async () => {
  const [inside, beside] = [await signed('inside'), await signed('beside')]
  assert.deepEqual(beside.bytes, await form(roster))
  const carried = verifying(inside.bytes).lineage
  assert.deepEqual({ ...carried, seal: undefined }, { ...beside.lineage, seal: undefined })
  assert.deepEqual(carried.seal?.marks, beside.lineage.seal?.marks)
  assert.equal(valueOr(readWorkbook(inside.bytes)).sheets.at(-1)!.state, 'veryHidden')
})

test('[P42] a lineage of any length and wording goes into cells and comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 90_000 }), { maxLength: 4 }), (words) => {
      const json = canonicalJson(words.map((word) => word.toWellFormed()))
      const texts = sheetTexts(json)
      assert.ok(texts.every((text) => text.length <= 32_767 && text.isWellFormed()))
      assert.equal(jsonOfTexts(texts), json)
    }),
    { seed: 42, numRuns: 60 },
  )
  assert.equal(jsonOfTexts(['姓名', 'x', 'y', '{}']), undefined)
})

test('[P44] untouched it is unchanged, proven by the key that was given and unproven by its own alone', async () => {
  for (const place of ['inside', 'beside'] as const) {
    const { bytes, lineage } = await signed(place)
    const file = verifying(bytes, place === 'beside' ? lineage : undefined)
    const alone = valueOr(verifyReport(file))
    assert.deepEqual([alone.content, alone.signer, alone.key], ['unchanged', 'unproven', keyId(publicKey)])
    assert.equal(valueOr(verifyReport({ ...file, keys: [publicKey] })).signer, 'proven')
  }
})

test('[P41] written by another program every value still agrees, and a changed one beside it does not', async () => {
  const { lineage } = await signed('beside')
  const bold = (rows: CellValue[][]) =>
    composeWorkbook([{ name: '表', rows: rows.map((row) => row.map((value) => ({ value, bold: true }))) }])
  const again = valueOr(verifyReport({ ...verifying(await bold(roster), lineage), keys: [publicKey] }))
  assert.deepEqual([again.content, again.signer], ['resaved', 'proven'])
  const other = valueOr(verifyReport(verifying(await bold([...roster.slice(0, 3), ['孙丙', 0.2]]), lineage)))
  assert.deepEqual([other.content, other.changed], ['changed', ['表!B4']])
})

test('[P41] a changed, an added and an emptied cell are each named, and no other', async () => {
  const { bytes } = await signed('inside')
  const verdict = valueOr(
    verifyReport(
      verifying(
        edited(bytes, [
          [2, 2, 12.6],
          [3, 1, null],
          [9, 9, '批注'],
        ]),
      ),
    ),
  )
  assert.equal(verdict.content, 'changed')
  assert.deepEqual([verdict.changed, verdict.added, verdict.removed], [['表!B2'], ['表!I9'], ['表!A3']])
  const number = valueOr(verifyReport(verifying(edited(bytes, [[3, 2, '300']]))))
  assert.deepEqual(number.changed, ['表!B3'], 'a number turned into text says something else')
})

test('[P41] a formula is what it computes, not its result; another formula is named', () => {
  const made = (formula: string, result: string) =>
    makeWorkbook({
      sheets: [{ name: '表', xml: `<sheetData><row r="1"><c r="A1"><f>${formula}</f>${result}</c></row></sheetData>` }],
    })
  const said = (bytes: Uint8Array) => saidCells(valueOr(readWorkbook(bytes)), { without: lineageSheet })
  const was = said(made('SUM(B1:B3)&amp;"a b"', ''))
  assert.deepEqual(said(made(' sum( B1:B3 ) &amp;"a b"', '<v>6</v>')), was)
  for (const other of ['SUM(B1:B4)&amp;"a b"', 'SUM(B1:B3)&amp;"a  b"', 'SUM(B1:B3)&amp;"A b"'])
    assert.notDeepEqual(said(made(other, '<v>6</v>')), was, other)
})

test('[P41] where a mark agrees by chance the change is still told, without a cell', async () => {
  const { lineage } = await signed('beside')
  const seal = lineage.seal!
  const cells = [...saidCells(valueOr(readWorkbook(await form(roster))), { without: lineageSheet })]
  const line = (value: string) => canonicalJson(['表', 'A2', 'text', value])
  const markOf = (text: string) => marksOf(seal, [{ sheet: '表', cell: 'A2', line: text }]).marks['表']!['A2']
  let other: string | undefined
  for (let index = 0; index < 2 ** 20 && other === undefined; index++) {
    if (markOf(line(`甲${index}`)) === seal.marks['表']!['A2']) other = line(`甲${index}`)
  }
  assert.ok(other, 'a mark has many values, so none can be read out of it')
  cells[cells.findIndex(({ cell }) => cell === 'A2')] = { sheet: '表', cell: 'A2', line: other }
  assert.deepEqual(compareCells(seal, cells), { changed: [], added: [], removed: [], isSame: false })
})

test('[P44] what is not signed, tampered with, of another key or of another file each has its own Problem', async () => {
  const { bytes, lineage } = await signed('beside')
  const file = verifying(bytes, lineage)
  const seal = lineage.seal!
  const code = (more: object) => codeOf(verifyReport({ ...file, ...more }))
  const { seal: _, ...bare } = lineage
  assert.equal(code({ lineage: bare }), 'reports/not-signed')
  const tampered: Lineage[] = [
    { ...lineage, unit: '柳河村' },
    { ...lineage, cells: lineage.cells.slice(1) },
    { ...lineage, seal: { ...seal, content: seal.parts } },
    { ...lineage, seal: { ...seal, marks: { 表: { ...seal.marks['表'], A2: '0000' } } } },
    { ...lineage, seal: { ...seal, signature: Buffer.alloc(64).toString('base64') } },
    { ...lineage, seal: { ...seal, signature: 'AAAA' } },
    { ...lineage, seal: { ...seal, publicKey: 'AAAA' } },
  ]
  for (const one of tampered) {
    assert.equal(code({ lineage: one }), 'reports/lineage-tampered')
    assert.equal(code({ lineage: one, keys: [publicKey] }), 'reports/lineage-tampered')
  }
  const stranger = algorithms.intl.newPair()
  assert.equal(code({ keys: [stranger.publicKey] }), 'reports/other-key')
  const forged = valueOr(
    signReport({ bytes, name: 'x', lineage, place: 'beside', suite: 'intl', privateKey: stranger.privateKey, salt }),
  )
  assert.equal(code({ lineage: forged.lineage, keys: [publicKey] }), 'reports/other-key')
  // Under the county's name: the signature is the stranger's, the id the county's.
  const borrowed = { ...forged.lineage, seal: { ...forged.lineage.seal!, key: seal.key } }
  assert.equal(code({ lineage: borrowed, keys: [publicKey] }), 'reports/lineage-tampered')
  assert.equal(code({ lineage: borrowed }), 'reports/lineage-tampered')
  const other = await form([
    ['姓名', '金额'],
    ['李丁', 5],
    ['周戊', 6],
    ['吴己', 7],
  ])
  assert.equal(codeOf(verifyReport(verifying(other, lineage))), 'reports/lineage-of-another')
})

test('[P44] a sheet may bear any name and harms nothing', async () => {
  const cells = [{ sheet: '__proto__', cell: 'A1', line: 'x' }]
  const { lineage } = await signed('beside')
  const { marks } = marksOf(lineage.seal!, cells)
  assert.deepEqual(Object.keys(marks), ['__proto__'])
  assert.equal(({} as Record<string, unknown>)['A1'], undefined)
  assert.deepEqual(compareCells(lineage.seal!, cells).added, ['__proto__!A1'])
})

test('[P43] a signature is checked by the key that made it, however many came after', async () => {
  const { bytes, lineage } = await signed('beside')
  const later = algorithms.intl.newPair()
  const file = `shixiao intl a 2026-11-01\n${pem(later.publicKey)}\nshixiao intl b 2025-01-01\n${pem(publicKey)}`
  const keys = publicKeysIn('intl', file)
  assert.deepEqual(keys.map(keyId), [later.publicKey, publicKey].map(keyId))
  assert.equal(valueOr(verifyReport({ ...verifying(bytes, lineage), keys })).signer, 'proven')
  assert.equal(lineage.seal!.suite, 'intl')
  assert.deepEqual(publicKeysIn('intl', 'no key'), [])
  assert.deepEqual(publicKeysIn('intl', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'), [])
})

/** RFC 8032, section 7.1, test 2: the suite is the one it says it is. */
test('[P43] the suite intl signs as RFC 8032 and digests as FIPS 180-4 print it', () => {
  const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const signature = Buffer.from(algorithms.intl.sign('r', key), 'base64').toString('hex')
  assert.equal(
    signature,
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
  assert.equal(
    algorithms.intl.verify('r', createPublicKey(key), Buffer.from(signature, 'hex').toString('base64')),
    true,
  )
  assert.equal(algorithms.intl.digest('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  assert.match(keyId(createPublicKey(key)), /^(?:[a-p]{4}-){3}[a-p]{4}$/)
})

test('[P40] nothing a cell says stands in the lineage, whatever it is, and the same value has another mark in another file', async () => {
  const personal = fc.array(
    fc.tuple(
      fc.string({ unit: 'grapheme', minLength: 4, maxLength: 20 }),
      fc.integer({ min: 10_000, max: 99_999_999 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  await fc.assert(
    fc.asyncProperty(personal, async (people) => {
      const rows = [['姓名', '号码'], ...people.map(([name, number]) => [`${name}〇`, number])]
      const { lineage } = await signed('beside', rows)
      const { publicKey: _k, signature: _s, salt: _a, parts: _p, content: _c, marks, ...rest } = lineage.seal!
      const said = canonicalJson({ ...lineage, file: '', template: '', report: '', seal: rest })
      for (const [name, number] of people) {
        assert.ok(!said.includes(JSON.stringify(`${name}〇`).slice(1, -1)), name)
        assert.ok(!said.includes(String(number)), String(number))
      }
      const all = Object.values(marks).flatMap((own) => Object.values(own))
      assert.ok(all.every((mark) => /^[0-9a-f]{4}$/.test(mark)))
    }),
    { seed: 40, numRuns: 40 },
  )
  const bytes = await form(roster)
  const lineage = lineageOf(bytes, roster)
  const marks = ['aa', 'bb'].map(
    (own) =>
      valueOr(signReport({ bytes, name: 'x', lineage, place: 'beside', suite: 'intl', privateKey, salt: own })).lineage
        .seal!.marks,
  )
  assert.notDeepEqual(marks[0], marks[1])
})

test('[P40] the signature is over all that the lineage says', async () => {
  const { lineage } = await signed('inside')
  const text = signedText(lineage, lineage.seal!)
  const leaves = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]
  const { signature, ...seal } = lineage.seal!
  for (const leaf of leaves({ ...lineage, seal })) assert.ok(text.includes(leaf), leaf)
  assert.ok(!text.includes(signature))
})
