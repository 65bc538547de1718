// S17: a zip is written part by part as its bytes come; one part may be packed while it is being made.
import { crc32, createDeflateRaw } from 'node:zlib'
import { pipeline } from 'node:stream/promises'
import { directoryOf, localHeader, packLevel, type Placed } from './write-zip.node.ts'
import type { ZipEntry } from './zip.node.ts'

/** A part to write: packed already, or made piece by piece. */
export type StreamedEntry =
  | ZipEntry
  | (Omit<ZipEntry, 'crc' | 'size' | 'packed'> & { pieces: AsyncIterable<Uint8Array> })

/** Takes bytes of the file in order; what it returns is awaited before more are made. */
export type TakeBytes = (bytes: Uint8Array) => Promise<void> | void

/** A zip without zip64 cannot say more. */
const longestPart = 0xffffffff

/** Bytes packed at a time. */
const chunkBytes = 2 ** 16

/** Writes a zip; false when it would outgrow what the format can say, which makes all that was written worthless. */
export async function streamZip(entries: readonly StreamedEntry[], take: TakeBytes): Promise<boolean> {
  let at = 0
  const put = async (bytes: Uint8Array) => {
    at += bytes.length
    await take(bytes)
  }
  const placed: Placed[] = []
  for (const entry of entries) {
    const offset = at
    if ('packed' in entry) {
      const { packed, ...rest } = entry
      await put(localHeader(entry))
      await put(packed)
      placed.push({ entry: { ...rest, packedSize: packed.length }, offset })
      continue
    }
    const { pieces, ...rest } = entry
    // Sizes are known once the part is written: they follow it, and the header says so (APPNOTE 4.3.9).
    await put(localHeader({ ...rest, crc: 0, size: 0, packed: new Uint8Array(0) }, true))
    const begun = at
    const { crc, size } = await packInto(pieces, put)
    const packedSize = at - begun
    if (size > longestPart || at > longestPart) return false
    await put(descriptor({ crc, size, packedSize }))
    placed.push({ entry: { ...rest, crc, size, packedSize }, offset, described: true })
  }
  if (at > longestPart) return false
  await put(directoryOf(placed, at))
  return true
}

async function packInto(pieces: AsyncIterable<Uint8Array>, put: TakeBytes): Promise<{ crc: number; size: number }> {
  let crc = 0
  let size = 0
  async function* counted() {
    for await (const piece of pieces) {
      crc = crc32(piece, crc)
      size += piece.length
      yield piece
    }
  }
  await pipeline(counted, createDeflateRaw({ level: packLevel, chunkSize: chunkBytes }), async (packed) => {
    for await (const bytes of packed as AsyncIterable<Uint8Array>) await put(bytes)
  })
  return { crc, size }
}

function descriptor({ crc, size, packedSize }: { crc: number; size: number; packedSize: number }): Uint8Array {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packedSize, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}
