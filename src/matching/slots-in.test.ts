// A list as tests write it: labels in one line.
import type { Field } from '../templates/field.ts'
import { parseFields } from './parse.ts'
import type { Slots } from './slots.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The last label of `labels` is the field looked at; those before it are the columns to its left. `上/下` is a header path. */
export function slotsIn(title: string, labels: string): Slots {
  const paths = labels.split(' | ').map((label) => label.split(' > '))
  const fields = paths.map((headerPath, index): Field => ({
    sheet: '表',
    cell: `${letters[index]}4`,
    kind: 'list',
    headerPath,
    region: { firstRow: 4, lastRow: 9 },
    type: 'text',
    required: false,
    confidence: 1,
    evidence: [],
  }))
  const slots = parseFields(fields, [{ sheet: '表', title, notes: [] }])
  return slots.get(`表!${letters[paths.length - 1]}4`)!
}
