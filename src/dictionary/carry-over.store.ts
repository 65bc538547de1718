// D18: a form that came before in another year keeps its confirmed map; what changed is told and waits.
import { attach } from './attach.ts'
import type { Confirmation } from './attachment.ts'
import { carryMap } from './carry-map.ts'
import { loadAliases, saveConfirmation } from './dictionary.store.ts'
import type { Difference, Differences } from './difference.ts'
import { loadDifferences } from './difference.store.ts'
import type { FieldMap } from './field-map.ts'
import { loadAttachments } from './field-map.store.ts'
import type { Candidate } from '../matching/candidate.ts'
import type { Look } from './check-definition.ts'
import type { Trx } from '../db/trx.ts'
import { carryFields } from '../templates/carry-fields.ts'
import { fieldKey } from '../templates/field.ts'
import { diffFields, type FieldChange } from '../templates/field-diff.ts'
import { type KeptTemplate, loadProposal, saveFields, templatesAlike } from '../templates/template.store.ts'

/** What attaching needs beside the form. */
export type Attaching = { candidates: readonly Candidate[]; look: Look; actor: string }

export type CarriedOver = {
  from: KeptTemplate
  template: KeptTemplate
  changes: FieldChange[]
  confirmation: Confirmation
  /** The map stands as confirmed; false: something waits for a person, until then reports are drafts. */
  confirmed: boolean
}

/** The earlier form speaks when at least this part of its fields is in the new one, unchanged. */
const leastSame = 0.5

/** Undefined when nobody confirmed such a form, or when earlier ones of several departments disagree. */
export async function carryOver(
  trx: Trx,
  { candidates, look, actor }: Attaching,
  proposal: KeptTemplate,
): Promise<CarriedOver | undefined> {
  const found = await bestEarlier(trx, proposal)
  if (!found) return undefined
  const { from, map, template, changes } = found
  await saveFields(trx, { hash: template.hash, forms: template.forms, fields: template.fields, actor })
  const carried = carryMap({ map, changes, before: from.fields, template })
  const { confirmation } = carried
  const differences = carryDifferences((await loadDifferences(trx)).get(from.hash), found)
  const told: Differences = new Map(
    [...Map.groupBy(differences, ({ field }) => field)].map(([field, of]) => [
      field,
      new Set(of.map(({ answer }) => answer)),
    ]),
  )
  const aliases = await loadAliases(trx)
  const attached = attach({ template, confirmation, candidates, aliases, differences: told, look })
  if (!attached.ok) return undefined
  const confirmed = carried.isWhole && attached.value.problems.length === 0
  const kept = { ...attached.value, differences }
  await saveConfirmation(trx, { template: template.hash, confirmation, attached: kept, confirmed, actor })
  return { from, template, changes, confirmation, confirmed }
}

/** D28: what a field does not ask, it does not ask next year either. */
function carryDifferences(told: Differences | undefined, { template, changes }: Compared): Difference[] {
  return changes.flatMap((one) => {
    if (one.change !== 'kept' && one.change !== 'moved') return []
    const field = fieldKey(one.to)
    return [...(told?.get(fieldKey(one.from)) ?? [])].map((answer) => ({ template: template.hash, field, answer }))
  })
}

type Earlier = Compared & { map: FieldMap }

async function bestEarlier(trx: Trx, proposal: KeptTemplate): Promise<Earlier | undefined> {
  const earlier: (Earlier & { same: number })[] = []
  for (const from of await templatesAlike(trx, proposal)) {
    const map = await loadAttachments(trx, from.hash)
    if (!map?.confirmed) continue
    const compared = await compareForms(trx, from, proposal)
    const kept = compared.changes.filter(({ change }) => change === 'kept' || change === 'moved').length
    const same = kept / Math.max(1, from.fields.length)
    if (same >= leastSame) earlier.push({ ...compared, map, same })
  }
  const own = earlier.filter(({ map }) => map.issuer === proposal.issuer)
  const [best, ...others] = (own.length > 0 ? own : earlier).toSorted((a, b) => b.same - a.same)
  // Two departments that use one layout differently: which of them sent this is for a person to say.
  return best && others.every(({ map, same }) => same < best.same || map.issuer === best.map.issuer) ? best : undefined
}

export type Compared = { from: KeptTemplate; template: KeptTemplate; changes: FieldChange[] }

/** How a form differs from an earlier one, with what was corrected there held against the new proposal. */
export async function compareForms(trx: Trx, from: KeptTemplate, proposal: KeptTemplate): Promise<Compared> {
  const proposed = (await loadProposal(trx, from.hash)) ?? from
  const template = { ...proposal, ...carryFields({ proposed, standing: from, after: proposal }) }
  return { from, template, changes: diffFields(from, template) }
}
