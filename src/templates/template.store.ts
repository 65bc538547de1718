// T18: a template is kept once per content, with the file as sent and the workbook that is filled; the same file again is the same template.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { titleKey } from './shape.ts'
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

/** A template as it stands: with the fields as a person last corrected them. */
const standing = `select t.hash, t.shape, t.name, coalesce(c.forms, t.forms) as forms, coalesce(c.fields, t.fields) as fields, t.issuer
  from templates.template t left join lateral (
    select c.forms, c.fields from templates.confirmed_fields c where c.template = t.hash order by c.version desc limit 1) c on true`
const toTemplate = ({ issuer, ...row }: Row): KeptTemplate => ({ ...Template.parse(row), issuer: issuer ?? undefined })

export async function loadTemplate(trx: Trx, hash: string): Promise<KeptTemplate | undefined> {
  const { rows } = await trx.query<Row>(`${standing} where t.hash = $1`, [hash])
  return rows[0] && toTemplate(rows[0])
}

/** The template as detection proposed it, whatever a person corrected since. */
export async function loadProposal(trx: Trx, hash: string): Promise<KeptTemplate | undefined> {
  const text = 'select hash, shape, name, forms, fields, issuer from templates.template where hash = $1'
  const { rows } = await trx.query<Row>(text, [hash])
  return rows[0] && toTemplate(rows[0])
}

export type SaveFields = Pick<Template, 'hash' | 'forms' | 'fields'> & { actor: string }

/** Keeps the corrected fields as the template's next version; undefined, and no event, when they stand so already. */
export async function saveFields(
  trx: Trx,
  { hash, forms, fields, actor }: SaveFields,
): Promise<AuditEvent | undefined> {
  // Two people correcting one template at once make two versions, in some order.
  await trx.query(`select pg_advisory_xact_lock(hashtextextended('templates.confirmed_fields ' || $1, 0))`, [hash])
  const { rows } = await trx.query<{ version: number }>(
    `insert into templates.confirmed_fields (template, version, forms, fields, actor)
     select t.hash, coalesce(c.version, 0) + 1, $2, $3, $4 from templates.template t left join lateral (
       select c.version, c.forms, c.fields from templates.confirmed_fields c where c.template = t.hash order by c.version desc limit 1) c on true
     where t.hash = $1 and (coalesce(c.forms, t.forms), coalesce(c.fields, t.fields)) <> ($2::jsonb, $3::jsonb) returning version`,
    [hash, JSON.stringify(forms), JSON.stringify(fields), actor],
  )
  const [row] = rows
  if (!row) return undefined
  const details = { version: row.version, fields: fields.length }
  return record(trx, { actor, action: 'template-corrected', about: { kind: 'template', id: hash }, details })
}

/** Every template, in file name order. */
export async function listTemplates(trx: Trx): Promise<KeptTemplate[]> {
  const { rows } = await trx.query<Row>(`${standing} order by t.name collate "C", t.hash`)
  return rows.map(toTemplate)
}

/** Templates of exactly this file name, the newest first. */
export async function templatesNamed(trx: Trx, name: string): Promise<KeptTemplate[]> {
  const text = `${standing} where t.name = $1 order by t.added_at desc, t.hash`
  return (await trx.query<Row>(text, [name])).rows.map(toTemplate)
}

/** The workbook that is filled. */
export async function templateWorkbook(trx: Trx, hash: string): Promise<Uint8Array | undefined> {
  const { rows } = await trx.query<{ workbook: Buffer }>('select workbook from templates.template where hash = $1', [
    hash,
  ])
  return rows[0]?.workbook
}

const mostAlike = 20

/** Earlier templates that call themselves as this one does, digits aside, or have its shape; the newest first. */
export async function templatesAlike(trx: Trx, template: Template): Promise<KeptTemplate[]> {
  const { rows } = await trx.query<Pick<Row, 'hash' | 'shape' | 'name' | 'forms'>>(
    'select hash, shape, name, forms from templates.template where hash <> $1 order by added_at desc, hash',
    [template.hash],
  )
  const forms = Template.shape.forms
  const key = titleKey(template)
  const alike = rows.filter(
    (row) => row.shape === template.shape || titleKey({ name: row.name, forms: forms.parse(row.forms) }) === key,
  )
  const found: KeptTemplate[] = []
  for (const { hash } of alike.slice(0, mostAlike)) {
    const kept = await loadTemplate(trx, hash)
    if (kept) found.push(kept)
  }
  return found
}
