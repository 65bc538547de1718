// D13: what must be known to fill a form: every derivation resolved to its source, every figure to what it counts and tests.
import type { Attachment, RowScope } from './attachment.ts'
import type { Look } from './check-definition.ts'
import { questionsIn } from './filter-tree.ts'

/** Keys of the questions that are really asked, in the order the form needs them; unknown keys are left out. */
export function neededQuestions(attachments: readonly Attachment[], rows: readonly RowScope[], look: Look): string[] {
  const needed = new Set<string>()
  const add = (key: string) => sourcesOf(key, look).forEach((source) => needed.add(source))
  for (const { where } of rows) for (const { question } of where) add(question)
  for (const { filling } of attachments) {
    if (filling.from === 'question') add(filling.question)
    if (filling.from === 'definition') questionsIn(filling.definition).forEach(add)
  }
  return [...needed]
}

/** The asked questions that a question follows from: itself, or what its derivations end in. A head's answer also needs to know who is head. */
export function sourcesOf(key: string, look: Look): string[] {
  const derived = look(key)?.derivedFrom
  if (!look(key)) return []
  if (!derived) return [key]
  const sources = sourcesOf(derived.question, look)
  return derived.by === 'head' ? [...new Set([...sources, 'person.relation-to-head'])] : sources
}
