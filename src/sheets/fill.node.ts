// S5: a department's workbook is filled in place: only the cells asked for change, every other part keeps its bytes.
import { fail, ok, type Result } from '../kernel/result.ts'
import { printCell } from './address.ts'
import { longestText } from './cell-xml.ts'
import { dependentSheets, type SheetFormulas } from './dependent-sheets.ts'
import { type Draft, draftText, finishDraft, hasPart, openDraft, setText } from './draft.node.ts'
import { forgetResults, formulaTexts } from './forget-results.ts'
import { lastSheetColumn, lastSheetRow } from './formula.ts'
import type { SheetEdit, SkippedWrite } from './grid.ts'
import { insertRows } from './insert-rows.node.ts'
import { lendBorders } from './lend-borders.ts'
import { type Limits, withLimits } from './limits.ts'
import { openPackage, type Package, partText, xmlProblem } from './package.node.ts'
import { sheetProblems } from './problems.ts'
import { readStyles } from './read-xlsx.node.ts'
import { recalculateOnLoad } from './recalculate.ts'
import { refuseKind } from './refuse-kind.ts'
import { formatNames, sniff } from './sniff.ts'
import { type RichText, richTexts } from './rich-text.ts'
import { type WriteContext, writeCells } from './write-cells.ts'

export type FillOptions = { name?: string; limits?: Partial<Limits> }

/**
 * Fills an .xlsx or .xlsm. The file is filled whole or not at all; writes to formulas and inside merges are left out and
 * returned. `YYYY-MM-DD` becomes a serial number where the cell shows days; any other text stays text.
 */
export function fillWorkbook(
  bytes: Uint8Array,
  edits: readonly SheetEdit[],
  options: FillOptions = {},
): Result<{ bytes: Uint8Array; skipped: SkippedWrite[] }> {
  const kind = sniff(bytes)
  const name = options.name ?? 'workbook'
  const refused = refuseKind(kind, name)
  if (refused) return refused
  if (kind !== 'zip') return fail(sheetProblems['fill-needs-xlsx']({ format: formatNames[kind] ?? kind }))
  const opened = openPackage(bytes, { name, limits: withLimits(options.limits) })
  if (!opened.ok) return opened
  const pack = opened.value
  const styles = readStyles(pack)
  if (!styles.ok) return styles
  const draft = openDraft(pack)
  const skipped: SkippedWrite[] = []
  const sharedRuns = lazyRuns(pack)
  for (const edit of edits) {
    const done = fillSheet(draft, edit, { styles: styles.value, sharedRuns })
    if (!done.ok) return done
    skipped.push(...done.value)
  }
  for (const edit of edits) {
    const lent = lendToSheet(draft, edit)
    if (!lent.ok) return lent
  }
  const recalculated = recalculate(draft, edits)
  if (!recalculated.ok) return recalculated
  return ok({ bytes: finishDraft(draft), skipped })
}

/** Shared texts are only looked into when a cell that shows one is written. */
function lazyRuns(pack: Package): () => ReadonlyMap<number, RichText> {
  let runs: ReadonlyMap<number, RichText> | undefined
  return () => {
    const part = pack.relations.find((one) => one.type === 'sharedStrings')?.target
    const xml = runs === undefined && part ? partText(pack.zip, part) : undefined
    runs ??= xml?.ok ? richTexts(xml.value, 'si') : new Map()
    return runs
  }
}

function fillSheet(
  draft: Draft,
  edit: SheetEdit,
  shared: Pick<WriteContext, 'styles' | 'sharedRuns'>,
): Result<SkippedWrite[]> {
  const { pack } = draft
  const sheet = pack.sheets.find((one) => one.name === edit.sheet)
  if (!sheet) return fail(sheetProblems['no-such-sheet']({ sheet: edit.sheet }))
  const wrong = wrongWrite(edit)
  if (wrong) return wrong
  const inserted = insertRows(draft, sheet, edit.insertions)
  if (!inserted.ok) return inserted
  const xml = draftText(draft, sheet.part)
  if (!xml.ok) return xml
  const context = { sheet: edit.sheet, date1904: pack.workbook.date1904, ...shared }
  const written = writeCells(xml.value, edit.writes, context)
  if (typeof written === 'string') return xmlProblem(pack.zip, sheet.part, written)
  setText(draft, sheet.part, written.xml)
  return ok(written.skipped)
}

function lendToSheet(draft: Draft, { sheet: name, borders = [] }: SheetEdit): Result<void> {
  const { pack } = draft
  const part = pack.sheets.find((one) => one.name === name)?.part
  const stylesPart = pack.relations.find((one) => one.type === 'styles')?.target
  if (borders.length === 0 || !part || !stylesPart || !hasPart(draft, stylesPart)) return ok(undefined)
  const [sheet, styles] = [draftText(draft, part), draftText(draft, stylesPart)]
  if (!sheet.ok) return sheet
  if (!styles.ok) return styles
  const lent = lendBorders(sheet.value, styles.value, borders)
  if (typeof lent === 'string') return xmlProblem(pack.zip, part, lent)
  setText(draft, part, lent.sheet)
  setText(draft, stylesPart, lent.styles)
  return ok(undefined)
}

function wrongWrite({ sheet, writes }: SheetEdit) {
  for (const { row, column, value } of writes) {
    const inside = row >= 1 && row <= lastSheetRow && column >= 1 && column <= lastSheetColumn
    if (!inside || !Number.isInteger(row) || !Number.isInteger(column)) {
      return fail(sheetProblems['place-outside']({ sheet, row, column }))
    }
    if (typeof value === 'string' && value.length > longestText) {
      return fail(sheetProblems['text-too-long']({ sheet, cell: printCell(row, column), limit: longestText }))
    }
  }
  return undefined
}

/** Results that may depend on what was filled are dropped, and the workbook is told to compute them. */
function recalculate(draft: Draft, edits: readonly SheetEdit[]): Result<void> {
  const { pack } = draft
  const changed = [...draft.parts.values()].some(({ original, text }) => text !== original)
  if (!changed) return ok(undefined)
  const sheets: (SheetFormulas & { part: string; xml: string })[] = []
  for (const { name, part } of pack.sheets) {
    const xml = draftText(draft, part)
    if (!xml.ok) return xml
    sheets.push({ name, part, xml: xml.value, formulas: formulaTexts(xml.value) })
  }
  if (sheets.every((sheet) => sheet.formulas === '')) return ok(undefined)
  const dependent = dependentSheets(
    sheets,
    pack.workbook.names,
    edits.map((edit) => edit.sheet),
  )
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
