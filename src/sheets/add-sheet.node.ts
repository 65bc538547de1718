// S25: a sheet of our own travels in a department's workbook, behind its sheets and out of sight; nothing else changes.
import { fail, ok, type Result } from '../kernel/result.ts'
import { encodeCellText, escapeXml, keepsBlanks } from './escape-text.ts'
import { ledgerLimits } from './limits.ts'
import { openPackage, type Package, partText, xmlProblem } from './package.node.ts'
import { sheetProblems } from './problems.ts'
import { relationsPartOf } from './relations.ts'
import { writeZip } from './write-zip.node.ts'
import { attribute, attributesOf, scanXml, type Splice, splice, type XmlFault } from './xml.ts'
import { findEntry } from './zip.node.ts'

/** `texts`: the cells A1, A2, …, each no longer than a cell holds. */
export type HiddenSheet = { name: string; texts: readonly string[] }

const contentTypes = '[Content_Types].xml'
const worksheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relation: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}
/** ISO/IEC 29500 strict: a workbook speaks one of the two throughout. */
const strict = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relation: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

/**
 * The workbook with this sheet very hidden: no menu of Excel or WPS shows it. Four parts change: the workbook (one `sheet`
 * at the end, so that no position of another sheet moves), its relations and the content types (one line each), and the
 * sheet's own. A very hidden sheet of that name is written anew, and then its part is the only one that changes.
 */
export function addHiddenSheet(bytes: Uint8Array, sheet: HiddenSheet, name = 'workbook'): Result<Uint8Array> {
  const opened = openPackage(bytes, { name, limits: ledgerLimits })
  if (!opened.ok) return opened
  const pack = opened.value
  const known = pack.sheets.find((one) => one.name.toLowerCase() === sheet.name.toLowerCase())
  // A sheet that people can see is theirs, whatever its name.
  if (known && known.state === 'visible') return fail(sheetProblems['sheet-name-taken']({ name, sheet: sheet.name }))
  const workbook = partText(pack.zip, pack.workbookPart)
  if (!workbook.ok) return workbook
  const spelling = workbook.value.includes(strict.main) ? strict : transitional
  const content = new TextEncoder().encode(sheetXml(sheet.texts, spelling.main))
  if (known) return ok(writeZip(pack.zip, new Map([[known.part, content]])))
  const part = freePart(pack)
  const changed = registrations(pack, { workbook: workbook.value, sheet, part, spelling })
  return changed.ok ? ok(writeZip(pack.zip, new Map([...changed.value, [part, content]]))) : changed
}

function sheetXml(texts: readonly string[], main: string): string {
  const rows = texts.map((text, index) => {
    const space = keepsBlanks(text) ? ' xml:space="preserve"' : ''
    return `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t${space}>${encodeCellText(text)}</t></is></c></row>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`
}

function freePart({ zip, workbookPart }: Package): string {
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)
  for (let number = 1; ; number++) {
    const part = `${folder}worksheets/lineage${number}.xml`
    if (!findEntry(zip, part)) return part
  }
}

type Adding = { workbook: string; sheet: HiddenSheet; part: string; spelling: typeof transitional }

function registrations(pack: Package, { workbook, sheet, part, spelling }: Adding): Result<Map<string, Uint8Array>> {
  const { zip, workbookPart, relations } = pack
  const relationsPart = relationsPartOf(workbookPart)
  const id = freeId(relations.map((one) => one.id))
  const changes = new Map<string, Uint8Array>()
  const inserted = [
    { part: workbookPart, change: (xml: string) => withSheet(xml, { name: sheet.name, id, spelling }) },
    {
      part: relationsPart,
      change: (xml: string) =>
        behindLast(
          xml,
          'Relationships',
          `Relationship Id="${id}" Type="${spelling.relation}/worksheet" Target="/${part}"`,
        ),
    },
    {
      part: contentTypes,
      change: (xml: string) => behindLast(xml, 'Types', `Override PartName="/${part}" ContentType="${worksheetType}"`),
    },
  ]
  for (const { part: changing, change } of inserted) {
    const text = changing === workbookPart ? ok(workbook) : partText(zip, changing)
    if (!text.ok) return text
    const xml = change(text.value)
    if (typeof xml === 'string') return xmlProblem(zip, changing, xml)
    changes.set(findEntry(zip, changing)!.name, new TextEncoder().encode(xml.xml))
  }
  return ok(changes)
}

function freeId(taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number++) if (!taken.includes(`rId${number}`)) return `rId${number}`
}

/** One `sheet` more, its relation spelled with the prefix that the others use. */
function withSheet(
  xml: string,
  { name, id, spelling }: { name: string; id: string; spelling: typeof transitional },
): { xml: string } | XmlFault {
  const numbers: number[] = []
  let qualified: string | undefined
  let place: Splice | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.kind === 'open' && token.name === 'sheet' && path.at(-1) === 'sheets') {
      numbers.push(Number(attribute(xml, token, 'sheetId') ?? 0))
      qualified ??= attributesOf(xml, token).find((one) => one.name === 'id')?.qualified
    }
    if (token.kind !== 'close' || token.name !== 'sheets' || token.empty) return
    const number = Math.max(0, ...numbers) + 1
    const relation = qualified === undefined ? `xmlns:r="${spelling.relation}" r:id` : qualified
    const own = qualified?.includes(':') ? declared(xml, qualified) : ''
    const text = `<${token.prefix}sheet${own} name="${escapeXml(name)}" sheetId="${number}" state="veryHidden" ${relation}="${id}"/>`
    place = { start: token.start, end: token.start, text }
  })
  return fault ?? (place ? { xml: splice(xml, [place]) } : 'damaged')
}

/** Some programs declare the prefix of relations on each sheet and not at the root: then the new one declares it too. */
function declared(xml: string, qualified: string): string {
  const prefix = qualified.slice(0, qualified.indexOf(':'))
  const declaration = new RegExp(`xmlns:${prefix}\\s*=\\s*("[^"]*"|'[^']*')`).exec(xml)
  const isAtRoot = declaration && !/<(?:\w+:)?sheets[\s>]/.test(xml.slice(0, declaration.index))
  return !declaration || isAtRoot ? '' : ` xmlns:${prefix}=${declaration[1]!}`
}

/** One empty element more at the end of `root`, in its prefix. */
function behindLast(xml: string, root: string, element: string): { xml: string } | XmlFault {
  let place: Splice | undefined
  const fault = scanXml(xml, (token, path) => {
    if (token.kind !== 'close' || token.name !== root || path.length > 0 || token.empty) return
    place = { start: token.start, end: token.start, text: `<${token.prefix}${element}/>` }
  })
  return fault ?? (place ? { xml: splice(xml, [place]) } : 'damaged')
}
