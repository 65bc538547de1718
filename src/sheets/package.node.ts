// S1: an .xlsx is a package of parts; this finds the workbook in it, its sheets, and the parts they lean on.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Limits } from './limits.ts'
import { sheetProblems } from './problems.ts'
import { parseRelations, type Relation, relationsPartOf } from './relations.ts'
import { parseWorkbookPart, type SheetEntry, type WorkbookPart } from './workbook-part.ts'
import type { XmlFault } from './xml.ts'
import { findEntry, inflateEntry, openZip, type Zip } from './zip.node.ts'

export type PackageSheet = Omit<SheetEntry, 'relation'> & { part: string }
export type Package = {
  zip: Zip
  workbookPart: string
  workbook: WorkbookPart
  relations: Relation[]
  /** Worksheets only, in their order; `position` counts all sheets from 0, as defined names do. */
  sheets: (PackageSheet & { position: number })[]
}

export function openPackage(bytes: Uint8Array, of: { name: string; limits: Limits }): Result<Package> {
  const { name } = of
  const opened = openZip(bytes, of)
  if (!opened.ok) return opened
  const zip = opened.value
  const other = otherFormat(zip)
  if (other) return fail(sheetProblems['other-format']({ name, format: other }))

  const roots = findEntry(zip, '_rels/.rels') ? readRelations(zip, '') : ok([])
  if (!roots.ok) return roots
  const stated = roots.value.find((one) => one.type === 'officeDocument')?.target
  const workbookPart = stated && findEntry(zip, stated) ? stated : 'xl/workbook.xml'
  if (!findEntry(zip, workbookPart)) return fail(sheetProblems['not-a-workbook']({ name }))
  const workbook = readPart(zip, workbookPart, parseWorkbookPart)
  if (!workbook.ok) return workbook
  const relations = readRelations(zip, workbookPart)
  if (!relations.ok) return relations

  const sheets: Package['sheets'] = []
  for (const [position, { relation, ...sheet }] of workbook.value.sheets.entries()) {
    const target = relations.value.find((one) => one.id === relation)
    if (target?.type !== 'worksheet') continue
    if (!findEntry(zip, target.target)) return fail(sheetProblems.damaged({ name, part: target.target }))
    sheets.push({ ...sheet, part: target.target, position })
  }
  if (sheets.length === 0) return fail(sheetProblems['not-a-workbook']({ name }))
  return ok({ zip, workbookPart, workbook: workbook.value, relations: relations.value, sheets })
}

function otherFormat(zip: Zip): string | undefined {
  if (findEntry(zip, 'xl/workbook.bin')) return 'Excel .xlsb'
  if (findEntry(zip, 'word/document.xml')) return 'Word .docx'
  if (findEntry(zip, 'ppt/presentation.xml')) return 'PowerPoint .pptx'
  if (findEntry(zip, 'content.xml') && findEntry(zip, 'mimetype')) return 'OpenDocument .ods'
  return undefined
}

/** Relations of a part; none when it has no relations part. An empty owner is the package itself. */
export function readRelations(zip: Zip, owner: string): Result<Relation[]> {
  const part = owner === '' ? '_rels/.rels' : relationsPartOf(owner)
  if (!findEntry(zip, part)) return ok([])
  return readPart(zip, part, (xml) => parseRelations(xml, owner))
}

/** Text of an XML part: UTF-8 unless its byte order mark says UTF-16. */
export function partText(zip: Zip, part: string): Result<string> {
  const entry = findEntry(zip, part)
  const damaged = fail(sheetProblems.damaged({ name: zip.name, part }))
  if (!entry) return damaged
  const bytes = inflateEntry(zip, entry)
  if (!bytes.ok) return bytes
  try {
    return ok(decoderFor(bytes.value).decode(bytes.value))
  } catch {
    return damaged
  }
}

/** Decodes a part that begins with these bytes; what is no text throws. */
export function decoderFor([first, second]: Uint8Array): InstanceType<typeof TextDecoder> {
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding, { fatal: true })
}

export function readPart<T extends object>(zip: Zip, part: string, parse: (xml: string) => T | XmlFault): Result<T> {
  const xml = partText(zip, part)
  if (!xml.ok) return xml
  const parsed = parse(xml.value)
  return typeof parsed === 'string' ? xmlProblem(zip, part, parsed) : ok(parsed)
}

export const xmlProblem = (zip: Zip, part: string, fault: XmlFault) =>
  fail(sheetProblems[fault]({ name: zip.name, part }))
