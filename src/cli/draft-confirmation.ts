// C17: a confirmation drafted for a person to complete: what reads like one question and no other is written in, the rest is listed.
import { aliasFilling, attach } from '../dictionary/attach.ts'
import type { Confirmation, RowScope } from '../dictionary/attachment.ts'
import type { Look } from '../dictionary/check-definition.ts'
import type { Language } from '../kernel/language.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import { noAliases } from '../matching/alias.ts'
import type { Candidate } from '../matching/candidate.ts'
import { namedEmbed } from '../matching/embed.node.ts'
import type { Evidence } from '../matching/propose.ts'
import { type Embed, rankByMeaning } from '../matching/rank-by-meaning.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { listsOf } from '../templates/neighbour-lists.ts'
import type { Template } from '../templates/template.ts'
import { unnamedIssuer } from '../dictionary/attach-known.store.ts'

export type DraftConfirmation = {
  confirmation: Confirmation
  /** Fields a person must decide, with the names of questions that come near. */
  open: { field: Field; near: string[] }[]
  /** Lists of which a person must say whose rows they are; the draft never says it. */
  lists: Pick<RowScope, 'sheet' | 'firstRow' | 'firstColumn'>[]
  /** Why the suggestions stand in their usual order though a service of embeddings is named. */
  problems: Problem[]
}

const shown = 3

export type DraftInput = {
  candidates: readonly Candidate[]
  look: Look
  language: Language
  embed?: Embed | undefined
  /** What the columns of a ledger hold. */
  evidence?: ReadonlyMap<string, Evidence>
}

/** `embed`: the service of embeddings an operator named, by default the one in the environment. */
export async function draftConfirmation(
  template: Template,
  { candidates, look, language, embed = namedEmbed(process.env), evidence = new Map() }: DraftInput,
): Promise<Result<DraftConfirmation>> {
  const attached = attach({ template, candidates, aliases: noAliases, look, evidence })
  if (!attached.ok) return attached
  const labels = new Map(template.fields.map((field) => [fieldKey(field), field.headerPath.join(' / ')]))
  const ranked =
    embed &&
    (await rankByMeaning({
      proposals: attached.value.proposals,
      labelOf: (field) => labels.get(field)!,
      nameOf: (answer) => look(answer)?.name['zh-CN'] ?? answer,
      embed,
    }))
  const proposals = ranked?.ok ? ranked.value : attached.value.proposals
  const fields: Confirmation['fields'] = []
  const open: DraftConfirmation['open'] = []
  for (const field of template.fields) {
    const proposal = proposals.get(fieldKey(field))
    const [best] = proposal?.suggestions ?? []
    const filling = proposal?.tier === 'one-click' && best ? aliasFilling(best.answer, look) : undefined
    if (filling) fields.push({ field: fieldKey(field), headerPath: field.headerPath, relation: 'SAME', filling })
    else {
      const near = (proposal?.suggestions ?? []).slice(0, shown).map(({ answer }) => nameOf(answer, language, look))
      open.push({ field, near })
    }
  }
  const confirmation: Confirmation = {
    template: template.name,
    issuer: unnamedIssuer,
    per: 'area',
    timesAYear: 1,
    rows: [],
    fields,
  }
  const lists = listsOf(template.fields).map(({ at }) => at)
  return ok({ confirmation, open, lists, problems: ranked && !ranked.ok ? [ranked.problem] : [] })
}

/** `person.phone 联系电话`: the key is what the person writes. */
const nameOf = (answer: string, language: Language, look: Look): string => {
  const name = look(answer)?.name[language]
  return name === undefined ? answer : `${answer} ${name}`
}
