// D20: the catalogue is written as tables a person of the trade can read: a line per question, a line of what else forms print for it.
import type { z } from 'zod'
import type { Domain, Question, SubjectKind } from './question.ts'

export type TableInput = {
  subject: SubjectKind
  domain: Domain
  /**
   * `id property @role | 中文 | English | type | sensitivity days | way of source`, then the synonyms on an indented line.
   * The type stands with what belongs to it: `integer 人`, `code sex`, `text id-number`. `@role`, days and the last column
   * are left out where there is nothing to say.
   */
  table: string
}

type Draft = z.input<typeof Question>

const formats: readonly string[] = ['id-number', 'credit-code']

/** Throws on a line that is no question: a mistake in the catalogue, found by whoever starts anything. */
export function questionTable({ subject, domain, table }: TableInput): Draft[] {
  const questions: Draft[] = []
  for (const line of table.split('\n')) {
    if (line.trim() === '') continue
    if (line.startsWith(' ')) questions.at(-1)!.synonyms = line.trim().split(/ +/)
    else questions.push(readLine(line, { subject, domain }))
  }
  return questions
}

function readLine(line: string, { subject, domain }: Omit<TableInput, 'table'>): Draft {
  const [first = '', zh = '', en = '', representation = '', care = '', derivation, ...more] = line.split(' | ')
  const [, id, property, role] = /^(\d+) ([a-z0-9-]+)(?: @([a-z-]+))?$/.exec(first) ?? []
  const [, sensitivity, days] = /^([a-z]+)(?: (\d+))?$/.exec(care) ?? []
  const [, by, question] = /^([a-z-]+) of ([a-z.-]+)$/.exec(derivation ?? '') ?? []
  if (!id || !sensitivity || zh === '' || en === '' || (derivation !== undefined && !by) || more.length > 0)
    throw new Error(`no question of the catalogue: ${line}`)
  return {
    id: Number(id),
    key: `${subject}.${property}`,
    subject,
    ...(role === undefined ? {} : { role }),
    domain,
    name: { 'zh-CN': zh, en },
    ...readRepresentation(representation),
    ...(days === undefined ? {} : { freshDays: Number(days) }),
    sensitivity: sensitivity as Draft['sensitivity'],
    ...(by === undefined
      ? {}
      : { derivedFrom: { by: by as NonNullable<Draft['derivedFrom']>['by'], question: question! } }),
  }
}

/** Whatever is no type, unit or list is refused by the schema of a question. */
function readRepresentation(text: string): Pick<Draft, 'type' | 'format' | 'measureUnit' | 'codes'> {
  const [type, more] = text.split(' ') as [Draft['type'], string?]
  if (more === undefined) return { type }
  if (type === 'code') return { type, codes: more }
  return formats.includes(more) ? { type, format: more as 'id-number' } : { type, measureUnit: more }
}
