// C30: what changed from one version of a form to the next, as data and as lines: what stayed is counted, what waits is named.
import { changeKinds, type FieldChange } from '../templates/field-diff.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Speaker } from './speak.ts'

const placed = (field: Field) => ({ field: fieldKey(field), headerPath: field.headerPath })

/** Counts by kind, and every field that did not simply stay. */
export const changeData = (changes: readonly FieldChange[]) => ({
  ...Object.fromEntries(
    changeKinds.map((kind) => [kind, changes.filter(({ change }) => change === kind).length] as const),
  ),
  changes: changes
    .filter(({ change }) => change !== 'kept')
    .map((one) => ({
      change: one.change,
      ...('from' in one ? { from: placed(one.from) } : {}),
      ...('to' in one ? { to: placed(one.to) } : {}),
      ...(one.change === 'renamed' ? { because: one.because } : {}),
    })),
})

export function changeLines(changes: readonly FieldChange[], { say }: Speaker): string[] {
  const counts = Object.fromEntries(
    changeKinds.map((kind) => [kind, changes.filter(({ change }) => change === kind).length] as const),
  )
  const nameOf = (field: Field) => `${fieldKey(field)} ${field.headerPath.join(' / ')}`
  const lines = changes.flatMap((one) => {
    if (one.change === 'kept') return []
    const from = 'from' in one ? nameOf(one.from) : ''
    const to = 'to' in one ? nameOf(one.to) : ''
    const because = one.change === 'renamed' ? say(`because.${one.because}`) : ''
    return [`  ${say(`change.${one.change}`, { from, to, because })}`]
  })
  return [`  ${say('change.counts', counts)}`, ...lines]
}
