// C17: a confirmation drafted for a person to complete: what reads like one question and no other is written in, the rest is listed.
import { aliasFilling, attach } from '../dictionary/attach.ts'
import type { Confirmation, RowScope } from '../dictionary/attachment.ts'
import type { Look } from '../dictionary/check-definition.ts'
import type { Definition } from '../dictionary/definition.ts'
import type { Question } from '../dictionary/question.ts'
import { type SuggestedField, suggestDefinitions } from '../dictionary/suggest-definitions.ts'
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
  open: { field: Field; near: string[]; unclear?: SuggestedField['open'] }[]
  /** Lists of which a person must say whose rows they are; the draft never says it. */
  lists: Pick<RowScope, 'sheet' | 'firstRow' | 'firstColumn'>[]
  /** Tables of counts that are suggested as wholes, in the order of the form. */
  tables: string[]
  /** Why the suggestions stand in their usual order though a service of embeddings is named. */
  problems: Problem[]
}

const shown = 3

export type DraftInput = {
  candidates: readonly Candidate[]
  look: Look
  questions: readonly Question[]
  /** Definitions confirmed for the same words on other forms, by `wordsKey`. */
  known?: ReadonlyMap<string, Definition>
  language: Language
  embed?: Embed | undefined
  /** What the columns of a ledger hold. */
  evidence?: ReadonlyMap<string, Evidence>
}

/** `embed`: the service of embeddings an operator named, by default the one in the environment. */
export async function draftConfirmation(
  template: Template,
  {
    candidates,
    look,
    questions,
    known = new Map(),
    language,
    embed = namedEmbed(process.env),
    evidence = new Map(),
  }: DraftInput,
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
  const figures = suggestDefinitions({ ...template, questions, look, known })
  for (const field of template.fields) {
    const proposal = proposals.get(fieldKey(field))
    const [best] = proposal?.suggestions ?? []
    const filling = proposal?.tier === 'one-click' && best ? aliasFilling(best.answer, look) : undefined
    if (filling) fields.push({ field: fieldKey(field), headerPath: field.headerPath, relation: 'SAME', filling })
    else if (figures.get(fieldKey(field))?.definition) fields.push(suggestedLine(field, figures.get(fieldKey(field))!))
    else {
      const unclear = figures.get(fieldKey(field))?.open
      const near = (proposal?.suggestions ?? []).slice(0, shown).map(({ answer }) => nameOf(answer, language, look))
      open.push({ field, near, ...(unclear && near.length === 0 ? { unclear } : {}) })
    }
  }
  const tables = [...new Set(fields.flatMap(({ table }) => table ?? []))]
  const confirmation: Confirmation = {
    template: template.name,
    issuer: unnamedIssuer,
    per: 'area',
    timesAYear: 1,
    rows: [],
    fields,
    ...(tables.length > 0 ? { tables: tables.map((table) => ({ table, confirmed: false })) } : {}),
  }
  const lists = listsOf(template.fields).map(({ at }) => at)
  return ok({ confirmation, open, tables, lists, problems: ranked && !ranked.ok ? [ranked.problem] : [] })
}

/** A line that attaches nothing until a person takes `by` away or confirms its table. */
const suggestedLine = (field: Field, { definition, table }: SuggestedField): Confirmation['fields'][number] => ({
  field: fieldKey(field),
  headerPath: field.headerPath,
  relation: 'SAME',
  filling: { from: 'definition', definition: definition! },
  by: 'suggestion',
  ...(table === undefined ? {} : { table }),
})

/** `person.phone 联系电话`: the key is what the person writes. */
const nameOf = (answer: string, language: Language, look: Look): string => {
  const name = look(answer)?.name[language]
  return name === undefined ? answer : `${answer} ${name}`
}
