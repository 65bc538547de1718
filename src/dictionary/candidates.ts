// D6: every question, and what a demand itself knows, stands as a candidate before the matcher.
import type { Candidate } from '../matching/candidate.ts'
import type { Slots } from '../matching/slots.ts'
import { spell } from '../matching/spell.ts'
import { readCode, readYesNo } from './codes.ts'
import type { Question } from './question.ts'
import { convertible, sameUnit } from './units.ts'

type Representation = Slots['representation']

const representations: Record<Question['type'], Representation[]> = {
  text: ['text', 'id-number', 'phone'],
  integer: ['number', 'text'],
  decimal: ['number', 'text'],
  date: ['date', 'text'],
  // A bare 残疾人 may want a tick, a name or a number: only what is asked as 是否 or answered by 是 and 否 is a yes or no.
  boolean: ['boolean', 'choice'],
  code: ['choice', 'text'],
}

export const candidatesOf = (questions: readonly Question[]): Candidate[] => [
  ...questions.map(candidateOf),
  ...demandCandidates,
]

function candidateOf(question: Question): Candidate {
  const { key, subject, role, name, synonyms, type, derivedFrom } = question
  const measureUnit = question.measureUnit === undefined ? 'none' : sameUnit(question.measureUnit)
  const held = [...representations[type], ...(derivedFrom?.by === 'year-month' ? (['date'] as const) : [])]
  const reads = type === 'boolean' ? readYesNo : (option: string) => readCode(question, option)
  return {
    answer: key,
    subject,
    role,
    spellings: [name['zh-CN'], ...synonyms].map((label) =>
      spell({ label, subject, role, measureUnit, representation: held[0]! }),
    ),
    representations: new Set(held),
    measureUnit,
    convertible: new Set(convertible(measureUnit)),
    accepts: (option) => (type === 'boolean' || type === 'code') && reads(option) !== undefined,
  }
}

const known: readonly (readonly [answer: string, held: Representation[], ...labels: string[]])[] = [
  ['demand.unit', ['text'], '填报单位', '填表单位', '上报单位'],
  ['demand.day', ['date', 'text'], '填报日期', '填表日期', '上报日期'],
  ['demand.period', ['text'], '报告期', '报表期'],
  ['demand.serial', ['number', 'text'], '序号'],
]

const demandCandidates: Candidate[] = known.map(([answer, held, ...labels]) => ({
  answer,
  subject: 'demand',
  role: 'self',
  spellings: labels.map((label) =>
    spell({ label, subject: 'demand', role: 'self', measureUnit: 'none', representation: held[0]! }),
  ),
  representations: new Set(held),
  measureUnit: 'none',
  convertible: new Set<string>(),
  accepts: () => false,
}))
