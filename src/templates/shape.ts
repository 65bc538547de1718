// T14: the shape of a template is what stays when the same form is sent again: its labels and places without digits.
import { normalText } from '../kernel/text.ts'
import type { Template } from './template.ts'

/** Text whose hash names the form across years: `2026年` and `2027年` in a title are one form. */
export function shapeText({ forms, fields }: Pick<Template, 'forms' | 'fields'>): string {
  const plain = (text: string) => normalText(text).replace(/\d+/g, '')
  return [
    ...forms.map(({ sheet, title }) => ['form', plain(sheet), plain(title)]),
    ...fields.map(({ sheet, cell, kind, headerPath, region }) => {
      const rows = region ? region.lastRow - region.firstRow + 1 : 1
      return ['field', plain(sheet), cell, kind, String(rows), ...headerPath.map(plain)]
    }),
  ]
    .map((parts) => JSON.stringify(parts))
    .join('\n')
}
