// T25: what a workbook asks and what it says of itself: the fields of detection without the marks of the form.
import type { Workbook } from '../sheets/grid.ts'
import { detectFields } from './detect.ts'
import type { Field } from './field.ts'
import { asksMark, readMarks } from './marks.ts'
import type { SheetForm } from './template.ts'

/** Forms with their marks and the fields a person may be asked for, in the order of detection. */
export function readForm(workbook: Pick<Workbook, 'sheets'>): { forms: SheetForm[]; fields: Field[] } {
  const { forms, fields } = detectFields(workbook)
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]))
  const marked = forms.map((form): SheetForm => {
    const sheet = sheets.get(form.sheet)
    const marks = sheet && readMarks(sheet)
    return marks ? { ...form, marks } : form
  })
  return { forms: marked, fields: fields.filter((field) => !asksMark(field)) }
}
