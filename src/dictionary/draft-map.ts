// D17: a map nobody confirmed fills a draft: whom a list or a form speaks of is read from its questions, or the list stays empty.
import { type Field, fieldKey, listKey } from '../templates/field.ts'
import type { SheetForm, Template } from '../templates/template.ts'
import type { Attachment, RowScope } from './attachment.ts'
import { seesKey } from './check-definition.ts'
import type { FieldMap } from './field-map.ts'
import { namesEverybody } from './names-everybody.ts'
import type { SubjectKind } from './question.ts'
import { scopeKey } from './row-scope.ts'

export type Draft = Pick<FieldMap, 'per' | 'rows'>

/** Questions that say whose row it is. A list without one might hold anything: trees, loans, meetings. */
const identity: Record<'person' | 'household', readonly string[]> = {
  person: ['person.name', 'person.id-number'],
  household: ['household.head-name', 'household.number', 'household.head-id-number'],
}
const fewestColumns = 2

type DraftInput = {
  fields: readonly Field[]
  /** File name and sheets of the form: what names its lists. */
  form: Pick<Template, 'name'> & { forms: readonly Pick<SheetForm, 'sheet' | 'title'>[] }
  attachments: readonly Attachment[]
}

/**
 * A list gets everybody of its kind only where nothing that names it speaks of fewer, or the members of the one household
 * a form is about. What a row cannot answer stays attached and is filled with nothing.
 */
export function draftMap({ fields, form, attachments }: DraftInput): Draft {
  const byField = new Map(attachments.map((attachment) => [attachment.field, attachment]))
  const asked = (of: readonly Field[]) => of.flatMap((field) => questionOf(byField.get(fieldKey(field))) ?? [])
  const answered = (of: readonly Field[], by: SubjectKind) => asked(of).filter((key) => seesKey(by, key))
  const singles = fields.filter(({ region }) => !region)
  // A copy for each household must say whose it is; a person's name that a household cannot answer would leave it unnamed.
  const isNamed = answered(singles, 'household').some((key) => identity.household.includes(key))
  const per = isNamed ? 'household' : 'area'
  const rows: RowScope[] = []
  for (const list of Map.groupBy(
    fields.filter(({ region }) => region),
    listKey,
  ).values()) {
    const { sheet, region } = list[0]!
    // Side by side are two kinds of people, or one list cut in two: everybody in both would stand there twice.
    if (region!.firstColumn !== undefined) continue
    const of = (['person', 'household'] as const).find((kind) =>
      asked(list).some((key) => identity[kind].includes(key)),
    )
    if (!of || answered(list, of).length < fewestColumns) continue
    if (per === 'area' && !namesEverybody({ names: namesOf(list, form.forms), file: form.name })) continue
    rows.push({ sheet, firstRow: region!.firstRow, of, where: [] })
  }
  return { per, rows }
}

type RedraftInput = Omit<DraftInput, 'attachments'> & {
  before: Pick<FieldMap, 'per' | 'rows' | 'attachments'>
  attachments: readonly Attachment[]
}

/** The draft after attachments came or went: what of the map before no draft would have said is a person's word, and stays. */
export function redraftMap({ before, attachments, ...of }: RedraftInput): Draft {
  const was = draftMap({ ...of, attachments: before.attachments })
  const now = draftMap({ ...of, attachments })
  const drafted = new Set(was.rows.map((row) => JSON.stringify(inWords(row))))
  const stated = before.rows.filter((row) => !drafted.has(JSON.stringify(inWords(row))))
  const isFree = (row: RowScope) => !stated.some((one) => scopeKey(one) === scopeKey(row))
  return { per: before.per === was.per ? now.per : before.per, rows: [...stated, ...now.rows.filter(isFree)] }
}

/** Stored objects come back with their keys in another order. */
const inWords = (scope: RowScope) => [scopeKey(scope), scope.of, scope.where]

/** What names a list: its sheet, the sheet's title, and a heading over all of its columns. */
function namesOf(list: readonly Field[], forms: DraftInput['form']['forms']): string[] {
  const { sheet, headerPath } = list[0]!
  const [heading] = headerPath
  const isOverAll = list.every(({ headerPath: path }) => path.length > 1 && path[0] === heading)
  const titles = forms.filter((form) => form.sheet === sheet).map(({ title }) => title)
  return [sheet, ...titles, ...(isOverAll ? [heading!] : [])]
}

const questionOf = (attachment: Attachment | undefined): string | undefined =>
  attachment?.filling.from === 'question' ? attachment.filling.question : undefined
