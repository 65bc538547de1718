// D39: a figure of a form nobody confirmed has a definition only where its own printed labels say all of it; one word that is not read leaves it open.
import { type Field, fieldKey } from '../templates/field.ts'
import type { Template } from '../templates/template.ts'
import type { Filling } from './attachment.ts'
import { checkDefinition, type Look } from './check-definition.ts'
import type { Definition } from './definition.ts'
import { definitionKey } from './definition-key.ts'
import { conditionsIn, questionsIn } from './filter-tree.ts'
import { namesFewer } from './names-everybody.ts'
import { sourcesOf } from './needs.ts'
import type { Question } from './question.ts'
import { suggestDefinitions } from './suggest-definitions.ts'

type FiguresOf = {
  questions: readonly Question[]
  /** Questions that some form of the report asks. */
  asked: ReadonlySet<string>
  look: Look
}

/**
 * By field key: figures of a form whose names speak of nobody in particular, counted by what the forms of the report ask. They
 * are the suggestions that a person would be shown, but for those that only a person can settle.
 */
export function suggestedFigures(
  { name, forms, fields }: Pick<Template, 'name' | 'forms' | 'fields'>,
  { questions, asked, look }: FiguresOf,
): Map<string, Filling> {
  const isAsked = (key: string): boolean => {
    const sources = sourcesOf(key, look)
    return asked.has(key) || (sources.length > 0 && sources.every((source) => asked.has(source)))
  }
  const suggested = suggestDefinitions({ fields, forms, questions, look, printsWhom: true })
  const found = fields.flatMap((field) => {
    const key = fieldKey(field)
    const definition = countIn(field, suggested.get(key)?.definition, look)
    if (!definition || !questionsIn(definition).every(isAsked)) return []
    const titles = forms.filter(({ sheet }) => sheet === field.sheet).map(({ title }) => title)
    return namesFewer({ names: [field.sheet, ...titles], file: name }) ? [] : [{ key, definition }]
  })
  // Two cells that seem to count the same differ by something that was not read.
  const alike = Map.groupBy(found, ({ definition }) => definitionKey(definition))
  return new Map(
    [...alike.values()].flatMap((same) =>
      same.length > 1 ? [] : same.map(({ key, definition }) => [key, { from: 'definition' as const, definition }]),
    ),
  )
}

/** What everybody has from birth: it picks out nobody in particular. */
const ofEverybody = new Set(['person.age', 'person.sex', 'person.ethnicity'])

/** A count of some; of everybody, or of all women or elders, no label says whether those registered or those who live there. */
function countIn(field: Field, definition: Definition | undefined, look: Look): Definition | undefined {
  if (field.type !== 'number' || definition?.measure !== 'count') return undefined
  const tests = conditionsIn(definition.where)
  if (tests.every(({ question }) => ofEverybody.has(question))) return undefined
  // 党员 with or without those on probation: a word for several answers is settled by a person.
  if (tests.some(({ is }) => is === 'in')) return undefined
  // With the codes that a confirmed one has: the same figure on two forms is one.
  const checked = checkDefinition(definition, { field: fieldKey(field), look })
  return checked.ok ? checked.value : undefined
}
