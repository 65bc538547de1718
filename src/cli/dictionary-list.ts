// C31: `dictionary list` finds questions: by a word of their labels or key, by kind of subject, by field of work, or the county's own.
import { labelsOf } from '../dictionary/label-meaning.ts'
import { domains, type Question, subjectKinds } from '../dictionary/question.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { normalText } from '../kernel/text.ts'
import { cliProblems } from './problems.ts'
import { type Call, optionText, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const dictionaryList: Verb = {
  name: 'dictionary list',
  usage: '[WORD...]',
  needs: 0,
  options: { subject: { type: 'string' }, domain: { type: 'string' }, own: { type: 'boolean' } },
  run: async (call) => {
    const subject = oneOf(call, 'subject', subjectKinds)
    if (!subject.ok) return subject
    const domain = oneOf(call, 'domain', domains)
    if (!domain.ok) return domain
    const words = call.positionals.map(normalText)
    return withWorkspace(call.home, async ({ dictionary, owns }) => {
      const own = new Set(owns.flatMap((one) => one.own.questions.map(({ id }) => id)))
      const questions = dictionary.questions.filter(
        (question) =>
          (subject.value === undefined || question.subject === subject.value) &&
          (domain.value === undefined || question.domain === domain.value) &&
          (call.options['own'] !== true || own.has(question.id)) &&
          words.every((word) => holds(question, word)),
      )
      const { say, language } = call.speaker
      const lines = questions.map(({ id, key, name, type, measureUnit }) =>
        say('dictionary.line', {
          id,
          key,
          name: name[language],
          type: say(`value.${type}`),
          unit: measureUnit === undefined ? '' : ` ${measureUnit}`,
        }),
      )
      return ok({ exit: 0, data: { questions }, lines: [...lines, say('dictionary.count', { count: lines.length })] })
    })
  },
}

const holds = (question: Question, word: string): boolean =>
  [question.key, question.name.en, ...labelsOf(question)].some((text) => normalText(text).includes(word))

function oneOf<T extends string>(call: Call, option: string, allowed: readonly T[]): Result<T | undefined> {
  const value = optionText(call, option)
  const found = allowed.find((one) => one === value)
  if (value === undefined || found !== undefined) return ok(found)
  return fail(cliProblems['bad-option']({ option: `--${option}`, value, wanted: allowed.join(', ') }))
}
