// S5: parts nobody changed keep their compressed bytes, and the same content always gives the same file.
import { crc32, deflateRawSync } from 'node:zlib'
import type { Zip, ZipEntry } from './zip.node.ts'

/** 1980-01-01 00:00, the first moment a zip can name: a file's bytes must not depend on when it was written. */
const constantDate = 0x0021
const version = 20

/**
 * zlib's level for what we write. Level 1 costs half the processor time of level 6 for files a sixth larger (measured on
 * lists of 2 and 10 million cells, design note on sheets, section 2.2), and a county's reports are written far more often
 * than stored. The same everywhere: whether a part was written at once or in pieces must not show in its bytes.
 */
export const packLevel = 1

/** New parts of a zip by name; `null` drops the part. Parts that are not among the entries are put at the end. */
export type PartChanges = ReadonlyMap<string, Uint8Array | PackedPart | null>
/** A part packed already. */
export type PackedPart = Pick<ZipEntry, 'crc' | 'size' | 'packed'>

export const writeZip = (zip: Zip, changes: PartChanges): Uint8Array => join(changedEntries(zip, changes))

/** The entries of a zip with these changes, in the order they are written. */
export function changedEntries(zip: Zip, changes: PartChanges): ZipEntry[] {
  const known = new Set(zip.entries.map((entry) => entry.name))
  const kept = zip.entries.flatMap((entry) => {
    const change = changes.get(entry.name)
    if (change === null) return []
    return [change ? packed(entry, change) : entry]
  })
  const added = [...changes].flatMap(([name, change]) =>
    known.has(name) || change === null ? [] : [packed(newEntry(name), change)],
  )
  return [...kept, ...added]
}

function newEntry(name: string): ZipEntry {
  const rawName = new TextEncoder().encode(name)
  const empty = new Uint8Array(0)
  return { name, rawName, utf8: true, method: 8, crc: 0, size: 0, packed: empty, attributes: 0 }
}

const packed = (entry: ZipEntry, change: Uint8Array | PackedPart): ZipEntry => ({
  ...entry,
  method: 8,
  ...('packed' in change ? change : packPart(change)),
})

export const packPart = (bytes: Uint8Array): PackedPart => ({
  crc: crc32(bytes),
  size: bytes.length,
  packed: deflateRawSync(bytes, { level: packLevel }),
})

function join(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const placed: Placed[] = []
  let at = 0
  for (const entry of entries) {
    const local = localHeader(entry)
    pieces.push(local, entry.packed)
    placed.push({ entry: { ...entry, packedSize: entry.packed.length }, offset: at })
    at += local.length + entry.packed.length
  }
  const directory = directoryOf(placed, at)
  const bytes = new Uint8Array(at + directory.length)
  let to = 0
  for (const piece of [...pieces, directory]) {
    bytes.set(piece, to)
    to += piece.length
  }
  return bytes
}

type Sized = Omit<ZipEntry, 'packed'> & { packedSize: number }
/** `described`: the sizes follow the part. */
export type Placed = { entry: Sized; offset: number; described?: boolean }

const describedFlag = 8

/** What stands before a part. */
export function localHeader(entry: ZipEntry, described = false): Uint8Array {
  const local = Buffer.alloc(30 + entry.rawName.length)
  local.writeUInt32LE(0x04034b50, 0)
  writeShared(local, 4, { entry: { ...entry, packedSize: entry.packed.length }, described })
  local.set(entry.rawName, 30)
  return local
}

/** The directory that ends a zip; `at` is where it stands. */
export function directoryOf(placed: readonly Placed[], at: number): Uint8Array {
  const size = placed.reduce((sum, { entry }) => sum + 46 + entry.rawName.length, 0)
  const directory = Buffer.alloc(size + 22)
  let next = 0
  for (const one of placed) {
    const { entry, offset } = one
    directory.writeUInt32LE(0x02014b50, next)
    directory.writeUInt16LE(version, next + 4)
    writeShared(directory, next + 6, one)
    directory.writeUInt32LE(entry.attributes, next + 38)
    directory.writeUInt32LE(offset, next + 42)
    directory.set(entry.rawName, next + 46)
    next += 46 + entry.rawName.length
  }
  directory.writeUInt32LE(0x06054b50, size)
  directory.writeUInt16LE(placed.length, size + 8)
  directory.writeUInt16LE(placed.length, size + 10)
  directory.writeUInt32LE(size, size + 12)
  directory.writeUInt32LE(at, size + 16)
  return directory
}

/** The fields local header and directory share, from `at` on. */
function writeShared(into: Buffer, at: number, { entry, described = false }: Omit<Placed, 'offset'>): void {
  into.writeUInt16LE(version, at)
  into.writeUInt16LE((entry.utf8 ? 0x800 : 0) | (described ? describedFlag : 0), at + 2)
  into.writeUInt16LE(entry.method, at + 4)
  into.writeUInt16LE(0, at + 6)
  into.writeUInt16LE(constantDate, at + 8)
  into.writeUInt32LE(entry.crc, at + 10)
  into.writeUInt32LE(entry.packedSize, at + 14)
  into.writeUInt32LE(entry.size, at + 18)
  into.writeUInt16LE(entry.rawName.length, at + 22)
}
