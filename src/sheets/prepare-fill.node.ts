// S8 S9: before the first value is written, rows go in and stale results go out; neither depends on the values.
import { fail, ok, type Result } from '../kernel/result.ts'
import { dependentSheets, type SheetFormulas } from './dependent-sheets.ts'
import { type Draft, draftText, openDraft, saidInUtf8, setText } from './draft.node.ts'
import { forgetResults, formulaTexts } from './forget-results.ts'
import type { RowInsertion } from './grid.ts'
import type { HoledText } from './holed-text.ts'
import { insertRows } from './insert-rows.node.ts'
import type { OpenWorkbook } from './open-workbook.node.ts'
import { xmlProblem } from './package.node.ts'
import { sheetProblems } from './problems.ts'
import { recalculateOnLoad } from './recalculate.ts'
import { formOf, type SheetForm } from './sheet-form.ts'
import type { PackedPart } from './write-zip.node.ts'

/** What a fill does to a sheet beside its writes. */
export type SheetRows = { sheet: string; insertions: readonly RowInsertion[] }

export type PreparedSheet = {
  name: string
  part: string
  form: SheetForm
  /** It says something else than was sent, whatever is written. */
  isPrepared: boolean
}
/** A part that changes with the fill but holds no writes; `text` is null when it is dropped. */
export type PreparedPart = { part: string; original: string; text: HoledText | null; packed?: PackedPart }

/** A workbook ready for writes, for all fills that insert rows at the same places. */
export type PreparedFill = {
  sheets: PreparedSheet[]
  parts: PreparedPart[]
  /** Rows went in: the file changes even where nothing is written. */
  isMoved: boolean
}

/** Prepares exactly these insertions. Each sheet is named once. */
export function prepareFill(book: OpenWorkbook, rows: readonly SheetRows[]): Result<PreparedFill> {
  const { pack } = book
  const draft = openDraft(pack, book.originals)
  const sheets: { name: string; part: string }[] = []
  for (const { sheet: name, insertions } of rows) {
    const sheet = pack.sheets.find((one) => one.name === name)
    if (!sheet) return fail(sheetProblems['no-such-sheet']({ sheet: name }))
    const inserted = insertRows(draft, sheet, insertions)
    if (!inserted.ok) return inserted
    sheets.push({ name, part: sheet.part })
  }
  const isMoved = [...draft.parts.values()].some(({ original, text }) => text !== original)
  const recalculated = recalculate(
    draft,
    sheets.map(({ name }) => name),
  )
  if (!recalculated.ok) return recalculated
  const prepared: PreparedSheet[] = []
  for (const { name, part } of sheets) {
    const xml = draftText(draft, part)
    if (!xml.ok) return xml
    const form = formOf(xml.value)
    if (typeof form === 'string') return xmlProblem(pack.zip, part, form)
    prepared.push({ name, part, form: inUtf8(form), isPrepared: xml.value !== draft.originals.get(part) })
  }
  const parts = [...draft.parts].map(([part, state]) => ({ part, ...state }))
  const written = new Set(sheets.map(({ part }) => part))
  return ok({
    sheets: prepared,
    parts: parts.filter(({ part, original, text }) => text !== original && !written.has(part)),
    isMoved,
  })
}

const inUtf8 = (form: SheetForm): SheetForm => {
  const said = (text: HoledText) => (typeof text === 'string' ? saidInUtf8(text) : text)
  const { before, extent } = form
  return { ...form, before: said(before), extent: extent && { ...extent, before: said(extent.before) } }
}

/** Results that may depend on what is filled are dropped, and the workbook is told to compute them. */
function recalculate(draft: Draft, filled: readonly string[]): Result<void> {
  const { pack } = draft
  const sheets: (SheetFormulas & { part: string; xml: string })[] = []
  for (const { name, part } of pack.sheets) {
    const xml = draftText(draft, part)
    if (!xml.ok) return xml
    sheets.push({ name, part, xml: xml.value, formulas: formulaTexts(xml.value) })
  }
  if (sheets.every((sheet) => sheet.formulas === '')) return ok(undefined)
  const dependent = dependentSheets(sheets, pack.workbook.names, filled)
  for (const { name, part, xml, formulas } of sheets) {
    if (formulas === '' || !dependent.has(name)) continue
    const forgotten = forgetResults(xml)
    if (typeof forgotten === 'string') return xmlProblem(pack.zip, part, forgotten)
    setText(draft, part, forgotten.xml)
  }
  const workbook = draftText(draft, pack.workbookPart)
  if (!workbook.ok) return workbook
  const told = recalculateOnLoad(workbook.value)
  if (typeof told === 'string') return xmlProblem(pack.zip, pack.workbookPart, told)
  setText(draft, pack.workbookPart, told.xml)
  return ok(undefined)
}
