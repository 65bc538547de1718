// D6: what the matcher reads in a label of a question; two questions may share no reading.
import { unknown } from '../matching/slots.ts'
import { spell, type Spelling } from '../matching/spell.ts'
import type { Question } from './question.ts'

type Whose = Pick<Question, 'subject' | 'role'>

export const meaningOf = (label: string, { subject, role }: Whose): string =>
  meaning(spell({ label, subject, role, measureUnit: 'none', representation: 'text' }))

/** Whose, which property or else which words, and under which restrictions. */
const meaning = ({ subject, role, property, text, qualifiers, period, polarity }: Spelling): string =>
  [subject, role, property === unknown ? text : property, qualifiers.join('+'), period, polarity].join('|')

export const labelsOf = ({ name, synonyms }: Pick<Question, 'name' | 'synonyms'>): string[] => [
  name['zh-CN'],
  ...synonyms,
]
