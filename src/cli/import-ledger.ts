// C11: a ledger is read by the columns a person confirmed once for its layout; rows with errors come back, the rest is kept.
import path from 'node:path'
import { areaNamed, rootArea } from '../access/area.store.ts'
import type { Area } from '../access/area.ts'
import { attach } from '../dictionary/attach.ts'
import type { Confirmation } from '../dictionary/attachment.ts'
import type { ColumnAgainst } from '../dictionary/columns-against.ts'
import type { FieldMap } from '../dictionary/field-map.ts'
import { saveConfirmation } from '../dictionary/dictionary.store.ts'
import { loadAttachments } from '../dictionary/field-map.store.ts'
import { revokeAttachments } from '../dictionary/revoke.store.ts'
import { scopeOf } from '../dictionary/row-scope.ts'
import type { Trx } from '../db/trx.ts'
import { type ImportResult, keepLedger, type LedgerImport, placeLedger } from '../facts/import.store.ts'
import { ledgerList, type LedgerSheet, ledgerSingles } from '../facts/ledger.ts'
import { shardOf } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { noAliases } from '../matching/alias.ts'
import { parseCell } from '../sheets/address.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import type { Workbook } from '../sheets/grid.ts'
import { contentHash } from '../sheets/hash.node.ts'
import { ledgerLimits } from '../sheets/limits.ts'
import { detectFields } from '../templates/detect.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { statedUnits } from '../templates/given.ts'
import { listRows, singleValue } from '../templates/list-rows.ts'
import { shapeText } from '../templates/shape.ts'
import type { Template } from '../templates/template.ts'
import { templateProblems } from '../templates/problems.ts'
import { cliProblems } from './problems.ts'
import { weighColumns } from './weigh-columns.ts'
import type { Workspace } from './workspace.ts'

export type LedgerFile = {
  file: string
  bytes: Uint8Array
  /** Needed the first time this layout comes. */
  confirmation?: Confirmation | undefined
  /** Name of the village; else it is read from the head of the sheet. */
  areaName?: string | undefined
  on: Day
}

export type Imported = ImportResult & {
  area: Area
  sheets: readonly LedgerSheet[]
  headers: Map<string, string>
  mapProblems: Problem[]
  /** Columns whose values speak against their question; those that nobody confirmed were not kept. */
  against: ColumnAgainst[]
}

export async function importFile(workspace: Workspace, ledger: LedgerFile): Promise<Result<Imported>> {
  const { file, bytes, on } = ledger
  const { asking, identityKey, actor, database } = workspace
  const name = path.basename(file)
  const read = await readLedger(bytes, name)
  if (!read.ok) return read
  const { workbook, layout } = read.value
  const { fields } = layout
  return database.transaction(async (trx) => {
    const area = await areaOf(trx, { ...ledger, name, workbook })
    if (!area.ok) return area
    const mapped = await mapOf(trx, workspace, { layout, confirmation: ledger.confirmation })
    if (!mapped.ok) return mapped
    const { map, problems: mapProblems } = mapped.value
    const whole: LedgerImport = {
      file: { name, hash: contentHash(bytes) },
      sheets: ledgerSheets(workbook, fields, map),
      area: area.value.id,
      shard: shardOf(area.value.id),
      unit: area.value.name,
      actor,
      on,
      identityKey,
      asking,
    }
    const placed = await placeLedger(trx, whole)
    const against = await weighColumns(trx, workspace, { ledger: whole, placed: placed.placed, map })
    const left = await takeBack(trx, { map, against, actor })
    const kept = left ? { ...whole, sheets: ledgerSheets(workbook, fields, left) } : whole
    const imported = await keepLedger(trx, kept, left ? await placeLedger(trx, kept) : placed)
    if (!imported.ok) return imported
    const { sheets } = kept
    const headers = new Map(fields.map((field) => [fieldKey(field), field.headerPath.join(' / ')]))
    return ok({ ...imported.value, area: area.value, sheets, headers, mapProblems, against })
  })
}

/** The map without what nobody confirmed and the values speak against; undefined where all of it stands. */
async function takeBack(
  trx: Trx,
  { map, against, actor }: { map: FieldMap; against: readonly ColumnAgainst[]; actor: string },
): Promise<FieldMap | undefined> {
  const fields = against.filter(({ isConfirmed }) => !isConfirmed).map(({ field }) => field)
  if (fields.length === 0) return undefined
  return (await revokeAttachments(trx, { template: map.template, fields, reason: 'values', actor }))?.map
}

export type ReadLedger = { workbook: Workbook; layout: Template }

/** The ledger and its layout, which is its columns alone: titles name the village and rows its size. */
export async function readLedger(bytes: Uint8Array, name: string): Promise<Result<ReadLedger>> {
  const read = await readBounded(bytes, { name, limits: ledgerLimits })
  if (!read.ok) return read
  const { fields } = detectFields(read.value)
  if (fields.length === 0) return fail(templateProblems['no-form']({ name }))
  const hash = contentHash(shapeText({ forms: [], fields }))
  return ok({ workbook: read.value, layout: { hash, shape: hash, name, forms: [], fields } })
}

async function areaOf(
  trx: Trx,
  { areaName, name, workbook }: { areaName?: string | undefined; name: string; workbook: Workbook },
): Promise<Result<Area>> {
  const root = await rootArea(trx)
  if (!root) return fail(cliProblems['no-areas']({}))
  if (areaName !== undefined) return areaNamed(trx, { name: areaName, within: root.id })
  const stated = statedUnits(workbook.sheets)
  // Sheets of two villages in one file, or none that says: a person must say.
  if (stated.length !== 1) return fail(cliProblems['area-unclear']({ file: name }))
  return areaNamed(trx, { name: stated[0]!, within: root.id })
}

type MapInput = { layout: Template; confirmation: Confirmation | undefined }

/** The map of this ledger's layout: confirmed now, or when a ledger of the same columns came before. */
async function mapOf(
  trx: Trx,
  { candidates, look, actor }: Workspace,
  { layout, confirmation }: MapInput,
): Promise<Result<{ map: FieldMap; problems: Problem[] }>> {
  if (!confirmation) {
    const map = await loadAttachments(trx, layout.hash)
    return map?.confirmed ? ok({ map, problems: [] }) : fail(cliProblems['no-map']({ file: layout.name }))
  }
  // The person named this file on the command line; the name inside the confirmation is last month's.
  const template = { ...layout, name: confirmation.template }
  const attached = attach({ template, confirmation, candidates, aliases: noAliases, look })
  if (!attached.ok) return attached
  const saved = await saveConfirmation(trx, { template: layout.hash, confirmation, attached: attached.value, actor })
  return ok({ map: saved.map, problems: attached.value.problems })
}

/** Rows of every confirmed list and the single cells of every sheet, as the facts room takes them. */
function ledgerSheets(workbook: Workbook, fields: readonly Field[], map: FieldMap): LedgerSheet[] {
  const { attachments, rows: scopes } = map
  const { date1904 } = workbook
  const attached = new Set(attachments.filter(({ filling }) => filling.from === 'question').map(({ field }) => field))
  return workbook.sheets.flatMap((sheet) => {
    const own = fields.filter((field) => field.sheet === sheet.name && attached.has(fieldKey(field)))
    const lists = scopes
      .filter((scope) => scope.sheet === sheet.name)
      .map((scope) => {
        const columns = own.filter((field) => scopeOf(field, [scope]))
        return ledgerList({ sheet: sheet.name, of: scope.of, attachments, rows: listRows(sheet, columns), date1904 })
      })
    const cells = own
      .filter(({ region }) => !region)
      .map((field) => ({ field: fieldKey(field), row: parseCell(field.cell)!.row, value: singleValue(sheet, field) }))
    const singles =
      cells.length > 0 ? [ledgerSingles({ sheet: sheet.name, of: map.per, attachments, cells, date1904 })] : []
    return [...lists, ...singles]
  })
}
