// Example county: what is true of its forms, and what a person would have confirmed about them.
import { Confirmation } from '../../src/dictionary/attachment.ts'
import { fieldKey } from '../../src/templates/field.ts'
import { declaredIn, type Filling, type Form, type LaidSheet, type TrueField } from './form.ts'
import { factOf, peopleOf, type Village } from './record.ts'
import { inventedOn } from './people.ts'
import type { Day } from '../../src/kernel/day.ts'

export type TrueTemplate = { file: string; issuer: string; per: 'area' | 'household'; fields: TrueField[] }

/** A fact that the clerk left out although the forms need it; `who` is an ID number, a household's number or a village's name. */
export type Unknown = { village: string; subject: 'person' | 'household' | 'area'; who: string; question: string }

export type Truth = {
  seed: number
  /** Day as of which the county is invented. */
  on: string
  templates: TrueTemplate[]
  ledgers: TrueTemplate[]
  counts: {
    templates: number
    departments: number
    fields: number
    /** Fields that no question answers. */
    open: number
    /** Different questions among the fields that ask one. */
    questions: number
    /** Fields that ask what a form earlier in file name order asks already: the same question or the same figure. */
    repeated: number
  }
  unknown: Unknown[]
}

export const trueTemplate = (form: Form, laid: readonly LaidSheet[]): TrueTemplate => ({
  file: form.file,
  issuer: form.issuer,
  per: form.per ?? 'area',
  fields: laid.flatMap(({ fields }) => fields),
})

export const confirmationOf = (form: Form, laid: readonly LaidSheet[]): Confirmation =>
  Confirmation.parse({
    template: form.file,
    issuer: form.issuer,
    per: form.per ?? 'area',
    timesAYear: form.timesAYear,
    rows: laid.flatMap(({ scopes }) => scopes),
    fields: laid.flatMap(({ fields }) =>
      fields.flatMap((field) =>
        field.filling ? [{ field: fieldKey(field), headerPath: field.headerPath, filling: field.filling }] : [],
      ),
    ),
  })

export function countsOf(templates: readonly TrueTemplate[]): Truth['counts'] {
  const fields = templates.flatMap((template) => template.fields)
  const asked = new Set<string>()
  let repeated = 0
  for (const template of templates.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    const own = template.fields.map(({ filling }) => askedBy(filling)).filter((key) => key !== undefined)
    repeated += own.filter((key) => asked.has(key)).length
    for (const key of own) asked.add(key)
  }
  return {
    templates: templates.length,
    departments: new Set(templates.map(({ issuer }) => issuer)).size,
    fields: fields.length,
    open: fields.filter(({ filling }) => filling === undefined).length,
    questions: new Set(fields.flatMap(({ filling }) => (filling?.from === 'question' ? [filling.question] : []))).size,
    repeated,
  }
}

/** One text for all fields that ask the same, whatever their words; what the demand itself knows is not asked. */
function askedBy(filling: Filling | undefined): string | undefined {
  if (filling?.from === 'question') return filling.question
  if (filling?.from !== 'definition') return undefined
  const { measure, of, question } = filling.definition
  return [
    measure,
    of,
    question ?? '',
    ...declaredIn(filling.definition)
      .map((one) => JSON.stringify([one.question, one.is, one.value]))
      .toSorted(),
  ].join('\n')
}

/** Questions of which every subject has an answer unless the clerk left it out. */
const ofEverybody = ['person.phone', 'person.health-status']

export function unknownIn(village: Village): Unknown[] {
  const on = inventedOn as Day
  const people = peopleOf(village).flatMap((person): Unknown[] =>
    ofEverybody
      .filter((question) => factOf(person, question, on) === undefined)
      .map((question) => ({
        village: village.name,
        subject: 'person',
        who: String(person.facts['person.id-number']),
        question,
      })),
  )
  const households = village.households
    .filter(({ facts }) => facts['household.water-safe'] === undefined)
    .map(({ facts }): Unknown => ({
      village: village.name,
      subject: 'household',
      who: String(facts['household.number']),
      question: 'household.water-safe',
    }))
  const own = ['area.collective-income', 'area.flood-sites', 'area.shelters']
    .filter((question) => village.facts[question] === undefined)
    .map((question): Unknown => ({ village: village.name, subject: 'area', who: village.name, question }))
  return [...people, ...households, ...own]
}
