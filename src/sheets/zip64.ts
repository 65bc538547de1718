// S10: sizes above 32 bits stand elsewhere in a zip. Programs that stream rows out (Apache POI, EasyExcel) write every size there, however small.
const locatorSignature = 0x07064b50
const endSignature = 0x06064b50
const sizesField = 1

/** What a 32-bit field holds when its value stands in the zip64 field. */
export const elsewhere = 0xffffffff

export type Directory = { count: number; size: number; offset: number; end: number }

/** The directory as the zip64 record before `end` gives it; undefined when there is none that holds together. */
export function zip64Directory(view: DataView, end: number): Directory | undefined {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== locatorSignature) return undefined
  const record = readLong(view, locator + 8)
  if (record + 56 > locator || view.getUint32(record, true) !== endSignature) return undefined
  if (view.getUint32(record + 16, true) !== 0 || view.getUint32(record + 20, true) !== 0) return undefined
  const count = readLong(view, record + 32)
  if (readLong(view, record + 24) !== count) return undefined
  return { count, size: readLong(view, record + 40), offset: readLong(view, record + 48), end: record }
}

/**
 * The values of the 32-bit fields given, in their order in the zip64 field of the extra fields from `from` to `to`;
 * undefined when one is said to stand there and does not.
 */
export function zip64Values(
  view: DataView,
  { from, to }: { from: number; to: number },
  fields: readonly number[],
): number[] | undefined {
  if (!fields.includes(elsewhere)) return [...fields]
  for (let at = from; at + 4 <= to;) {
    const next = at + 4 + view.getUint16(at + 2, true)
    if (next > to) return undefined
    if (view.getUint16(at, true) === sizesField) return takeValues(view, { from: at + 4, to: next }, fields)
    at = next
  }
  return undefined
}

function takeValues(view: DataView, of: { from: number; to: number }, fields: readonly number[]): number[] | undefined {
  const values: number[] = []
  let at = of.from
  for (const field of fields) {
    if (field !== elsewhere) values.push(field)
    else if (at + 8 > of.to) return undefined
    else {
      values.push(readLong(view, at))
      at += 8
    }
  }
  return values
}

/** A number too large to be one here is larger than any file, and is refused as such. */
const readLong = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))
