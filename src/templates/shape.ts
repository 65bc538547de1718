// T14: the shape of a template is what stays when the same form is sent again: its labels and places without digits.
import { normalText } from '../kernel/text.ts'
import type { Template } from './template.ts'

/** A text without what changes from year to year: digits, and Chinese numerals that count years, months, days and quarters. */
export const withoutDigits = (text: string): string =>
  normalText(text).replace(/\d+|[〇零一二三四五六七八九十]+(?=[年月日季])/g, '')

/** Text whose hash names the form across years: `2026年` and `2027年` in a title are one form. */
export function shapeText({ forms, fields }: Pick<Template, 'forms' | 'fields'>): string {
  return [
    ...forms.map(({ sheet, title }) => ['form', withoutDigits(sheet), withoutDigits(title)]),
    ...fields.map(({ sheet, cell, kind, headerPath, region }) => {
      const rows = region ? region.lastRow - region.firstRow + 1 : 1
      return ['field', withoutDigits(sheet), cell, kind, String(rows), ...headerPath.map(withoutDigits)]
    }),
  ]
    .map((parts) => JSON.stringify(parts))
    .join('\n')
}

/** What a form calls itself, sheet by sheet; where it has no title, by its sheets and its file's name. */
export const titleKey = ({ name, forms }: Pick<Template, 'name' | 'forms'>): string =>
  forms
    .map(({ sheet, title }) => withoutDigits(title) || `${withoutDigits(sheet)}|${withoutDigits(name)}`)
    .toSorted()
    .join('\n')
