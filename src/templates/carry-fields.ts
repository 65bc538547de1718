// T30: what a person corrected of a form holds for the same form sent again, sheet by sheet, where detection proposes the very same places.
import type { FieldChange } from './field-diff.ts'
import { diffFields } from './field-diff.ts'
import { type Field, fieldKey } from './field.ts'
import type { Template } from './template.ts'

type Form = Pick<Template, 'forms' | 'fields'>

/** `proposed` and `standing` are the earlier form's, `after` is the new proposal; gives the new form as it then stands. */
export function carryFields({ proposed, standing, after }: Record<'proposed' | 'standing' | 'after', Form>): Form {
  const changes = diffFields(proposed, after)
  const fields = after.forms.flatMap(({ sheet }) => {
    const own = after.fields.filter((field) => field.sheet === sheet)
    const here = changes.filter((one) => 'to' in one && one.to.sheet === sheet)
    const old = here.find((one) => 'from' in one)
    const before = old && 'from' in old ? old.from.sheet : undefined
    const isSame =
      here.every(({ change }) => change === 'kept') &&
      !changes.some((one) => one.change === 'removed' && one.from.sheet === before)
    return before !== undefined && isSame ? renewed(before, { sheet, standing, own, here }) : own
  })
  return { forms: after.forms, fields }
}

type Renew = { sheet: string; standing: Form; own: readonly Field[]; here: readonly FieldChange[] }

/** The corrected fields of the earlier sheet, with the labels as they are printed now where nobody changed them. */
function renewed(before: string, { sheet, standing, own, here }: Renew): Field[] {
  const printed = new Map(
    here.flatMap((one) => ('from' in one && 'to' in one ? [[fieldKey(one.from), one] as const] : [])),
  )
  const corrected = standing.fields.filter((field) => field.sheet === before)
  const isCorrected = JSON.stringify(corrected) !== JSON.stringify([...printed.values()].map(({ from }) => from))
  if (!isCorrected) return [...own]
  return corrected.map((field) => {
    const one = printed.get(fieldKey(field))
    const isOwnLabel = one && one.from.headerPath.join('\n') === field.headerPath.join('\n')
    return { ...field, sheet, headerPath: isOwnLabel ? one.to.headerPath : field.headerPath }
  })
}
