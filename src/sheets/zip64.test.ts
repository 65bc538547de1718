import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillWorkbook } from './fill.node.ts'
import { at, codeOf, oneSheet, readSheet, valueOr } from './hand-made.test.ts'
import { withLimits } from './limits.ts'
import { readWorkbook } from './read.node.ts'
import { openZip } from './zip.node.ts'

const long = (value: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
const field = (...values: number[]) => Buffer.concat([Buffer.from([1, 0, values.length * 8, 0]), ...values.map(long)])

/** The same parts as a program writes them that streams rows out: every size and the directory's place in zip64 fields. */
function asZip64(bytes: Uint8Array, change: { size?: (size: number) => number; count?: number } = {}): Uint8Array {
  const { entries } = valueOr(openZip(bytes, { name: 'x', limits: withLimits() }))
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { rawName, crc, size, packed, method } of entries) {
    const shared = (flags: number) => {
      const head = Buffer.alloc(22)
      head.writeUInt16LE(45, 0)
      head.writeUInt16LE(flags, 2)
      head.writeUInt16LE(method, 4)
      head.writeUInt16LE(0x21, 8)
      head.writeUInt32LE(crc, 10)
      head.writeUInt32LE(0xffffffff, 14)
      head.writeUInt32LE(0xffffffff, 18)
      return head
    }
    const numbers = (...values: number[]) => {
      const out = Buffer.alloc(values.length * 2)
      for (const [index, value] of values.entries()) out.writeUInt16LE(value, index * 2)
      return out
    }
    const inLocal = field(size, packed.length)
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      shared(0),
      numbers(rawName.length, inLocal.length),
      rawName,
      inLocal,
    ])
    const inCentral = Buffer.concat([
      Buffer.from([9, 9, 1, 0, 7]),
      field((change.size ?? Number)(size), packed.length, offset),
    ])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(0xffffffff, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        numbers(45),
        shared(0),
        numbers(rawName.length, inCentral.length),
        rest,
        rawName,
        inCentral,
      ]),
    )
    pieces.push(local, Buffer.from(packed))
    offset += local.length + packed.length
  }
  const central = Buffer.concat(directory)
  const record = Buffer.alloc(56)
  record.write('PK\u0006\u0006')
  record.writeBigUInt64LE(44n, 4)
  for (const place of [24, 32]) record.writeBigUInt64LE(BigInt(change.count ?? entries.length), place)
  record.writeBigUInt64LE(BigInt(central.length), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\u0006\u0007')
  locator.writeBigUInt64LE(BigInt(offset + central.length), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.alloc(22, 0xff)
  end.write('PK\u0005\u0006')
  for (const place of [4, 6, 20]) end.writeUInt16LE(0, place)
  return new Uint8Array(Buffer.concat([...pieces, central, record, locator, end]))
}

const plain = oneSheet('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>')

test('[S10] sizes written as zip64, as programs do that stream rows out, are read and filled like any other', () => {
  const bytes = asZip64(plain)
  assert.equal(at(readSheet(bytes), 'A1'), 7)
  const filled = valueOr(
    fillWorkbook(bytes, [{ sheet: '表', insertions: [], writes: [{ row: 2, column: 1, value: '甲' }] }]),
  )
  assert.deepEqual([at(readSheet(filled.bytes), 'A1'), at(readSheet(filled.bytes), 'A2')], [7, '甲'])
})

test('[S10] zip64 fields are held to the same bounds and must agree', () => {
  assert.equal(codeOf(readWorkbook(asZip64(plain, { size: () => 2 ** 40 }))), 'sheets/unsafe-archive')
  assert.equal(codeOf(readWorkbook(asZip64(plain, { size: (size) => size + 1 }))), 'sheets/unsafe-archive')
  assert.equal(codeOf(readWorkbook(asZip64(plain, { count: 2 ** 33 }))), 'sheets/too-many-parts')
  assert.equal(codeOf(readWorkbook(asZip64(plain), { limits: { partBytes: 100 } })), 'sheets/too-large')
  const cut = asZip64(plain)
  for (const signature of ['PK\u0006\u0006', 'PK\u0006\u0007']) {
    const broken = Uint8Array.from(cut)
    broken[Buffer.from(cut).indexOf(signature)] = 0
    assert.equal(codeOf(readWorkbook(broken)), 'sheets/unsafe-archive')
  }
})
