// D18: a form taken in starts from what people confirmed: of its own earlier version, else of the same labels elsewhere.
import type { Trx } from '../db/trx.ts'
import { type KeptTemplate, loadTemplate, type NewTemplate, saveTemplate } from '../templates/template.store.ts'
import { attachKnown } from './attach-known.store.ts'
import { type Attaching, type CarriedOver, carryOver } from './carry-over.store.ts'
import { loadAliases } from './dictionary.store.ts'
import { loadDifferences } from './difference.store.ts'

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
  const aliases = await loadAliases(trx)
  const differences = await loadDifferences(trx)
  await attachKnown(trx, { candidates, look, aliases, differences, actor }, { template })
}
