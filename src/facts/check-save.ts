// F41, F42: answers are held against their question, against each other and against what stands, before any is kept.
import { codesOf } from '../dictionary/codes.ts'
import type { CodeLookup } from '../dictionary/read-value.ts'
import type { Day } from '../kernel/day.ts'
import type { Problem } from '../kernel/problem.ts'
import { type Answer, parseAnswer } from './answer.ts'
import { checkTogether } from './check-together.ts'
import { isJump } from './jump.ts'
import { answerOf, type Logged } from './patch.ts'
import type { ColumnPlace, Places } from './place.ts'
import { factProblems } from './problems.ts'
import { type Answers, stemOf } from './read-row.ts'
import type { Refused, SubjectSave } from './save.ts'
import { impliedBy } from './implied.ts'

export type SaveToCheck = {
  save: SubjectSave
  /** What is on record, by stem. */
  before: ReadonlyMap<string, Logged>
  places: Places
  codes: CodeLookup
  on: Day
}

export type CheckedSave = {
  /** What may be kept; an ID number brings birth day and sex with it. */
  answers: Answers
  refused: Refused[]
  /** Answers so far from the last one that somebody has to say they mean it. */
  asked: Refused[]
}

export function checkSave({ save, before, places, codes, on }: SaveToCheck): CheckedSave {
  const { id, kind, sure } = save
  const refused: Refused[] = []
  const asked: Refused[] = []
  const answers = new Map<string, Answer>()
  for (const [stem, answer] of save.answers) {
    const place = places.byStem.get(stem)
    const problem =
      place?.kind === kind ? wrong(place, answer, codes) : factProblems['no-such-question']({ question: stem })
    if (problem) refused.push({ id, stem, problem })
    else answers.set(stem, answer)
  }
  const number = answers.get(stemOf(places, 'person.id-number'))
  const implied = number?.state === 'value' ? impliedBy(String(number.value)) : undefined
  const record = (stem: string): Answer => answers.get(stem) ?? answerOf(before.get(stem) ?? null)
  for (const { stem, problem } of kind === 'area' ? [] : checkTogether({ given: answers, record, places, on })) {
    refused.push({ id, stem, problem })
    answers.delete(stem)
  }
  for (const [stem, answer] of answers) {
    const { question } = places.byStem.get(stem)!
    const old = before.get(stem) ?? null
    if (sure?.has(stem) || !isJump(question, old, answer)) continue
    asked.push({ id, stem, problem: factProblems['is-this-right']({ question: question.name['zh-CN'] }) })
    answers.delete(stem)
  }
  if (implied && answers.has(stemOf(places, 'person.id-number')))
    for (const [stem, answer] of implied) answers.set(stem, answer)
  return { answers, refused, asked }
}

/** What is wrong with an answer by itself: a value of another type, out of its bounds, or no code of its list. */
function wrong({ question }: ColumnPlace, answer: Answer, codes: CodeLookup): Problem | undefined {
  const name = question.name['zh-CN']
  if (answer.state !== 'value') {
    const stated = answer.value === null && answer.state !== 'missing' && answer.state !== 'conflict'
    return stated ? undefined : factProblems['no-answer']({ question: name })
  }
  const lookup: CodeLookup = (coded, text) => (codesOf(coded).includes(text) ? text : codes(coded, text))
  const read = parseAnswer({ question, value: answer.value, codes: lookup })
  if (read === undefined) return factProblems['no-answer']({ question: name })
  if (!read.ok) return read.problem
  // What is kept is what was handed over: a value in another writing of itself was not read by the code that reads files.
  return read.value.value === answer.value ? undefined : factProblems['not-as-kept']({ question: name })
}
