// S1: an .xlsx is a package of parts; this finds the workbook in it, its sheets, and the parts they lean on.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Limits } from './limits.ts'
import { decoderFor, isDecodingError, textPieces } from './part-text.node.ts'
import { sheetProblems } from './problems.ts'
import { parseRelations, type Relation, relationsPartOf } from './relations.ts'
import { parseWorkbookPart, type SheetEntry, type WorkbookPart } from './workbook-part.ts'
import type { XmlFault, XmlText } from './xml.ts'
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

/** Text of an XML part, whole: for those that change it. */
export function partText(zip: Zip, part: string): Result<string> {
  return decoded(zip, part, (bytes) => decoderFor(bytes).decode(bytes))
}

/** What `parse` makes of an XML part, which comes to it in pieces; no more of them are decoded than it asks for. */
export function readPart<T extends object>(zip: Zip, part: string, parse: (xml: XmlText) => T | XmlFault): Result<T> {
  const parsed = decoded(zip, part, (bytes) => parse(textPieces(bytes)))
  if (!parsed.ok) return parsed
  return typeof parsed.value === 'string' ? xmlProblem(zip, part, parsed.value) : ok(parsed.value)
}

function decoded<T>(zip: Zip, part: string, decode: (bytes: Uint8Array) => T): Result<T> {
  const entry = findEntry(zip, part)
  const damaged = fail(sheetProblems.damaged({ name: zip.name, part }))
  if (!entry) return damaged
  const bytes = inflateEntry(zip, entry)
  if (!bytes.ok) return bytes
  try {
    return ok(decode(bytes.value))
  } catch (error) {
    if (isDecodingError(error)) return damaged
    throw error
  }
}

export const xmlProblem = (zip: Zip, part: string, fault: XmlFault) =>
  fail(sheetProblems[fault]({ name: zip.name, part }))
