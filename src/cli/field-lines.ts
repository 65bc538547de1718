// C17: what detection found, as data with the names programs know and as a table people read.
import { printCell, parseCell } from '../sheets/address.ts'
import type { Field } from '../templates/field.ts'
import { formClass } from '../templates/marks.ts'
import { printField } from '../templates/print-field.ts'
import type { SheetForm, Template } from '../templates/template.ts'
import { alignColumns } from './columns.ts'
import type { Speaker } from './speak.ts'

const widest = 46

/** A template for `--json`: fields as above, and the marks of each sheet with what they make of it. */
export const templateData = ({ hash, shape, name, forms, fields }: Template) => ({
  hash,
  shape,
  name,
  forms,
  marks: forms.map(({ sheet, marks }) => ({ sheet, class: formClass(marks), ...marks })),
  fields: fields.map(printField),
})

/** Sheet by sheet: its title, its marks, its fields in columns. */
export function fieldLines({ forms, fields }: Pick<Template, 'forms' | 'fields'>, { say }: Speaker): string[] {
  const heads = ['cell', 'kind', 'path', 'type', 'unit', 'options', 'sure'] as const
  const head = heads.map((key) => say(`inspect.${key}`))
  return forms.flatMap((form) => {
    const rows = fields
      .filter(({ sheet }) => sheet === form.sheet)
      .map((field) => [
        placeOf(field),
        say(`kind.${field.kind}`),
        field.headerPath.join(' / ') + (field.required ? ' *' : ''),
        say(`type.${field.type}`),
        field.measureUnit ?? '',
        (field.options ?? []).join(say('ask.between')),
        `${Math.round(field.confidence * 100)}%`,
      ])
    return [
      say('inspect.sheet', form),
      ...markLines(form, say),
      ...alignColumns([head, ...rows], widest).map((line) => `  ${line}`),
    ]
  })
}

/** `B4` of a single place, `B4:B20` of a list column. */
export function placeOf({ cell, region }: Pick<Field, 'cell' | 'region'>): string {
  const at = parseCell(cell)
  return region && at && region.lastRow > at.row ? `${cell}:${printCell(region.lastRow, at.column)}` : cell
}

function markLines({ marks }: SheetForm, say: Speaker['say']): string[] {
  if (!marks) return []
  const names = ['formNumber', 'madeBy', 'approvedBy', 'approvalNumber', 'validUntil'] as const
  const said = names.flatMap((name) => (marks[name] === undefined ? [] : [`${say(`mark.${name}`)} ${marks[name]}`]))
  return [`  ${say(`class.${formClass(marks)}`)}  ${said.join('  ')}`]
}
