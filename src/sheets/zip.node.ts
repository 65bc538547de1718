// S10: a zip is read from its central directory, within bounds known before anything is inflated.
import { crc32, inflateRawSync } from 'node:zlib'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Limits } from './limits.ts'
import { sheetProblems } from './problems.ts'
import { type Directory, elsewhere, zip64Directory, zip64Values } from './zip64.ts'

/** One part, still compressed. `name` uses slashes; `rawName` is what the file says, byte for byte. */
export type ZipEntry = {
  name: string
  rawName: Uint8Array
  utf8: boolean
  method: 0 | 8
  crc: number
  size: number
  packed: Uint8Array
  attributes: number
}
export type Zip = { name: string; entries: ZipEntry[] }

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const longestComment = 0xffff
/** What zlib takes at least. */
const smallestChunk = 64

const decodeName = (raw: Uint8Array): string => new TextDecoder().decode(raw).replaceAll('\\', '/')

/** Reads the directory of a zip. `name` is the file's name for refusals. */
export function openZip(bytes: Uint8Array, { name, limits }: { name: string; limits: Limits }): Result<Zip> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const last = findEnd(view)
  if (last === undefined) return fail(sheetProblems.damaged({ name, part: 'zip' }))
  const unsafe = (part: string) => fail(sheetProblems['unsafe-archive']({ name, part }))
  const directory = findDirectory(view, last)
  if (typeof directory === 'string') return unsafe(directory)
  const { count, size, offset, end } = directory
  if (offset + size > end) return fail(sheetProblems.damaged({ name, part: 'zip' }))
  if (count > limits.entries) return fail(sheetProblems['too-many-parts']({ name, limit: limits.entries }))

  const entries: ZipEntry[] = []
  const names = new Set<string>()
  const spans: [start: number, end: number][] = []
  let total = 0
  let at = offset
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSignature) return unsafe('directory')
    const entry = readEntry({ bytes, view, at, directory: offset })
    if (entry === 'damaged') return fail(sheetProblems.damaged({ name, part: 'zip' }))
    if ('fault' in entry) {
      return entry.fault === 'password' ? fail(sheetProblems['password-protected']({ name })) : unsafe(entry.part)
    }
    const { part, span, next } = entry
    const key = part.name.toLowerCase()
    if (names.has(key)) return unsafe(part.name)
    names.add(key)
    total += part.size
    // Told first: whoever is advised to remove sheets would open the bomb.
    const isPacked = part.size > limits.ratioFrom && part.size / Math.max(1, part.packed.length) > limits.ratio
    if (isPacked || (total > limits.totalBytes && total / bytes.length > limits.ratio))
      return fail(sheetProblems['zip-bomb']({ name, part: part.name }))
    if (part.size > limits.partBytes || total > limits.totalBytes) {
      const most = part.size > limits.partBytes ? limits.partBytes : limits.totalBytes
      return fail(sheetProblems['too-large']({ name, megabytes: Math.round(most / 2 ** 20) }))
    }
    entries.push(part)
    spans.push(span)
    at = next
  }
  // Parts that share bytes are how a small file unpacks without end (Fifield, "A better zip bomb", 2019).
  const ordered = spans.toSorted((a, b) => a[0] - b[0])
  const shared = ordered.some((span, index) => index > 0 && span[0] < ordered[index - 1]![1])
  return shared ? unsafe('overlap') : ok({ name, entries })
}

type EntryRead =
  | { part: ZipEntry; span: [start: number, end: number]; next: number }
  | { fault: 'password' | 'unsafe'; part: string }
  | 'damaged'

function readEntry(of: { bytes: Uint8Array; view: DataView; at: number; directory: number }): EntryRead {
  const { bytes, view, at, directory } = of
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const crc = view.getUint32(at + 16, true)
  const nameLength = view.getUint16(at + 28, true)
  const extra = { from: at + 46 + nameLength, to: at + 46 + nameLength + view.getUint16(at + 30, true) }
  const next = extra.to + view.getUint16(at + 32, true)
  if (next > bytes.length) return 'damaged'
  const stated = [24, 20, 42].map((field) => view.getUint32(at + field, true))
  const [size, packedSize, local] = zip64Values(view, extra, stated) ?? []
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
  const name = decodeName(rawName)
  const unsafe = { fault: 'unsafe', part: name } as const
  if ((flags & 0x41) !== 0 || method === 99) return { fault: 'password', part: name }
  if (size === undefined || packedSize === undefined || local === undefined) return { fault: 'unsafe', part: 'zip64' }
  if ((method !== 0 && method !== 8) || (method === 0 && packedSize !== size)) return unsafe
  if (local + 30 > directory) return 'damaged'
  if (view.getUint32(local, true) !== localSignature) return unsafe
  const localName = view.getUint16(local + 26, true)
  const start = local + 30 + localName + view.getUint16(local + 28, true)
  if (start > directory) return 'damaged'
  const end = start + packedSize
  if (end > directory) return 'damaged'
  const described = (view.getUint16(local + 6, true) & 8) !== 0
  const localSizes = zip64Values(
    view,
    { from: local + 30 + localName, to: start },
    [22, 18].map((field) => view.getUint32(local + field, true)),
  )
  const agrees =
    view.getUint16(local + 8, true) === method &&
    sameBytes(bytes.subarray(local + 30, local + 30 + localName), rawName) &&
    (described ||
      (view.getUint32(local + 14, true) === crc && localSizes?.[0] === size && localSizes[1] === packedSize))
  if (!agrees) return unsafe
  const packed = bytes.subarray(start, end)
  const attributes = view.getUint32(at + 38, true)
  return {
    part: { name, rawName, utf8: (flags & 0x800) !== 0, method, crc, size, packed, attributes },
    span: [local, end],
    next,
  }
}

function findDirectory(view: DataView, end: number): Directory | 'multi-disk' | 'zip64' {
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const offset = view.getUint32(end + 16, true)
  const disks = [view.getUint16(end + 4, true), view.getUint16(end + 6, true)]
  if (disks.some((disk) => disk !== 0) || view.getUint16(end + 8, true) !== count) return 'multi-disk'
  if (count !== 0xffff && size !== elsewhere && offset !== elsewhere) return { count, size, offset, end }
  return zip64Directory(view, end) ?? 'zip64'
}

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - longestComment)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at
  }
  return undefined
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

export const findEntry = (zip: Zip, part: string): ZipEntry | undefined =>
  zip.entries.find((entry) => entry.name === part) ??
  zip.entries.find((entry) => entry.name.toLowerCase() === part.toLowerCase())

/**
 * Into one block of the size that the directory states. zlib would gather small ones and copy them together, which
 * takes the part's size twice; with a byte of room to spare it never looks for a second block.
 */
const inflateAtOnce = ({ packed, size }: ZipEntry): Uint8Array =>
  inflateRawSync(packed, { maxOutputLength: size, chunkSize: Math.max(size + 1, smallestChunk) })

/** Bytes of one part; its size and checksum must be what the directory says. */
export function inflateEntry(zip: Zip, entry: ZipEntry): Result<Uint8Array> {
  const damaged = fail(sheetProblems.damaged({ name: zip.name, part: entry.name }))
  if (entry.size === 0) return ok(new Uint8Array(0))
  try {
    const bytes = entry.method === 0 ? entry.packed : inflateAtOnce(entry)
    return bytes.length === entry.size && crc32(bytes) === entry.crc ? ok(bytes) : damaged
  } catch {
    return damaged
  }
}
