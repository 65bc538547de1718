// M4: a field's slots come from its own words, then from the form around it; what neither says is `unknown`, never assumed.
import { type Field, fieldKey } from '../templates/field.ts'
import type { SheetForm } from '../templates/template.ts'
import { type FormSubject, formSubject } from './form-subject.ts'
import { plainUnit } from './label.ts'
import { propertyLabelled } from './lexicon-property.ts'
import { answerWords, bareMeanings } from './lexicon-words.ts'
import { type Reading, readPath } from './read-label.ts'
import { type Doubt, ofOwner, type Slots, type SubjectSlot, unknown } from './slots.ts'

/** One field among all fields of its template. For a whole template `parseFields` reads the form once. */
export function parseField(field: Field, form: SheetForm | undefined, siblings: readonly Field[]): Slots {
  const fields = siblings.some((one) => fieldKey(one) === fieldKey(field)) ? siblings : [...siblings, field]
  return parseFields(fields.filter(sameRegion(field)), form ? [form] : []).get(fieldKey(field))!
}

/** Names a region within which no two fields ask the same: one list, or the single cells of a sheet. */
export const regionKey = ({ sheet, region }: Pick<Field, 'sheet' | 'region'>): string =>
  `${sheet}!${region?.firstRow ?? ''}`

const sameRegion = (field: Field) => (other: Field) => regionKey(other) === regionKey(field)

/** Slots of every field of a template, by field key. `owner`: who sends the form, where it is known; it tells whose numbers 户号 and its like are. */
export function parseFields(fields: readonly Field[], forms: readonly SheetForm[], owner?: string): Map<string, Slots> {
  const slots = new Map<string, Slots>()
  for (const region of Map.groupBy(fields, regionKey).values()) {
    const form = forms.find(({ sheet }) => sheet === region[0]!.sheet)
    const read = region
      .map((field) => ({ field, reading: readPath(field.headerPath, form?.title ?? ''), at: placeOf(field) }))
      .toSorted((a, b) => a.at.line - b.at.line || a.at.position - b.at.position)
    const subject = formSubject(
      read.filter(({ field }) => !isFigure(field)).map(({ reading }) => reading),
      form?.title ?? '',
    )
    const headIsAsked = read.some(({ reading }) => reading.role === 'head' && isNumberOfPerson(reading))
    for (const [index, { field, reading, at }] of read.entries()) {
      const before = read.slice(Math.max(0, index - 2), index).filter((other) => other.at.line === at.line)
      slots.set(
        fieldKey(field),
        slotsOf({
          field,
          form,
          reading,
          subject,
          headIsAsked,
          owner,
          before: before.map((other) => other.reading).toReversed(),
        }),
      )
    }
  }
  return slots
}

/** Columns of a list stand in one line; single cells stand in their rows. */
function placeOf(field: Field): { line: number; position: number } {
  const [, letters = '', row = '0'] = /^([A-Z]*)(\d*)$/.exec(field.cell) ?? []
  const position = [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
  return { line: field.region ? 0 : Number(row), position }
}

/** A cell of a table of counts: several labels meet in it. A fixed row with one answer column is an ordinary question. */
const isFigure = ({ kind, headerPath }: Field): boolean =>
  kind === 'cross-tab' ||
  (kind === 'fixed-row' &&
    headerPath.filter((label) => !answerWords.has(label.trim()) && plainUnit(label) === undefined).length > 1)

const isNumberOfPerson = ({ property }: Reading): boolean =>
  property?.key === 'id-number' || property?.key === 'certificate-number'

const coordinates = new Set(['longitude', 'latitude'])
const houseKeys = new Set(['address', 'house-area', 'house-structure'])

type SlotsInput = {
  field: Field
  form: SheetForm | undefined
  reading: Reading
  subject: FormSubject
  /** The form asks for the head's number by name: another number is not the head's. */
  headIsAsked: boolean
  owner: string | undefined
  /** Readings of the two places before it, nearest first. */
  before: readonly Reading[]
}

function slotsOf({ field, form, reading, subject, headIsAsked, owner, before }: SlotsInput): Slots {
  const doubts: Doubt[] = []
  if (isFigure(field)) doubts.push('figure')
  if (reading.generic || reading.property?.vague) doubts.push('generic')
  const whose = whoseSlot(reading, subject)
  const isAmbiguous = whose.role === 'self' || (whose.role === 'head' && reading.role === undefined)
  if (isAmbiguous && reading.property?.bare && reading.whose === undefined && isBesideOther(reading, before, subject)) {
    doubts.push('whose')
    whose.role = unknown
  }
  if (whose.role === 'head' && reading.role === undefined && headIsAsked && isNumberOfPerson(reading)) {
    doubts.push('whose')
    whose.role = unknown
  }
  // In a list of houses an address or a floor area may be the house's or the household's.
  if (subject.amongPlaces && houseKeys.has(reading.property?.key ?? '')) doubts.push('whose')
  // A person has no longitude: whose it is, of the home or of where the visit was, the form does not say.
  if (coordinates.has(reading.property?.key ?? '') && subject.subject !== 'place') doubts.push('whose')
  if (reading.several) doubts.push('several-labels')
  if (whose.subject === unknown) doubts.push('subject-weak')
  const options = [...new Set([...reading.options, ...(field.options ?? [])])]
  return {
    ...whose,
    property: (reading.property ?? propertyLabelled(bareMeanings[whose.subject]?.[reading.text] ?? ''))?.key ?? unknown,
    text: reading.text,
    qualifiers: [...new Set(reading.qualifiers)].toSorted(),
    period: reading.period,
    polarity: reading.polarity,
    measureUnit: unitOf(reading, field, form),
    representation: representationOf(reading, field, options),
    options,
    issuer: issuerOf(reading, owner),
    doubts,
  }
}

/** Whose fact: a role named, the row itself, or what the property belongs to by nature. */
function whoseSlot(reading: Reading, form: FormSubject): { subject: SubjectSlot; role: string } {
  const about = reading.property?.about ?? []
  if (about[0] === 'demand') return { subject: 'demand', role: 'self' }
  if (reading.role !== undefined) return { subject: subjectOfRole(reading.role, form), role: reading.role }
  if (reading.whose === 'household') return { subject: 'household', role: 'self' }
  if (reading.whose === 'self') return { subject: 'person', role: 'self' }
  const subject = reading.under ?? form.subject
  if (!reading.property) return { subject, role: 'self' }
  if (about[0] === 'area' && about.length === 1) return { subject: 'area', role: 'self' }
  if (about.includes(subject)) return listsHeads(reading, form) ?? { subject, role: 'self' }
  return outsideForm(reading, about, { ...form, subject })
}

/** Where the form is about something that does not have this property. */
function outsideForm(
  reading: Reading,
  about: readonly SubjectSlot[],
  form: FormSubject,
): { subject: SubjectSlot; role: string } {
  const { subject } = form
  if (subject === unknown)
    return { subject: about.length === 1 && about[0] !== 'person' ? about[0]! : unknown, role: 'self' }
  // In a table of villages 人口数 is the village's total, and a bare phone somebody's.
  if (subject === 'area') return { subject, role: about[0] === 'person' ? unknown : 'self' }
  // A person's row may be asked about that person's household.
  if (subject === 'person' && about.includes('household')) return { subject: 'household', role: 'self' }
  if (about[0] !== 'person') return { subject: about[0] ?? unknown, role: 'self' }
  return listsHeads(reading, form) ?? { subject, role: unknown }
}

/** In a list of households that names only their heads, a bare personal column is the head's; a phone or address the household's. */
function listsHeads(
  { property }: Reading,
  { subject, role }: FormSubject,
): { subject: SubjectSlot; role: string } | undefined {
  if (subject !== 'household' || role !== 'head' || property?.about[0] !== 'person') return undefined
  const ofHousehold =
    property.about.includes('household') || property.key === 'residence' || property.key === 'register-address'
  return { subject: 'household', role: ofHousehold ? 'self' : 'head' }
}

const areaRoles = new Set(['secretary', 'director', 'first-secretary'])
const demandRoles = new Set([
  'filler',
  'handler',
  'registrar',
  'auditor',
  'reviewer',
  'approver',
  'enumerator',
  'collector',
  'visitor',
  'grid-keeper',
  'verifier',
])

function subjectOfRole(role: string, form: FormSubject): SubjectSlot {
  if (role.split(' ')[0] === 'head') return 'household'
  if (areaRoles.has(role)) return 'area'
  if (demandRoles.has(role)) return 'demand'
  return role === unknown ? unknown : form.subject
}

/** A bare phone, number or account within two places after somebody else's column: whose is it? */
function isBesideOther(reading: Reading, before: readonly Reading[], form: FormSubject): boolean {
  for (const other of before) {
    if (other.role !== undefined) return !(form.role === 'head' && other.role === 'head')
    if (other.property?.key === 'name' && other !== reading) return false
  }
  return false
}

function unitOf(reading: Reading, field: Field, form: SheetForm | undefined): string {
  const printed =
    reading.measureUnit ??
    (field.measureUnit === undefined ? undefined : (plainUnit(field.measureUnit) ?? field.measureUnit))
  if (printed !== undefined) return printed
  const ofSheet = field.type === 'number' && form?.measureUnit !== undefined ? plainUnit(form.measureUnit) : undefined
  return ofSheet ?? 'none'
}

const yesNo = /^(?:是|否|有|无|√|×|不是|没有)$/

function representationOf(reading: Reading, field: Field, options: readonly string[]): Slots['representation'] {
  if (options.length > 0) return options.every((option) => yesNo.test(option)) ? 'boolean' : 'choice'
  return reading.text.includes('?') ? 'boolean' : field.type
}

function issuerOf({ property, text }: Reading, owner: string | undefined): string {
  const given = property
    ? (property.identifier ?? 'none')
    : /(?:编号|编码|代码|账号|证号|户号|号码)$/.test(text)
      ? unknown
      : 'none'
  return given === unknown && owner !== undefined ? `${ofOwner}${owner}` : given
}
