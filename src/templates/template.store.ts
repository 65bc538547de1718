// T18: a template is kept once per content, with the file as sent and the workbook that is filled; the same file again is the same template.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { Template } from './template.ts'

export type NewTemplate = {
  template: Template
  /** Department that sent it, where that is known already. */
  issuer: string | undefined
  /** The file as sent, and the .xlsx that is filled; the same bytes unless it was converted. */
  sent: Uint8Array
  workbook: Uint8Array
  actor: string
}

export type KeptTemplate = Template & { issuer: string | undefined }

/** Undefined when this content is kept already; then the first reading of it stands. */
export async function saveTemplate(
  trx: Trx,
  { template, issuer, sent, workbook, actor }: NewTemplate,
): Promise<AuditEvent | undefined> {
  const { hash, shape, name, forms, fields } = template
  const { rowCount } = await trx.query(
    `insert into templates.template (hash, shape, name, issuer, forms, fields, sent, workbook, actor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (hash) do nothing`,
    [hash, shape, name, issuer ?? null, JSON.stringify(forms), JSON.stringify(fields), sent, workbook, actor],
  )
  if (!rowCount) return undefined
  const details = { shape, fields: fields.length, forms: forms.length }
  return record(trx, { actor, action: 'template-added', about: { kind: 'template', id: hash }, details })
}

type Row = { hash: string; shape: string; name: string; forms: unknown; fields: unknown; issuer: string | null }

const columns = 'hash, shape, name, forms, fields, issuer'
const toTemplate = ({ issuer, ...row }: Row): KeptTemplate => ({ ...Template.parse(row), issuer: issuer ?? undefined })

export async function loadTemplate(trx: Trx, hash: string): Promise<KeptTemplate | undefined> {
  const { rows } = await trx.query<Row>(`select ${columns} from templates.template where hash = $1`, [hash])
  return rows[0] && toTemplate(rows[0])
}

/** Every template, in file name order. */
export async function listTemplates(trx: Trx): Promise<KeptTemplate[]> {
  const { rows } = await trx.query<Row>(`select ${columns} from templates.template order by name collate "C", hash`)
  return rows.map(toTemplate)
}

/** Templates of exactly this file name, the newest first. */
export async function templatesNamed(trx: Trx, name: string): Promise<KeptTemplate[]> {
  const text = `select ${columns} from templates.template where name = $1 order by added_at desc, hash`
  return (await trx.query<Row>(text, [name])).rows.map(toTemplate)
}

/** The workbook that is filled. */
export async function templateWorkbook(trx: Trx, hash: string): Promise<Uint8Array | undefined> {
  const { rows } = await trx.query<{ workbook: Buffer }>('select workbook from templates.template where hash = $1', [
    hash,
  ])
  return rows[0]?.workbook
}
