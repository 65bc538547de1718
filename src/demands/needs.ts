// Q2: what a report needs to know follows from its confirmed fields alone: its lists, its single cells, its figures.
import type { Attachment, RowScope } from '../dictionary/attachment.ts'
import { seesKey } from '../dictionary/check-definition.ts'
import type { Where } from '../dictionary/definition.ts'
import { bothOf, whereOf } from '../dictionary/filter-tree.ts'
import type { SubjectKind } from '../dictionary/question.ts'
import { scopeOf } from '../dictionary/row-scope.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import type { Need } from './demand.ts'

export type NeedsInput = {
  fields: readonly Field[]
  attachments: readonly Attachment[]
  rows: readonly RowScope[]
  per: 'area' | 'household'
}

/**
 * One need per kind of subject and conditions; questions in the order the form asks them. A list nobody has scoped needs
 * nothing, nor does a cell whose subject cannot answer its question.
 */
export function needsOf({ fields, attachments, rows, per }: NeedsInput): Need[] {
  const byField = new Map(attachments.map((attachment) => [attachment.field, attachment]))
  const needs = new Map<string, Need>()
  const add = (of: SubjectKind, where: Where, question: string | undefined) => {
    const key = JSON.stringify([of, where])
    const need = needs.get(key) ?? { of, where, questions: [] }
    if (question !== undefined && !need.questions.includes(question)) need.questions.push(question)
    needs.set(key, need)
  }
  // Whom a list holds must be known even where every column of it is filled by the demand itself.
  for (const { of, where } of rows) add(of, where, undefined)
  for (const field of fields) {
    const filling = byField.get(fieldKey(field))?.filling
    if (!filling || filling.from === 'demand') continue
    if (filling.from === 'definition') {
      const { of, question, over, part } = filling.definition
      const where = whereOf(filling.definition)
      add(of, where, question)
      if (over !== undefined) add(of, where, over)
      // Who is in a share's part is to be known of those it is a part of, and of nobody else.
      if (part !== undefined) add(of, bothOf(where, part), undefined)
    } else if (field.region) {
      const scope = scopeOf(field, rows)
      if (scope && seesKey(scope.of, filling.question)) add(scope.of, scope.where, filling.question)
    } else if (seesKey(per, filling.question)) add(per, [], filling.question)
  }
  return [...needs.values()]
}
