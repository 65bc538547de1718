import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { fillWorkbook } from './fill.node.ts'
import { codeOf, makeParts, makeWorkbook, oneSheet, valueOr, zipOf } from './hand-made.test.ts'
import { readWorkbook } from './read.node.ts'
import { openZip } from './zip.node.ts'
import { withLimits } from './limits.ts'

const sound = () => oneSheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Finds a signature and returns the offset of its n-th occurrence. */
function find(bytes: Uint8Array, signature: number, nth = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0, seen = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === signature && seen++ === nth) return at
  }
  return assert.fail('signature not found')
}
const central = 0x02014b50

/** A compound file with one directory entry of this name (MS-CFB: header 512 bytes, entries of 128). */
function compound(name: string): Uint8Array {
  const bytes = new Uint8Array(1536)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(Buffer.from(name, 'utf16le'), 1024)
  new DataView(bytes.buffer).setUint16(1024 + 64, name.length * 2 + 2, true)
  return bytes
}

test('[S11] what is no workbook is refused by its own reason', () => {
  const refused: [code: string, bytes: Uint8Array][] = [
    ['empty-file', new Uint8Array(0)],
    ['not-a-workbook', utf8('请各村于月底前上报。\n联系人见附件。')],
    ['not-a-workbook', utf8('<!DOCTYPE html><html><body>登录已过期</body></html>')],
    ['not-a-workbook', Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 1, 2])],
    ['not-a-workbook', compound('WordDocument')],
    ['password-protected', compound('EncryptedPackage')],
    ['damaged', sound().subarray(0, 400)],
    ['damaged', utf8('PK\u0003\u0004')],
  ]
  for (const [code, bytes] of refused) {
    const read = readWorkbook(bytes, { name: '表.xlsx' })
    assert.equal(codeOf(read), `sheets/${code}`)
    assert.ok(
      !read.ok && read.problem.says['zh-CN'].message.includes('表.xlsx') && read.problem.says['zh-CN'].do !== '',
    )
  }
})

test('[S10] a zip bomb is refused by what its directory says, before it is inflated', () => {
  const bytes = zipOf({
    ...makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }] }),
    'xl/media/a.bin': new Uint8Array(2 ** 22),
  })
  assert.equal(codeOf(readWorkbook(bytes)), 'sheets/zip-bomb')
  // Larger than anything that is read, and still told for what it is: nobody is sent to open it.
  const told = readWorkbook(bytes, { limits: { partBytes: 2 ** 21 } })
  assert.ok(!told.ok && told.problem.code === 'sheets/zip-bomb' && told.problem.says['zh-CN'].do.startsWith('不要打开'))
  const many = zipOf(
    Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`xl/media/${index}.bin`, new Uint8Array(2 ** 20)])),
  )
  assert.equal(codeOf(readWorkbook(many, { limits: { totalBytes: 2 ** 23 } })), 'sheets/zip-bomb')
  const whole = oneSheet('<sheetData/>')
  assert.equal(codeOf(readWorkbook(whole, { limits: { partBytes: 100 } })), 'sheets/too-large')
  assert.equal(codeOf(readWorkbook(whole, { limits: { totalBytes: 1000 } })), 'sheets/too-large')
  assert.equal(codeOf(readWorkbook(whole, { limits: { fileBytes: 1000 } })), 'sheets/too-large')
  assert.equal(codeOf(readWorkbook(whole, { limits: { entries: 3 } })), 'sheets/too-many-parts')
})

test('[S10] a size that lies is refused once the part ends elsewhere', () => {
  const parts = makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }] })
  for (const delta of [-1, 1]) {
    const bytes = zipOf(parts)
    const view = new DataView(bytes.buffer)
    const names = Object.keys(parts)
    const entry = find(bytes, central, names.indexOf('xl/workbook.xml'))
    const local = view.getUint32(entry + 42, true)
    const size = view.getUint32(entry + 24, true) + delta
    view.setUint32(entry + 24, size, true)
    view.setUint32(local + 22, size, true)
    assert.equal(codeOf(readWorkbook(bytes)), 'sheets/damaged')
  }
})

test('[S10] parts of one name, parts that share bytes and headers that disagree are refused', () => {
  const twice = zipOf({ 'xl/a.xml': '<a/>', 'xl/A.xml': '<b/>' })
  assert.equal(codeOf(readWorkbook(twice)), 'sheets/unsafe-archive')

  const shared = sound()
  const view = new DataView(shared.buffer)
  const [first, second] = [find(shared, central, 0), find(shared, central, 1)]
  view.setUint32(second + 42, view.getUint32(first + 42, true), true)
  assert.equal(codeOf(readWorkbook(shared)), 'sheets/unsafe-archive')

  const renamed = sound()
  renamed[find(renamed, 0x04034b50, 2) + 30] = 0x7a
  assert.equal(codeOf(readWorkbook(renamed)), 'sheets/unsafe-archive')
})

test('[S10] an encrypted part is a password; zip64 without its record and split archives are refused', () => {
  const locked = sound()
  locked[find(locked, central, 0) + 8]! |= 1
  assert.equal(codeOf(readWorkbook(locked)), 'sheets/password-protected')
  const end = (change: (view: DataView, at: number) => void) => {
    const bytes = sound()
    change(new DataView(bytes.buffer), find(bytes, 0x06054b50))
    return codeOf(readWorkbook(bytes))
  }
  assert.equal(
    end((view, at) => view.setUint32(at + 16, 0xffffffff, true)),
    'sheets/unsafe-archive',
  )
  assert.equal(
    end((view, at) => view.setUint16(at + 4, 1, true)),
    'sheets/unsafe-archive',
  )
})

test('[S4] a DOCTYPE or an entity of its own is refused in any part that is read', () => {
  const parts = makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }] })
  const typed = '<!DOCTYPE a [<!ENTITY b "c">]>'
  for (const part of ['xl/workbook.xml', 'xl/worksheets/sheet1.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels']) {
    assert.equal(codeOf(readWorkbook(zipOf({ ...parts, [part]: typed + parts[part]! }))), 'sheets/document-type', part)
  }
  assert.equal(
    codeOf(
      readWorkbook(oneSheet('<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData>')),
    ),
    'sheets/damaged',
  )
  const xlml = `${typed}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>`
  assert.notEqual(codeOf(readWorkbook(utf8(xlml))), 'ok')
})

test('[S4] XML that does not close is damaged', () => {
  for (const xml of [
    '<sheetData><row r="1"></sheetData>',
    '<sheetData',
    '<sheetData a="',
    '<!-- <sheetData/>',
    '<sheetData/>&',
  ]) {
    assert.equal(codeOf(readWorkbook(oneSheet(xml))), 'sheets/damaged', xml)
  }
})

test('[S10] huge merges, too many merges, too many cells and far cells are refused by their address', () => {
  const refused = (xml: string, limits = {}) => {
    const read = readWorkbook(oneSheet(xml), { limits })
    return read.ok
      ? 'ok'
      : [
          read.problem.code,
          read.problem.details['range'] ?? read.problem.details['cell'] ?? read.problem.details['limit'],
        ]
  }
  const merges = '<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B2"/></mergeCells>'
  assert.deepEqual(refused(merges), ['sheets/huge-merge', 'A1:XFD1048576'])
  assert.deepEqual(refused(merges, { merges: 1 }), ['sheets/too-many-merges', 1])
  const far = (style: string) =>
    `<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" ${style}</row></sheetData>`
  assert.deepEqual(refused(far('><v>1</v></c>')), ['sheets/far-cell', 'XFD1048576'])
  assert.equal(refused(far('s="2"/>')), 'ok')
  assert.deepEqual(refused(far('><v>1</v></c>'), { cells: 1 }), ['sheets/too-many-cells', 1])
})

test('[S10] a blank far cell does not stretch the sheet', () => {
  const xml =
    '<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="2"/></row></sheetData>'
  const sheet = valueOr(readWorkbook(oneSheet(xml))).sheets[0]!
  assert.deepEqual([sheet.lastRow, sheet.lastColumn], [2, 2])
})

test('[S10] broken bytes never crash reading or filling', () => {
  const bytes = makeWorkbook({
    sheets: [
      {
        name: '表',
        xml: '<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>',
      },
    ],
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(bytes.length),
      (flips, cut) => {
        const broken = Uint8Array.from(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes)
        for (const [at, byte] of flips) if (at < broken.length) broken[at] = byte
        readWorkbook(broken)
        fillWorkbook(broken, [
          { sheet: '表', insertions: [{ after: 1, count: 1, like: 1 }], writes: [{ row: 2, column: 1, value: 'x' }] },
        ])
      },
    ),
    { seed: 20261124, numRuns: 300 },
  )
})

test('[S4] broken XML never crashes reading or filling', () => {
  const xml =
    '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f t="shared" si="0" ref="B1:B2">A1</f></c></row></sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells>'
  fc.assert(
    fc.property(
      fc.nat(xml.length),
      fc.nat(6),
      fc.constantFrom('', '<', '>', '"', '&', '/', 'r="0"', '</row>', '<c>', '1e9'),
      (start, length, put) => {
        const broken = oneSheet(xml.slice(0, start) + put + xml.slice(start + length))
        readWorkbook(broken)
        fillWorkbook(broken, [
          { sheet: '表', insertions: [{ after: 1, count: 1, like: 1 }], writes: [{ row: 2, column: 1, value: 'x' }] },
        ])
      },
    ),
    { seed: 20261124, numRuns: 400 },
  )
})

test('[S10] stored parts and parts whose sizes follow them are read like any other', () => {
  const bytes = sound()
  const zip = valueOr(openZip(bytes, { name: 'x', limits: withLimits() }))
  assert.ok(zip.entries.every((entry) => entry.method === 8))
  const content = utf8('<a/>')
  const packed = deflateRawSync(content)
  const described = zipOf({ 'a.xml': content })
  const view = new DataView(described.buffer)
  view.setUint16(6, 8, true)
  for (const offset of [14, 18, 22]) view.setUint32(offset, 0, true)
  const read = valueOr(openZip(described, { name: 'x', limits: withLimits() }))
  assert.deepEqual([read.entries[0]?.size, read.entries[0]?.packed.length], [content.length, packed.length])
})

/** Read as if packed so that no ratio gives it away. */
const unpacked = { limits: { ratio: Infinity } }
const readUnpacked = (bytes: Uint8Array) => valueOr(readWorkbook(bytes, unpacked)).sheets[0]!

test('[S10] lists longer than any real workbook has them are refused, not gathered', () => {
  const refused: [what: string, bytes: Uint8Array][] = [
    ['nesting', oneSheet('<a>'.repeat(2000))],
    [
      'styles',
      oneSheet('<sheetData/>', { styles: `<styleSheet><cellXfs>${'<xf/>'.repeat(101_000)}</cellXfs></styleSheet>` }),
    ],
    ['names', oneSheet('<sheetData/>', { names: '<definedName name="a">1</definedName>'.repeat(101_000) })],
    [
      'rules',
      oneSheet(
        `<sheetData/><dataValidations>${'<dataValidation type="list" sqref="A1"><formula1>"a"</formula1></dataValidation>'.repeat(101_000)}</dataValidations>`,
      ),
    ],
    [
      'relations',
      zipOf({
        ...makeParts({ sheets: [{ name: '表', xml: '<sheetData/>' }] }),
        'xl/_rels/workbook.xml.rels': `<Relationships>${'<Relationship Id="a" Target="b"/>'.repeat(101_000)}</Relationships>`,
      }),
    ],
  ]
  for (const [what, bytes] of refused) {
    const started = performance.now()
    assert.equal(codeOf(readWorkbook(bytes, unpacked)), 'sheets/damaged', what)
    assert.ok(performance.now() - started < 10_000, what)
  }
})

test('[S10] a short file that unfolds into much is read without unfolding it', () => {
  const long = 'A1+'.repeat(1300)
  const followers = Array.from(
    { length: 2000 },
    (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><f t="shared" si="0"/></c></row>`,
  )
  const shared = oneSheet(
    `<sheetData><row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">${long}1</f></c></row>${followers.join('')}</sheetData>`,
  )
  const started = performance.now()
  const { cells } = readUnpacked(shared)
  assert.equal(cells.get('2,1')?.formula?.length, long.length + 1)
  assert.equal(cells.get('2001,1')?.formula, '=')

  const rule = (end: number) =>
    `<dataValidation type="list" sqref="C1"><formula1>$A$1:$A$${end}</formula1></dataValidation>`
  const rules = Array.from({ length: 500 }, (_, index) => rule(12_000 + index))
  const codes = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row></sheetData>'
  const { validations } = readUnpacked(oneSheet(`${codes}<dataValidations>${rules.join('')}</dataValidations>`))
  assert.deepEqual(validations[0]?.options, ['甲'])
  assert.ok(validations.length < 200)
  const ranges = `<dataValidations><dataValidation type="list" sqref="${'A1 '.repeat(400_000)}"><formula1>"甲"</formula1></dataValidation></dataValidations>`
  assert.deepEqual(readUnpacked(oneSheet(`<sheetData/>${ranges}`)).validations, [])
  assert.ok(performance.now() - started < 10_000)
})

test('[S10] a shared formula that would unfold without end is not written out to insert rows', () => {
  const followers = Array.from(
    { length: 9000 },
    (_, index) => `<row r="${index + 2}"><c r="A${index + 2}"><f t="shared" si="0"/></c></row>`,
  )
  const bytes = oneSheet(
    `<sheetData><row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">${'"x"&amp;'.repeat(2000)}1</f></c></row>${followers.join('')}</sheetData>`,
  )
  const filled = fillWorkbook(
    bytes,
    [{ sheet: '表', insertions: [{ after: 1, count: 1, like: 1 }], writes: [] }],
    unpacked,
  )
  assert.equal(codeOf(filled), 'sheets/damaged')
})

test('[S10] markup and text that would fill the memory are refused by their size or by the places they name', () => {
  const table = (rows: string) =>
    utf8(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet></Workbook>`,
    )
  const cell = '<Data ss:Type="String">x</Data></Cell></Row>'
  for (const rows of [
    `<Row><Cell ss:MergeAcross="100000000" ss:MergeDown="100000000">${cell}`,
    `<Row ss:Span="1000000000"/><Row><Cell>${cell}`,
    `<Column ss:Index="1000000000" ss:Width="3"/><Row><Cell>${cell}`,
  ])
    assert.equal(codeOf(readWorkbook(table(rows))), 'sheets/damaged', rows)
  assert.equal(codeOf(readWorkbook(table(`<Row ss:Index="1048576"><Cell ss:Index="16384">${cell}`))), 'sheets/far-cell')
  assert.equal(codeOf(readWorkbook(table(`<Row><Cell>${cell}`), { limits: { markupBytes: 100 } })), 'sheets/too-large')
  const html = utf8('<table><tr><td colspan="100000000" rowspan="100000000">1</td><td>2</td></tr></table>')
  assert.equal(codeOf(readWorkbook(html)), 'sheets/huge-merge')
  assert.equal(codeOf(readWorkbook(utf8('a,b\n'.repeat(40)), { limits: { cells: 30 } })), 'sheets/too-many-cells')
  assert.equal(codeOf(readWorkbook(utf8('a,b\n'.repeat(40)), { limits: { cells: 80 } })), 'ok')
})
