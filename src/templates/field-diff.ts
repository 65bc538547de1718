// T30: a form sent again is compared field by field; only what is plainly the same field keeps what a person said of it.
import { normalText } from '../kernel/text.ts'
import { type Field, fieldKey } from './field.ts'
import { withoutDigits } from './shape.ts'
import type { SheetForm, Template } from './template.ts'

/** Why a field is not the same although it stands where one stood, or is called as one was. */
export type Because = 'label' | 'unit' | 'options' | 'kind' | 'title'

export type FieldChange =
  | { change: 'kept' | 'moved'; from: Field; to: Field }
  | { change: 'renamed'; from: Field; to: Field; because: Because }
  | { change: 'added'; to: Field }
  | { change: 'removed'; from: Field }

export const changeKinds = ['kept', 'moved', 'renamed', 'added', 'removed'] as const

type Form = Pick<Template, 'forms' | 'fields'>

/** Every field of both forms once: those of `after` in its order, then what is gone. */
export function diffFields(before: Form, after: Form): FieldChange[] {
  const sheets = sheetPairs(before.forms, after.forms)
  const changes = after.forms.flatMap(({ sheet, title }): FieldChange[] => {
    const old = sheets.get(sheet)
    const [mine, theirs] = [fieldsOn(after, sheet), old ? fieldsOn(before, old.sheet) : []]
    // Under another title the same columns ask of other people: 低保对象 and 特困人员 fill one layout.
    const isOther = old !== undefined && withoutDigits(old.title) !== withoutDigits(title)
    return diffSheet(theirs, mine).map((one) =>
      isOther && (one.change === 'kept' || one.change === 'moved')
        ? { change: 'renamed', from: one.from, to: one.to, because: 'title' }
        : one,
    )
  })
  const found = new Set(changes.flatMap((one) => ('from' in one ? [fieldKey(one.from)] : [])))
  const gone = before.fields.filter((field) => !found.has(fieldKey(field)))
  return [
    ...changes.filter(({ change }) => change !== 'removed'),
    ...gone.map((from): FieldChange => ({ change: 'removed', from })),
  ]
}

const fieldsOn = ({ fields }: Form, sheet: string): Field[] => fields.filter((field) => field.sheet === sheet)

/** The earlier sheet for each sheet of the later form: the same name without digits, or the only one of both. */
function sheetPairs(before: readonly SheetForm[], after: readonly SheetForm[]): Map<string, SheetForm> {
  const pairs = new Map<string, SheetForm>()
  for (const { sheet } of after) {
    const exact = before.find((form) => form.sheet === sheet)
    const alike = (forms: readonly SheetForm[]) =>
      forms.filter((form) => withoutDigits(form.sheet) === withoutDigits(sheet))
    const [like, ...more] = alike(before)
    const old =
      exact ??
      (like && more.length === 0 && alike(after).length === 1
        ? like
        : before.length === 1 && after.length === 1
          ? before[0]
          : undefined)
    if (old) pairs.set(sheet, old)
  }
  return pairs
}

const exactly = ({ headerPath }: Field): string => headerPath.map(normalText).join('\n')
/** The cell, and which of its blanks. */
const spot = ({ cell, part }: Field): string => `${cell}#${part?.number ?? 1}`
const loosely = ({ headerPath }: Field): string => headerPath.map(withoutDigits).join('\n')

function diffSheet(before: readonly Field[], after: readonly Field[]): FieldChange[] {
  const pairs = new Map<Field, Mate>()
  pairByPath({ before, after, pairs, keyOf: exactly })
  // 2025年 became 2026年: one field, unless several differ by their digits alone, as 1月 and 2月 do.
  pairByPath({ before, after, pairs, keyOf: loosely })
  const taken = new Set([...pairs.values()].map(({ from }) => from))
  for (const field of after) {
    const old = before.find((one) => spot(one) === spot(field))
    if (!pairs.has(field) && old && !taken.has(old)) pairs.set(field, { from: old, byPath: false })
  }
  return after.map((to) => changeOf(pairs.get(to), to))
}

/** `byPath` false: only the cell is the same. */
type Mate = { from: Field; byPath: boolean }

type Pairing = {
  before: readonly Field[]
  after: readonly Field[]
  pairs: Map<Field, Mate>
  keyOf: (field: Field) => string
}

/** Pairs fields whose path is theirs alone in both forms, or whose path stands in the very same cells in both. */
function pairByPath({ before, after, pairs, keyOf }: Pairing): void {
  const old = Map.groupBy(before, keyOf)
  const taken = new Set([...pairs.values()].map(({ from }) => from))
  for (const [key, fields] of Map.groupBy(after, keyOf)) {
    const mates = old.get(key) ?? []
    const isAlone = fields.length === 1 && mates.length === 1
    const isInPlace = keyOf === exactly && fields.map(spot).join() === mates.map(spot).join()
    if (!isAlone && !isInPlace) continue
    for (const [index, field] of fields.entries()) {
      const mate = mates[index]!
      if (!pairs.has(field) && !taken.has(mate)) pairs.set(field, { from: mate, byPath: true })
    }
  }
}

function changeOf(mate: Mate | undefined, to: Field): FieldChange {
  if (!mate) return { change: 'added', to }
  const { from, byPath } = mate
  const because = byPath ? otherwise(from, to) : 'label'
  if (because) return { change: 'renamed', from, to, because }
  return { change: spot(from) === spot(to) ? 'kept' : 'moved', from, to }
}

function otherwise(from: Field, to: Field): Because | undefined {
  if (exactly(from) !== exactly(to) && !isDated(from, to)) return 'label'
  if (from.kind !== to.kind) return 'kind'
  if (normalText(from.measureUnit ?? '') !== normalText(to.measureUnit ?? '')) return 'unit'
  return (from.options ?? []).join('\n') === (to.options ?? []).join('\n') ? undefined : 'options'
}

/** Only digits that tell a time may differ: 2025年 and 2026年, 6月末 and 9月末; 1号楼 and 2号楼 are two things. */
function isDated(from: Field, to: Field): boolean {
  const timeless = ({ headerPath }: Field) =>
    headerPath
      .map((label) =>
        normalText(label).replace(/(?:\d+|[〇零一二三四五六七八九十]+)(?=[年月日季])|\d{4}(?:[-./]\d{1,2})*/g, ''),
      )
      .join('\n')
  return timeless(from) === timeless(to)
}
