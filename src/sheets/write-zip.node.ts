// S5: parts nobody changed keep their compressed bytes, and the same content always gives the same file.
import { crc32, deflateRawSync } from 'node:zlib'
import type { Zip, ZipEntry } from './zip.node.ts'

/** 1980-01-01 00:00, the first moment a zip can name: a file's bytes must not depend on when it was written. */
const constantDate = 0x0021
const version = 20

/** New parts of a zip by name; `null` drops the part. Parts that are not among the entries are put at the end. */
export type PartChanges = ReadonlyMap<string, Uint8Array | null>

export function writeZip(zip: Zip, changes: PartChanges): Uint8Array {
  const known = new Set(zip.entries.map((entry) => entry.name))
  const kept = zip.entries.flatMap((entry) => {
    const change = changes.get(entry.name)
    if (change === null) return []
    return [change ? pack(entry, change) : entry]
  })
  const added = [...changes].flatMap(([name, bytes]) =>
    known.has(name) || bytes === null ? [] : [pack(newEntry(name), bytes)],
  )
  return join([...kept, ...added])
}

function newEntry(name: string): ZipEntry {
  const rawName = new TextEncoder().encode(name)
  const empty = new Uint8Array(0)
  return { name, rawName, utf8: true, method: 8, crc: 0, size: 0, packed: empty, attributes: 0 }
}

const pack = (entry: ZipEntry, bytes: Uint8Array): ZipEntry => ({
  ...entry,
  method: 8,
  crc: crc32(bytes),
  size: bytes.length,
  packed: deflateRawSync(bytes),
})

function join(entries: readonly ZipEntry[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    writeShared(local, 4, entry)
    pieces.push(local, entry.rawName, entry.packed)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(version, 4)
    writeShared(central, 6, entry)
    central.writeUInt32LE(entry.attributes, 38)
    central.writeUInt32LE(at, 42)
    directory.push(central, entry.rawName)
    at += local.length + entry.rawName.length + entry.packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end]))
}

/** The fields local header and directory share, from `at` on. */
function writeShared(into: Buffer, at: number, entry: ZipEntry): void {
  into.writeUInt16LE(version, at)
  into.writeUInt16LE(entry.utf8 ? 0x800 : 0, at + 2)
  into.writeUInt16LE(entry.method, at + 4)
  into.writeUInt16LE(0, at + 6)
  into.writeUInt16LE(constantDate, at + 8)
  into.writeUInt32LE(entry.crc, at + 10)
  into.writeUInt32LE(entry.packed.length, at + 14)
  into.writeUInt32LE(entry.size, at + 18)
  into.writeUInt16LE(entry.rawName.length, at + 22)
}
