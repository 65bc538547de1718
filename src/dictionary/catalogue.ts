// D4: the dictionary's questions, one list with stable ids.
import { areaAgriculture } from './catalogue-area-agriculture.ts'
import { areaFacilities } from './catalogue-area-facilities.ts'
import { areaFinance } from './catalogue-area-finance.ts'
import { areaGridSafety } from './catalogue-area-grid-safety.ts'
import { areaParty } from './catalogue-area-party.ts'
import { areaPopulation } from './catalogue-area-population.ts'
import { eventDisasterAid } from './catalogue-event-disaster-aid.ts'
import { eventEvents } from './catalogue-event-events.ts'
import { eventSafety } from './catalogue-event-safety.ts'
import { eventVisitsMeetings } from './catalogue-event-visits-meetings.ts'
import { householdAgriculture } from './catalogue-household-agriculture.ts'
import { householdCivilAffairs } from './catalogue-household-civil-affairs.ts'
import { householdFacilities } from './catalogue-household-facilities.ts'
import { householdFinance } from './catalogue-household-finance.ts'
import { householdGridSafety } from './catalogue-household-grid-safety.ts'
import { householdHousing } from './catalogue-household-housing.ts'
import { householdLand } from './catalogue-household-land.ts'
import { householdPopulation } from './catalogue-household-population.ts'
import { householdPovertyPrevention } from './catalogue-household-poverty-prevention.ts'
import { organisationEducation } from './catalogue-organisation-education.ts'
import { organisationGridSafety } from './catalogue-organisation-grid-safety.ts'
import { organisationHealth } from './catalogue-organisation-health.ts'
import { organisationOrganisations } from './catalogue-organisation-organisations.ts'
import { organisationParty } from './catalogue-organisation-party.ts'
import { personCivilAffairs } from './catalogue-person-civil-affairs.ts'
import { personDisability } from './catalogue-person-disability.ts'
import { personEducation } from './catalogue-person-education.ts'
import { personEmployment } from './catalogue-person-employment.ts'
import { personFamilyPlanning } from './catalogue-person-family-planning.ts'
import { personGridSafety } from './catalogue-person-grid-safety.ts'
import { personHealth } from './catalogue-person-health.ts'
import { personInsurance } from './catalogue-person-insurance.ts'
import { personParty } from './catalogue-person-party.ts'
import { personPopulation } from './catalogue-person-population.ts'
import { personPovertyPrevention } from './catalogue-person-poverty-prevention.ts'
import { personVeterans } from './catalogue-person-veterans.ts'
import { placeFacilities } from './catalogue-place-facilities.ts'
import { placeGridSafety } from './catalogue-place-grid-safety.ts'
import { placeHousing } from './catalogue-place-housing.ts'
import { placeLand } from './catalogue-place-land.ts'
import { Question } from './question.ts'

const tables = [
  personPopulation,
  personEmployment,
  personCivilAffairs,
  personDisability,
  personHealth,
  personFamilyPlanning,
  personInsurance,
  personParty,
  personVeterans,
  personEducation,
  personPovertyPrevention,
  personGridSafety,
  householdPopulation,
  householdCivilAffairs,
  householdPovertyPrevention,
  householdHousing,
  householdLand,
  householdFacilities,
  householdFinance,
  householdAgriculture,
  householdGridSafety,
  placeHousing,
  placeLand,
  placeGridSafety,
  placeFacilities,
  organisationOrganisations,
  organisationParty,
  organisationEducation,
  organisationHealth,
  organisationGridSafety,
  areaPopulation,
  areaParty,
  areaFacilities,
  areaFinance,
  areaAgriculture,
  areaGridSafety,
  eventEvents,
  eventVisitsMeetings,
  eventSafety,
  eventDisasterAid,
]

/** In id order. Ids are never reused and never reordered: a new question takes the next free id of the whole list. */
export const catalogue: Question[] = tables
  .flat()
  .map((question) => Question.parse(question))
  .toSorted((a, b) => a.id - b.id)

const byKey = new Map(catalogue.map((question) => [question.key, question]))

export const questionOf = (key: string): Question | undefined => byKey.get(key)
