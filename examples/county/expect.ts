// Example county: what the filled forms must show, computed from the records without the product: figures, rows of lists, asks.
import type { Condition, Definition } from '../../src/dictionary/definition.ts'
import type { SubjectKind } from '../../src/dictionary/question.ts'
import type { Day } from '../../src/kernel/day.ts'
import { fieldKey } from '../../src/templates/field.ts'
import { declaredIn, type Form, layOut } from './form.ts'
import { factOf, type FactValue, type Household, peopleOf, type Person, type Subject, type Village } from './record.ts'
import type { Unknown } from './truth.ts'

/** `undefined`: it cannot be told. */
export type Verdict = boolean | undefined

/** `value` is null when the question of one subject it needs is not known: then the cell stays a stated blank. */
export type ExpectedFigure = { template: string; field: string; village: string; value: number | null; unknown: number }
export type ExpectedList = { template: string; sheet: string; firstRow: number; village: string; who: string[] }

export const subjectsOf = (village: Village, of: SubjectKind): Subject[] =>
  of === 'person' ? peopleOf(village) : of === 'household' ? village.households : [village]

export function meets(subject: Subject, where: readonly Condition[], on: Day): Verdict {
  const verdicts = where.map((condition) => test(factOf(subject, condition.question, on), condition))
  return verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true
}

function test(fact: FactValue | undefined, { is, value }: Condition): Verdict {
  if (is === 'known') return fact !== undefined
  if (fact === undefined) return undefined
  switch (is) {
    case '=':
      return fact === value
    case '!=':
      return fact !== value
    case 'in':
      return Array.isArray(value) && value.includes(String(fact))
    case '<':
      return Number(fact) < Number(value)
    case '<=':
      return Number(fact) <= Number(value)
    case '>':
      return Number(fact) > Number(value)
    case '>=':
      return Number(fact) >= Number(value)
  }
}

export function figureOf(
  village: Village,
  definition: Definition,
  on: Day,
): Omit<ExpectedFigure, 'template' | 'field' | 'village'> {
  const { measure, of, question } = definition
  const where = declaredIn(definition)
  const all = subjectsOf(village, of).map((subject) => ({ subject, met: meets(subject, where, on) }))
  const met = all.filter((one) => one.met === true).map(({ subject }) => subject)
  const amounts = question === undefined ? [] : met.map((subject) => factOf(subject, question, on))
  const unknown =
    all.filter((one) => one.met === undefined).length + amounts.filter((amount) => amount === undefined).length
  if (unknown > 0) return { value: null, unknown }
  if (measure === 'count') return { value: met.length, unknown }
  // Ledgers hold two decimals at most: whole hundredths add up without the errors of binary fractions.
  const sum = amounts.reduce<number>((total, amount) => total + Math.round(Number(amount) * 100), 0) / 100
  return { value: measure === 'sum' ? sum : amounts.length === 0 ? null : sum / amounts.length, unknown }
}

/** Every figure of the forms for every village. */
export function expectedFigures(forms: readonly Form[], villages: readonly Village[], on: Day): ExpectedFigure[] {
  return forms.flatMap((form) =>
    layOut(form).flatMap(({ fields }) =>
      fields.flatMap((field) => {
        const { filling } = field
        if (filling?.from !== 'definition') return []
        const place = { template: form.file, field: fieldKey(field) }
        return villages.map((village) => ({
          ...place,
          village: village.name,
          ...figureOf(village, filling.definition, on),
        }))
      }),
    ),
  )
}

/** How many workbooks the forms make when they are filled: one per village or one per household. */
export const expectedFiles = (forms: readonly Form[], villages: readonly Village[]): number =>
  forms.reduce(
    (sum, { per }) =>
      sum + (per === 'household' ? villages.flatMap(({ households }) => households).length : villages.length),
    0,
  )

/** Who stands in every list of the forms sent per village: ID numbers of persons, numbers of households. */
export function expectedLists(forms: readonly Form[], villages: readonly Village[], on: Day): ExpectedList[] {
  return forms
    .filter(({ per }) => per === undefined)
    .flatMap((form) =>
      layOut(form).flatMap(({ scopes }) =>
        scopes.flatMap(({ sheet, firstRow, of, where }) =>
          villages.map((village) => {
            const met = subjectsOf(village, of).filter((subject) => meets(subject, where, on) === true)
            return {
              template: form.file,
              sheet,
              firstRow,
              village: village.name,
              who: met.map((one) => whoIs(one).who),
            }
          }),
        ),
      ),
    )
}

const whoIs = (subject: Subject): Pick<Unknown, 'subject' | 'who'> => {
  if ('households' in subject) return { subject: 'area', who: subject.name }
  if ('members' in subject) return { subject: 'household', who: String(subject.facts['household.number']) }
  return { subject: 'person', who: String(subject.facts['person.id-number']) }
}

/** What the forms need and the ledgers do not say, each fact once however many forms need it. */
export function expectedAsks(forms: readonly Form[], villages: readonly Village[], on: Day): Unknown[] {
  const asks = new Map<string, Unknown>()
  const need = (village: Village, subject: Subject, question: string) => {
    if (factOf(subject, question, on) !== undefined) return
    const [owner, source] = ownerOf(subject, question)
    const ask = { village: village.name, ...whoIs(owner), question: source }
    asks.set(Object.values(ask).join('\n'), ask)
  }
  for (const form of forms) {
    for (const { fields, scopes } of layOut(form)) {
      for (const village of villages) {
        const single = form.per === 'household' ? village.households : [village]
        for (const { filling, region } of fields) {
          if (filling?.from === 'definition') needFigure(village, filling.definition, { on, need })
          if (filling?.from !== 'question') continue
          const scope = region && scopes.find(({ firstRow }) => firstRow === region.firstRow)
          const rows = scope ? subjectsOf(village, scope.of).filter((one) => meets(one, scope.where, on)) : single
          for (const subject of rows) need(village, subject, filling.question)
        }
      }
    }
  }
  return [...asks.values()]
}

type Needing = { on: Day; need: (village: Village, subject: Subject, question: string) => void }

function needFigure(village: Village, definition: Definition, { on, need }: Needing): void {
  const { of, question } = definition
  const where = declaredIn(definition)
  for (const subject of subjectsOf(village, of)) {
    const met = meets(subject, where, on)
    if (met === undefined) for (const condition of where) need(village, subject, condition.question)
    if (met === true && question !== undefined) need(village, subject, question)
  }
}

/** Whose fact it is at its source: a row sees its household and village, a household its head. */
function ownerOf(subject: Subject, question: string): [owner: Subject, question: string] {
  if ('households' in subject) return [subject, question]
  const household: Household = 'members' in subject ? subject : subject.household
  if (question.startsWith('area.')) return [household.village, question]
  if (question === 'household.head-phone') return [headOf(household), 'person.phone']
  return [question.startsWith('household.') ? household : subject, question]
}

const headOf = ({ members }: Household): Person => members[0]!
