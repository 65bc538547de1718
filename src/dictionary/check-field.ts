// D11: what a person says of one field must be something this cell can show; what is not is named and the rest kept.
import { fail, ok, type Result } from '../kernel/result.ts'
import { normalText } from '../kernel/text.ts'
import type { Field } from '../templates/field.ts'
import type { Confirmation } from './attachment.ts'
import { checkDefinition, checkQuestion, type Look } from './check-definition.ts'
import { codesOf } from './codes.ts'
import { dictionaryProblems } from './problems.ts'
import type { Question, SubjectKind } from './question.ts'
import type { Value } from './read-value.ts'
import { renderValue, usualRender } from './render.ts'

export type ConfirmedField = Confirmation['fields'][number]

const samePath = (a: readonly string[], b: readonly string[]) =>
  a.map(normalText).join('\n') === b.map(normalText).join('\n')

/** `of`: whose facts the field shows; absent where nobody has said yet. */
type CheckField = { field: Field; of?: SubjectKind | undefined; look: Look }

export function checkField(one: ConfirmedField, { field, of, look }: CheckField): Result<ConfirmedField> {
  const { filling, headerPath } = one
  if (headerPath && !samePath(headerPath, field.headerPath)) {
    const details = { field: one.field, confirmed: headerPath.join(' / '), printed: field.headerPath.join(' / ') }
    return fail(dictionaryProblems['label-differs'](details))
  }
  if (filling.from === 'demand') return ok(one)
  if (filling.from === 'definition') {
    // In every row of a list of people the same figure would stand beside each of them.
    if (field.region && of !== 'area') return fail(dictionaryProblems['figure-in-list']({ field: one.field }))
    const { measureUnit } = field
    const checked = checkDefinition(filling.definition, { field: one.field, look, measureUnit })
    return checked.ok ? ok({ ...one, filling: { from: 'definition', definition: checked.value } }) : checked
  }
  const question = checkQuestion(filling.question, { field: one.field, of, look })
  if (!question.ok) return question
  const render = filling.render === 'plain' ? usualRender(question.value) : filling.render
  const sample = sampleOf(question.value)
  const unit = field.measureUnit === undefined ? {} : { measureUnit: field.measureUnit }
  const printed = renderValue({ question: question.value, value: sample, render, field: unit })
  if (!printed.ok && one.relation !== 'DIFFERENT') return printed
  const isConverted = one.relation === 'SAME' && printed.ok && typeof sample === 'number' && printed.value !== sample
  return ok({ ...one, relation: isConverted ? 'DERIVABLE' : one.relation, filling: { ...filling, render } })
}

/** A value that every right renderer can print: it finds a renderer or a unit that cannot. */
function sampleOf(question: Question): Value {
  const { type, derivedFrom } = question
  switch (type) {
    case 'integer':
    case 'decimal':
      return 1
    case 'boolean':
      return true
    case 'date':
      return '2000-01-01'
    case 'code':
      return codesOf(question)[0] ?? ''
    case 'text':
      return derivedFrom?.by === 'year-month' ? '2000-01' : '0'.repeat(18)
  }
}
