// S8: rows are inserted with everything that speaks of rows, in every part of the workbook, or not at all.
import { fail, ok, type Result } from '../kernel/result.ts'
import { type Draft, draftText, hasPart, setText } from './draft.node.ts'
import { lastSheetRow, type RowShift } from './formula.ts'
import type { RowInsertion } from './grid.ts'
import { type PackageSheet, readRelations, xmlProblem } from './package.node.ts'
import { writeOut } from './plain-sheet.ts'
import { sheetProblems } from './problems.ts'
import { type Relation, relationsPartOf } from './relations.ts'
import { shiftComments, shiftLegacyDrawing } from './shift-comments.ts'
import { attributeValues, dropElements, shiftDrawing, shiftDrawnFormulas, shiftFormulaTexts } from './shift-parts.ts'
import { type Obstacle, shiftSheet } from './shift-sheet.ts'
import { shiftTable } from './shift-table.ts'
import type { XmlFault } from './xml.ts'

/** Inserts rows on one sheet. All `after` and `like` count in the sheet as it was sent, so the lowest goes first. */
export function insertRows(draft: Draft, sheet: PackageSheet, insertions: readonly RowInsertion[]): Result<void> {
  const done: RowInsertion[] = []
  for (const { after, count, like } of insertions.toSorted((a, b) => b.after - a.after)) {
    if (count === 0) continue
    const moved = done.reduce((sum, one) => sum + (one.after < like ? one.count : 0), 0)
    const insertion = { after, count, like: like + moved }
    const inserted = insertOnce(draft, sheet, insertion)
    if (!inserted.ok) return inserted
    done.push(insertion)
  }
  return done.length > 0 ? dropCalculationOrder(draft) : ok(undefined)
}

function insertOnce(draft: Draft, sheet: PackageSheet, insertion: RowInsertion): Result<void> {
  const { zip } = draft.pack
  const { after: row, count } = insertion
  if (zip.entries.some((entry) => entry.name.startsWith('_xmlsignatures/'))) {
    return fail(sheetProblems['insert-signed']({ sheet: sheet.name, row }))
  }
  const prepared = prepareSheet(draft, sheet.part)
  if (!prepared.ok) return prepared
  setText(draft, sheet.part, prepared.value.xml)
  const last = prepared.value.lastRow + count
  if (row < 0 || count < 0 || !Number.isInteger(row + count) || last > lastSheetRow) {
    return fail(sheetProblems['place-outside']({ sheet: sheet.name, row: last, column: 1 }))
  }
  const shift: RowShift = { sheet: sheet.name, home: sheet.name, after: row, count }
  const steps = [
    () => shiftOwnParts(draft, sheet, insertion),
    () => changePart(draft, sheet, { part: sheet.part, row, change: (xml) => shiftSheet(xml, shift, insertion) }),
    () => shiftOtherSheets(draft, sheet, shift),
    () =>
      changePart(draft, sheet, {
        part: draft.pack.workbookPart,
        row,
        change: (xml) => shiftFormulaTexts(xml, 'definedName', { ...shift, home: '' }),
      }),
    () => shiftDrawn(draft, sheet, shift),
    () => pivotObstacle(draft, sheet, row),
  ]
  for (const step of steps) {
    const result = step()
    if (!result.ok) return result
  }
  return ok(undefined)
}

function prepareSheet(draft: Draft, part: string): Result<{ xml: string; lastRow: number }> {
  const xml = draftText(draft, part)
  if (!xml.ok) return xml
  const written = writeOut(xml.value)
  return typeof written === 'string' ? xmlProblem(draft.pack.zip, part, written) : ok(written)
}

function changePart(
  draft: Draft,
  sheet: PackageSheet,
  of: { part: string; row: number; change: (xml: string) => { xml: string } | Obstacle | XmlFault },
): Result<void> {
  const { part, row, change } = of
  const xml = draftText(draft, part)
  if (!xml.ok) return xml
  const changed = change(xml.value)
  if (typeof changed === 'string') return xmlProblem(draft.pack.zip, part, changed)
  if ('obstacle' in changed) return blocked(sheet, row, changed)
  setText(draft, part, changed.xml)
  return ok(undefined)
}

const blocked = (sheet: PackageSheet, row: number, { obstacle, at }: Obstacle) =>
  fail(sheetProblems[`insert-${obstacle}`]({ sheet: sheet.name, row, at }))

function shiftOtherSheets(draft: Draft, sheet: PackageSheet, shift: RowShift): Result<void> {
  for (const other of draft.pack.sheets) {
    if (other.part === sheet.part) continue
    const xml = draftText(draft, other.part)
    if (!xml.ok) return xml
    // A reference to another sheet holds a `!`: without one the sheet need not be scanned.
    if (!xml.value.includes('!')) continue
    const prepared = prepareSheet(draft, other.part)
    if (!prepared.ok) return prepared
    const plain = prepared.value.xml
    const shifted = shiftSheet(plain, { ...shift, home: other.name })
    if (typeof shifted === 'string') return xmlProblem(draft.pack.zip, other.part, shifted)
    if ('obstacle' in shifted) return blocked(sheet, shift.after, shifted)
    if (shifted.xml !== plain) setText(draft, other.part, shifted.xml)
  }
  return ok(undefined)
}

/** Charts draw cells, shapes may show one; both say so by formulas, on whatever sheet they lie. */
function shiftDrawn(draft: Draft, sheet: PackageSheet, shift: RowShift): Result<void> {
  const elsewhere = { ...shift, home: '' }
  for (const { name: part } of draft.pack.zip.entries) {
    const change = /(^|\/)charts\/chart[^/]*\.xml$/i.test(part)
      ? (xml: string) => shiftFormulaTexts(xml, 'f', elsewhere)
      : /(^|\/)drawings\/drawing[^/]*\.xml$/i.test(part)
        ? (xml: string) => shiftDrawnFormulas(xml, elsewhere)
        : undefined
    const changed = change ? changePart(draft, sheet, { part, row: shift.after, change }) : ok(undefined)
    if (!changed.ok) return changed
  }
  return ok(undefined)
}

/** A pivot table reads its source by rows kept in its cache; which of them the user means is not ours to say. */
function pivotObstacle(draft: Draft, sheet: PackageSheet, row: number): Result<void> {
  const caches = draft.pack.zip.entries.filter((entry) => /pivotCacheDefinition[^/]*\.xml$/i.test(entry.name))
  for (const { name: part } of caches) {
    const xml = draftText(draft, part)
    if (!xml.ok) return xml
    const sources = attributeValues(xml.value, 'worksheetSource', 'sheet')
    if (typeof sources === 'string') return xmlProblem(draft.pack.zip, part, sources)
    if (sources.some((source) => source.toLowerCase() === sheet.name.toLowerCase()))
      return blocked(sheet, row, { obstacle: 'pivot', at: part })
  }
  return ok(undefined)
}

/** Kinds of parts a sheet may own that say nothing about its rows. */
const indifferent = new Set(['hyperlink', 'printerSettings', 'customProperty', 'image'])
const obstacles: Record<string, Obstacle['obstacle']> = {
  pivotTable: 'pivot',
  slicer: 'pivot',
  timeline: 'pivot',
  control: 'control',
  ctrlProp: 'control',
  oleObject: 'control',
  package: 'control',
  queryTable: 'table',
}

function shiftOwnParts(draft: Draft, sheet: PackageSheet, insertion: RowInsertion): Result<void> {
  const relations = readRelations(draft.pack.zip, sheet.part)
  if (!relations.ok) return relations
  for (const relation of relations.value) {
    const { type, external } = relation
    if (external || indifferent.has(type)) continue
    const done = shiftOwnPart({ draft, sheet, insertion, relation })
    if (!done.ok) return done
    if (done.value) return blocked(sheet, insertion.after, done.value)
  }
  return ok(undefined)
}

type OwnPart = { draft: Draft; sheet: PackageSheet; insertion: RowInsertion; relation: Relation }

function shiftOwnPart(of: OwnPart): Result<Obstacle | undefined> {
  const { draft, sheet, insertion, relation } = of
  const { target: part, type } = relation
  if (type === 'drawing') {
    const change = (xml: string) => shiftDrawing(xml, insertion)
    const changed = changePart(draft, sheet, { part, row: insertion.after, change })
    return changed.ok ? ok(undefined) : changed
  }
  if (type === 'vmlDrawing') return legacyDrawing(of)
  if (type === 'comments' || type === 'threadedComment') {
    const name = type === 'comments' ? 'comment' : 'threadedComment'
    const change = (xml: string) => shiftComments(xml, name, insertion)
    const changed = changePart(draft, sheet, { part, row: insertion.after, change })
    return changed.ok ? ok(undefined) : changed
  }
  if (type === 'table') return ownTable(of)
  return ok({ obstacle: obstacles[type] ?? 'unknown', at: type === '' ? part : type })
}

/** VML draws comments, old controls, or pictures of the page header, which no row moves. */
function legacyDrawing({ draft, sheet, insertion, relation }: OwnPart): Result<Obstacle | undefined> {
  const xml = draftText(draft, sheet.part)
  if (!xml.ok) return xml
  const drawn = attributeValues(xml.value, 'legacyDrawing', 'id')
  if (typeof drawn === 'string') return xmlProblem(draft.pack.zip, sheet.part, drawn)
  if (!drawn.includes(relation.id)) return ok(undefined)
  const { target: part } = relation
  const change = (vml: string) => shiftLegacyDrawing(vml, insertion, part)
  const changed = changePart(draft, sheet, { part, row: insertion.after, change })
  return changed.ok ? ok(undefined) : changed
}

function ownTable({ draft, sheet, insertion, relation }: OwnPart): Result<Obstacle | undefined> {
  const { target: part } = relation
  const shift = { sheet: sheet.name, home: sheet.name, ...insertion }
  const change = (xml: string) => shiftTable(xml, insertion, shift)
  const changed = changePart(draft, sheet, { part, row: insertion.after, change })
  return changed.ok ? ok(undefined) : changed
}

/** The calculation order lists every formula cell by address; without it, programs build it anew. */
function dropCalculationOrder(draft: Draft): Result<void> {
  const { pack } = draft
  const part = pack.relations.find((one) => one.type === 'calcChain')?.target
  if (!part || !hasPart(draft, part)) return ok(undefined)
  setText(draft, part, null)
  const edits: [part: string, change: (xml: string) => { xml: string } | XmlFault][] = [
    [
      '[Content_Types].xml',
      (xml) => dropElements(xml, 'Override', (value) => value('PartName')?.replace(/^\//, '') === part),
    ],
    [
      relationsPartOf(pack.workbookPart),
      (xml) => dropElements(xml, 'Relationship', (value) => value('Type')?.endsWith('/calcChain') === true),
    ],
  ]
  for (const [name, change] of edits) {
    const xml = draftText(draft, name)
    if (!xml.ok) return xml
    const changed = change(xml.value)
    if (typeof changed === 'string') return xmlProblem(pack.zip, name, changed)
    setText(draft, name, changed.xml)
  }
  return ok(undefined)
}
