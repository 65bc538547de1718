// D32: where words say little, what forms alike ask orders what a person picks from; it attaches nothing.
import { type Company, companyAmong, type Likely } from '../matching/company.ts'
import { regionKey } from '../matching/parse.ts'
import type { Proposal } from '../matching/propose.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { answerOf } from './attach.ts'
import type { QueuedForm } from './review-queue.ts'

/** For the fields of one form, by field key: what forms alike ask that it does not yet. `byWords`: what its words alone say. */
export type CompanyOf = (form: QueuedForm, byWords: ReadonlyMap<string, Proposal>) => ReadonlyMap<string, Likely>

/** Reads what all forms ask once. */
export function companyOfForms(forms: readonly QueuedForm[]): CompanyOf {
  const answered = new Map(forms.map((form) => [form, regionsOf(form)]))
  const among = companyAmong([...answered.values()].flatMap((regions) => regions.map(({ answers }) => answers)))
  return (form, byWords) => {
    const likely = new Map<string, Likely>()
    for (const { fields, answers } of answered.get(form) ?? []) {
      const sure = fields.map((field, at) => answers[at] ?? sureOf(byWords.get(fieldKey(field))))
      const at = among(sure, answers)
      for (const [index, field] of fields.entries()) likely.set(fieldKey(field), at(index))
    }
    return likely
  }
}

type Region = { fields: readonly Field[]; answers: Company }

function regionsOf({ template, attachments }: QueuedForm): Region[] {
  const answers = new Map(attachments.map(({ field, filling }) => [field, answerOf(filling)]))
  return [...Map.groupBy(template.fields, regionKey).values()].map((fields) => ({
    fields,
    answers: fields.map((field) => answers.get(fieldKey(field))),
  }))
}

const sureOf = (proposal: Proposal | undefined): string | undefined =>
  proposal?.tier === 'auto' || proposal?.tier === 'one-click' ? proposal.suggestions[0]!.answer : undefined
