// D26: what people confirmed anywhere attaches the open fields of a form at once, beside what stands; nothing that stands is replaced.
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { Aliases } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import type { Postings } from '../matching/postings.ts'
import type { KeptTemplate } from '../templates/template.store.ts'
import { attach } from './attach.ts'
import type { Attachment } from './attachment.ts'
import type { Look } from './check-definition.ts'
import type { Differences } from './difference.ts'
import { draftMap, redraftMap } from './draft-map.ts'
import type { FieldMap } from './field-map.ts'
import { keepMap, loadAttachments, lockMap } from './field-map.store.ts'
import type { Draw, Random } from './sample.store.ts'

/** What people said so far, and what it is said about. */
export type Known = {
  candidates: readonly Candidate[] | Postings
  look: Look
  aliases: Aliases
  /** By template hash. */
  differences: ReadonlyMap<string, Differences>
  actor: string
  random?: Random | undefined
}

export type AttachedMore = {
  map: FieldMap
  event: AuditEvent
  /** Fields that were attached now, those that were given among them. */
  fields: string[]
}

export type SaidOf = Pick<Draw, 'oneClick'> & { template: KeptTemplate; said?: readonly Attachment[] }

/**
 * `said`: what a person says of fields of this form now. A map that does not exist yet is started; it stays unconfirmed,
 * because whose rows its lists hold is for a person to say. Undefined where nothing new is attached.
 */
export async function attachKnown(
  trx: Trx,
  { candidates, look, aliases, differences, actor, random }: Known,
  { template, said = [], oneClick }: SaidOf,
): Promise<AttachedMore | undefined> {
  await lockMap(trx, template.hash)
  const known = await loadAttachments(trx, template.hash)
  const spoken = new Set(said.map(({ field }) => field))
  const standing = [...(known?.attachments.filter(({ field }) => !spoken.has(field)) ?? []), ...said]
  const apart = differences.get(template.hash)
  const attached = attach({
    template,
    standing,
    candidates,
    aliases,
    ...(apart ? { differences: apart } : {}),
    look,
  })
  if (!attached.ok) return undefined
  const { attachments } = attached.value
  // A form of which only the demand's own words are known asks nothing.
  if (!known && said.length === 0 && attachments.every(({ filling }) => filling.from === 'demand')) return undefined
  const kept = await keepMap(trx, {
    map: { ...baseOf(template, known), ...scopesOf({ template, known, attachments }), attachments },
    known,
    actor,
    action: 'fields-answered',
    audit: { random, ...(oneClick ? { oneClick } : {}) },
  })
  const before = new Set(known?.attachments.map(({ field }) => field))
  const fields = attachments.map(({ field }) => field).filter((field) => spoken.has(field) || !before.has(field))
  return kept && { ...kept, fields }
}

type Base = Omit<FieldMap, 'version' | 'attachments'>

function baseOf(template: KeptTemplate, known: FieldMap | undefined): Base {
  if (known) return known
  const issuer = template.issuer ?? unnamedIssuer
  return { template: template.hash, issuer, per: 'area', timesAYear: 1, confirmed: false, rows: [] }
}

type Scopes = { template: KeptTemplate; known: FieldMap | undefined; attachments: readonly Attachment[] }

/** Whom the form and its lists speak of: as a person confirmed it, else as a draft may read it. */
function scopesOf({ template, known, attachments }: Scopes): Pick<FieldMap, 'per' | 'rows'> {
  if (known?.confirmed) return known
  const of = { fields: template.fields, form: template, attachments }
  const { per, rows } = known ? redraftMap({ ...of, before: known }) : draftMap(of)
  return { per, rows }
}

/** Stands where nobody has said who sends the form. */
export const unnamedIssuer = '未注明部门'
