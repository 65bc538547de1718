// D17: a map that only aliases made fills a draft: whom a list or a form speaks of is read from its questions, or the list stays empty.
import { type Field, fieldKey } from '../templates/field.ts'
import type { SheetForm, Template } from '../templates/template.ts'
import type { Attachment, RowScope } from './attachment.ts'
import { type Look, sees } from './check-definition.ts'
import type { FieldMap } from './field-map.ts'
import { namesEverybody } from './names-everybody.ts'
import type { SubjectKind } from './question.ts'

export type DraftMap = Pick<FieldMap, 'per' | 'attachments' | 'rows'>

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
  look: Look
}

/**
 * A list gets everybody of its kind only where nothing that names it speaks of fewer, or the members of the one household
 * a form is about; attachments that the row cannot answer fall away. Undefined when nothing but the demand's own words
 * would be filled.
 */
export function draftMap({ fields, form, attachments, look }: DraftInput): DraftMap | undefined {
  const byField = new Map(attachments.map((attachment) => [attachment.field, attachment]))
  const asked = (of: readonly Field[]) => of.flatMap((field) => questionOf(byField.get(fieldKey(field))) ?? [])
  const singles = fields.filter(({ region }) => !region)
  // A copy for each household must say whose it is; a person's name that a household cannot answer would leave it unnamed.
  const ofHousehold = keep(singles, byField, 'household', look)
  const isNamed = ofHousehold.some((attachment) => identity.household.includes(questionOf(attachment) ?? ''))
  const per = isNamed ? 'household' : 'area'
  const rows: RowScope[] = []
  const kept: Attachment[] = isNamed ? ofHousehold : keep(singles, byField, 'area', look)
  for (const list of Map.groupBy(
    fields.filter(({ region }) => region),
    listOf,
  ).values()) {
    const { sheet, region } = list[0]!
    const of = (['person', 'household'] as const).find((kind) =>
      asked(list).some((key) => identity[kind].includes(key)),
    )
    const columns = of ? keep(list, byField, of, look) : []
    if (!of || columns.filter((column) => questionOf(column)).length < fewestColumns) continue
    if (per === 'area' && !namesEverybody({ names: namesOf(list, form.forms), file: form.name })) continue
    rows.push({ sheet, firstRow: region!.firstRow, of, where: [] })
    kept.push(...columns)
  }
  return kept.some((attachment) => questionOf(attachment)) ? { per, attachments: kept, rows } : undefined
}

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

const listOf = ({ sheet, region }: Field): string => `${sheet}!${region!.firstRow}`

function keep(
  fields: readonly Field[],
  byField: ReadonlyMap<string, Attachment>,
  of: SubjectKind,
  look: Look,
): Attachment[] {
  return fields.flatMap((field) => {
    const attachment = byField.get(fieldKey(field))
    if (!attachment || attachment.filling.from === 'definition') return []
    const key = questionOf(attachment)
    const question = key === undefined ? undefined : look(key)
    return key === undefined || (question && sees(of, question)) ? [attachment] : []
  })
}
