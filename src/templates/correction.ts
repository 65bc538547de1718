// T28: a person corrects what detection proposed: a place is removed, added, or said to be elsewhere, of another kind or under other labels.
import { z } from 'zod'
import { parseCell } from '../sheets/address.ts'
import { cellAt, type Sheet } from '../sheets/grid.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { Field, fieldKey, ListRegion } from './field.ts'
import { nameNeighbours } from './neighbour-lists.ts'
import { templateProblems } from './problems.ts'
import type { SheetForm, Template } from './template.ts'

const Said = z.strictObject({
  sheet: Field.shape.sheet,
  cell: Field.shape.cell,
  kind: Field.shape.kind,
  headerPath: Field.shape.headerPath,
  region: ListRegion.nullable(),
  type: Field.shape.type,
  unit: z.string().nullable(),
  options: z.array(z.string()).nullable(),
  required: z.boolean(),
})

/** `field` names a place as detection proposed it. What a change leaves out stays; null takes away. */
export const Correction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('remove'), field: z.string() }),
  z.strictObject({ do: z.literal('change'), field: z.string(), to: Said.partial() }),
  z.strictObject({
    do: z.literal('add'),
    place: Said.partial().required({ sheet: true, cell: true, kind: true, headerPath: true }),
  }),
])
export type Correction = z.infer<typeof Correction>

export type Corrected = Pick<Template, 'forms' | 'fields'> & { problems: Problem[] }

/** `proposed` as detection gave it, `sheets` the template's own. A correction that cannot be is named and left out, all others hold. */
export function correctFields(
  proposed: Pick<Template, 'forms' | 'fields'>,
  corrections: readonly Correction[],
  sheets: readonly Sheet[],
): Corrected {
  const problems: Problem[] = []
  const fields = new Map<string, Field>(proposed.fields.map((field) => [fieldKey(field), field]))
  const put = (made: Result<Field>, before: Field | undefined) => {
    if (!made.ok) return void problems.push(made.problem)
    const key = fieldKey(made.value)
    const taken = [...fields.values()].some((one) => fieldKey(one) === key && one !== before)
    if (taken) return void problems.push(templateProblems['place-taken']({ field: key }))
    if (before) fields.set(fieldKey(before), made.value)
    else fields.set(key, made.value)
  }
  // Places given up are free for those that move there, whatever the order they are said in.
  for (const one of corrections.filter((correction) => correction.do === 'remove')) {
    if (!fields.delete(one.field)) problems.push(templateProblems['no-such-place']({ field: one.field }))
  }
  for (const one of corrections) {
    if (one.do === 'add') put(makeField(undefined, one.place, sheets), undefined)
    if (one.do !== 'change') continue
    const before = fields.get(one.field)
    if (before) put(makeField(before, one.to, sheets), before)
    else problems.push(templateProblems['no-such-place']({ field: one.field }))
  }
  const kept = [...fields.values()]
  return { forms: formsOf(proposed.forms, kept, sheets), fields: nameNeighbours(inOrder(kept, sheets)), problems }
}

type Saying = Extract<Correction, { do: 'change' }>['to']

function makeField(before: Field | undefined, said: Saying, sheets: readonly Sheet[]): Result<Field> {
  const { sheet = before?.sheet ?? '', cell = before?.cell ?? '', kind = before?.kind ?? 'key-value' } = said
  const field = `${sheet}!${cell}`
  const wrong = (code: 'place-nowhere' | 'place-holds-formula' | 'place-inside-merge' | 'rows-wrong') =>
    fail(templateProblems[code]({ field }))
  const own = sheets.find(({ name }) => name === sheet)
  const at = parseCell(cell)
  if (!own || !at) return wrong('place-nowhere')
  if (cellAt(own, at.row, at.column)?.formula !== undefined) return wrong('place-holds-formula')
  const inside = own.merges.some(
    ({ top, left, bottom, right }) =>
      at.row >= top &&
      at.row <= bottom &&
      at.column >= left &&
      at.column <= right &&
      (at.row > top || at.column > left),
  )
  if (inside) return wrong('place-inside-merge')
  const lastRow = said.region?.lastRow ?? before?.region?.lastRow ?? at.row
  if (kind === 'list' && (lastRow < at.row || (said.region && said.region.firstRow !== at.row)))
    return wrong('rows-wrong')
  const unit = said.unit === undefined ? before?.measureUnit : (said.unit ?? undefined)
  const options = said.options === undefined ? before?.options : (said.options ?? undefined)
  const isInPlace = before?.cell === cell && before.sheet === sheet
  return ok({
    sheet,
    cell: cell.toUpperCase(),
    kind,
    headerPath: said.headerPath ?? before?.headerPath ?? [],
    ...(kind === 'list' ? { region: { firstRow: at.row, lastRow, ...firstColumnOf(before, said) } } : {}),
    type: said.type ?? before?.type ?? (options ? 'choice' : 'text'),
    ...(unit === undefined || unit === '' ? {} : { measureUnit: unit }),
    ...(options && options.length > 0 ? { options } : {}),
    required: said.required ?? before?.required ?? false,
    confidence: 1,
    evidence: ['person'],
    // The text in front of the blank belongs to its cell.
    ...(isInPlace ? textsAround(before) : {}),
  })
}

/** A column stays in its list; one that is moved to another row or added joins a list there unless the person names it. */
function firstColumnOf(before: Field | undefined, said: Saying): { firstColumn?: string } {
  const isMoved = said.sheet !== undefined || said.cell !== undefined
  const firstColumn = said.region?.firstColumn ?? (isMoved ? undefined : before?.region?.firstColumn)
  return firstColumn === undefined ? {} : { firstColumn }
}

const textsAround = ({ inlineLabel, inlineTail, boxes, mark, part }: Field): Partial<Field> => ({
  ...(inlineLabel === undefined ? {} : { inlineLabel }),
  ...(inlineTail === undefined ? {} : { inlineTail }),
  ...(boxes === undefined ? {} : { boxes }),
  ...(mark === undefined ? {} : { mark }),
  ...(part === undefined ? {} : { part }),
})

/** A sheet nobody had seen a form on becomes one by the first place on it; a sheet without places is none. */
function formsOf(forms: readonly SheetForm[], fields: readonly Field[], sheets: readonly Sheet[]): SheetForm[] {
  const known = new Map(forms.map((form) => [form.sheet, form]))
  return sheets.flatMap(({ name }) => {
    if (!fields.some(({ sheet }) => sheet === name)) return []
    return [known.get(name) ?? { sheet: name, title: '', notes: [] }]
  })
}

/** Sheet by sheet in the workbook's order; within one in the order they were proposed, added places last. */
const inOrder = (fields: readonly Field[], sheets: readonly Sheet[]): Field[] =>
  sheets.flatMap(({ name }) => fields.filter(({ sheet }) => sheet === name))

/** The field key a correction leaves behind, to say what it asks. */
export const keyAfter = (field: string, to: Saying): string => {
  // Moved to another cell it is no longer one of several blanks.
  if (to.sheet === undefined && to.cell === undefined) return field
  const cut = field.lastIndexOf('!')
  return `${to.sheet ?? field.slice(0, cut)}!${to.cell ?? field.slice(cut + 1).replace(/#\d+$/, '')}`
}
