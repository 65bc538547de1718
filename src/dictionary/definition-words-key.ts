// D43: the words a definition was confirmed for: path, unit and title, because 男 under 残疾人 is not 男 under 低保.
import { normalText } from '../kernel/text.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { withoutDigits } from '../templates/shape.ts'
import type { SheetForm } from '../templates/template.ts'
import type { Attachment } from './attachment.ts'
import type { Definition } from './definition.ts'
import { definitionKey } from './definition-key.ts'

type Titled = Pick<SheetForm, 'title' | 'measureUnit'> | undefined

/** A year in a title is another year of the same form; an age in a path is another age. */
export const wordsKey = (
  { headerPath, measureUnit }: Pick<Field, 'headerPath' | 'measureUnit'>,
  form: Titled,
): string =>
  JSON.stringify([
    withoutDigits(form?.title ?? ''),
    headerPath.map(normalText),
    normalText(measureUnit ?? form?.measureUnit ?? ''),
  ])

export type ConfirmedForm = {
  forms: readonly Pick<SheetForm, 'sheet' | 'title' | 'measureUnit'>[]
  fields: readonly Field[]
  attachments: readonly Attachment[]
}

/** What people confirmed for each wording; a wording that was confirmed in two meanings is none. */
export function knownDefinitions(confirmed: readonly ConfirmedForm[]): Map<string, Definition> {
  const found = new Map<string, Definition | undefined>()
  for (const { forms, fields, attachments } of confirmed) {
    const said = new Map(attachments.map((one) => [one.field, one]))
    for (const field of fields) {
      const one = said.get(fieldKey(field))
      if (one?.by !== 'confirmation' || one.filling.from !== 'definition') continue
      const { definition } = one.filling
      const key = wordsKey(
        field,
        forms.find(({ sheet }) => sheet === field.sheet),
      )
      const known = found.get(key)
      const isOther = found.has(key) && (!known || definitionKey(known) !== definitionKey(definition))
      found.set(key, isOther ? undefined : definition)
    }
  }
  return new Map([...found].flatMap(([key, definition]) => (definition ? [[key, definition] as const] : [])))
}
