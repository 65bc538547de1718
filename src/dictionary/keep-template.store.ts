// D18: a form taken in starts from what people confirmed: of its own earlier version, else of the same labels elsewhere.
import type { Trx } from '../db/trx.ts'
import { type KeptTemplate, loadTemplate, type NewTemplate, saveTemplate } from '../templates/template.store.ts'
import { attach } from './attach.ts'
import { type Attaching, type CarriedOver, carryOver } from './carry-over.store.ts'
import { loadAliases, loadAttachments, saveConfirmation } from './dictionary.store.ts'
import { draftMap } from './draft-map.ts'

export type Kept = {
  template: KeptTemplate
  /** False: this content was here before, and keeps the name and the reading it came with. */
  isNew: boolean
  carried?: CarriedOver
}

export async function keepTemplate(trx: Trx, of: NewTemplate & Attaching): Promise<Kept> {
  const { template, issuer, sent, workbook, actor } = of
  const event = await saveTemplate(trx, { template, issuer, sent, workbook, actor })
  const kept = event ? { ...template, issuer } : ((await loadTemplate(trx, template.hash)) ?? { ...template, issuer })
  const carried = event && (await carryOver(trx, of, kept))
  if (!carried) await attachByAlias(trx, of, kept)
  return { template: carried?.template ?? kept, isNew: event !== undefined, ...(carried && { carried }) }
}

/** The form of this content, with its fields as they stand. */
export const findTemplate = (trx: Trx, hash: string): Promise<KeptTemplate | undefined> => loadTemplate(trx, hash)

/** What people confirmed on other forms speaks for this one, as a draft, until somebody confirms it. */
async function attachByAlias(trx: Trx, { candidates, look, actor }: Attaching, template: KeptTemplate): Promise<void> {
  const known = await loadAttachments(trx, template.hash)
  // A person's word on part of a form, carried from its earlier version, is not replaced by what aliases make of it.
  if (known?.confirmed || known?.attachments.some(({ by }) => by === 'confirmation')) return
  const attached = attach({ template, candidates, aliases: await loadAliases(trx), look })
  if (!attached.ok) return
  const draft = draftMap({
    fields: template.fields,
    form: template,
    attachments: attached.value.attachments,
    look,
  })
  if (!draft) return
  const confirmation = { issuer: template.issuer ?? unnamedIssuer, per: draft.per, timesAYear: 1 }
  await saveConfirmation(trx, {
    template: template.hash,
    confirmation,
    attached: { attachments: draft.attachments, rows: draft.rows, aliases: [] },
    confirmed: false,
    actor,
  })
}

/** Stands where nobody has said who sends the form. */
export const unnamedIssuer = '未注明部门'
