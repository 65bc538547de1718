// The gold of the matching: fields of forms, labelled by hand with the question each asks. Its columns: matching.md section 9.
import { readFile } from 'node:fs/promises'
import { parseFields } from '../src/matching/parse.ts'
import type { Slots } from '../src/matching/slots.ts'
import { csvRows } from '../src/sheets/csv.ts'
import { fieldKey } from '../src/templates/field.ts'
import { formsOfList, isAsked, type ListedField } from '../src/templates/field-list.ts'

export type GoldField = {
  /** What it asks; undefined where a person could not decide. */
  answer: string | undefined
  label: string
  code: string
  slots: Slots
}
/** Fields of one form, in its order; a form asks each question once. */
export type GoldForm = { source: string; name: string; title: string; fields: GoldField[] }

export type GoldRow = ListedField & { answer: string; ambiguous: boolean; glossed: boolean }

const columns = [
  'source',
  'table',
  'table_title',
  'field',
  'comment',
  'type',
  'canonical_id',
  'ambiguous',
  'title_glossed',
] as const

export async function readMatchingGold(file: string): Promise<GoldRow[]> {
  const [header = [], ...lines] = csvRows(await readFile(file, 'utf8')) ?? []
  const at = Object.fromEntries(columns.map((name) => [name, header.indexOf(name)]))
  const missing = columns.filter((name) => at[name] === -1)
  if (missing.length > 0) throw new TypeError(`${file} lacks the columns ${missing.join(', ')}`)
  return lines.map((line) => {
    const cell = (name: (typeof columns)[number]) => line[at[name]!] ?? ''
    return {
      system: cell('source'),
      table: cell('table'),
      title: cell('table_title'),
      code: cell('field'),
      label: cell('comment'),
      type: cell('type'),
      answer: cell('canonical_id'),
      ambiguous: cell('ambiguous') === '1',
      glossed: cell('title_glossed') === '1',
    }
  })
}

/** Rows that the reader of field lists takes for nobody's are not scored. `titled: false` leaves out the titles that the annotator wrote: they say what the form itself does not. */
export function goldForms(rows: readonly GoldRow[], { titled }: { titled: boolean }): GoldForm[] {
  const shown = rows.map((row) => ({ ...row, title: row.glossed && !titled ? '' : row.title }))
  return formsOfList(shown).map((form) => {
    const own = shown.filter((row) => row.system === form.system && row.table === form.form.sheet && isAsked(row))
    const slots = parseFields(form.fields, [form.form], form.system)
    return {
      source: form.system,
      name: form.form.sheet,
      title: form.form.title,
      fields: form.fields.map((field, index) => ({
        answer: own[index]!.ambiguous ? undefined : own[index]!.answer,
        label: own[index]!.label,
        code: own[index]!.code,
        slots: slots.get(fieldKey(field))!,
      })),
    }
  })
}
