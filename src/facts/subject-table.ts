// F1: the table of each kind of subject, and the question whose answer names one of them.
import type { SubjectKind } from '../dictionary/question.ts'

export const tableOf: Record<SubjectKind, string> = {
  person: 'facts.person',
  household: 'facts.household',
  place: 'facts.place',
  organisation: 'facts.organisation',
  area: 'facts.area_facts',
  event: 'facts.event',
}

export const namingQuestion: Record<SubjectKind, string> = {
  person: 'person.name',
  household: 'household.number',
  place: 'place.name',
  organisation: 'organisation.name',
  area: 'area.name',
  event: 'event.number',
}
