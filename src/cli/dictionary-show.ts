// C31: `dictionary show QUESTION` says everything about one question: by its key, its id, its name or a label forms print for it.
import { codeList } from '../dictionary/codes.ts'
import { dictionaryProblems } from '../dictionary/problems.ts'
import { labelsOf } from '../dictionary/label-meaning.ts'
import { propertyOf, type Question } from '../dictionary/question.ts'
import { fail, ok } from '../kernel/result.ts'
import { normalText } from '../kernel/text.ts'
import type { Speaker } from './speak.ts'
import type { Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const dictionaryShow: Verb = {
  name: 'dictionary show',
  usage: 'QUESTION',
  needs: 1,
  options: {},
  run: async (call) =>
    withWorkspace(call.home, async (workspace) => {
      const asked = call.positionals[0]!
      const questions = workspace.dictionary.questions.filter((question) => isAsked(question, asked))
      if (questions.length === 0) return fail(dictionaryProblems['question-unknown']({ asked }))
      return ok({
        exit: 0,
        data: { questions: questions.map((question) => ({ ...question, list: listOf(question) })) },
        lines: questions.flatMap((question) => linesOf(question, workspace, call.speaker)),
      })
    }),
}

const isAsked = (question: Question, asked: string): boolean =>
  question.key === asked ||
  String(question.id) === asked ||
  labelsOf(question).some((label) => normalText(label) === normalText(asked))

const listOf = ({ codes, choices }: Question) => (choices ? { codes: choices } : codeList(codes ?? ''))

function linesOf(question: Question, { owns, dictionary }: Workspace, { say, language }: Speaker): string[] {
  const { id, key, subject, role, domain, name, synonyms, type, measureUnit, freshDays, sensitivity } = question
  const between = say('ask.between')
  const list = listOf(question)
  const own = owns.find((one) => one.own.questions.some((other) => other.id === id))
  const { derivedFrom } = question
  const source = derivedFrom && dictionary.look(derivedFrom.question)
  return [
    say('dictionary.head', { id, key, name: name['zh-CN'], en: name.en }),
    say('dictionary.object', {
      subject: say(`kind.of.${subject}`),
      role,
      property: propertyOf(question),
      domain: say(`domain.${domain}`),
    }),
    say('dictionary.type', { type: say(`value.${type}`), unit: measureUnit === undefined ? '' : ` ${measureUnit}` }),
    ...(list
      ? [
          say('dictionary.codes', {
            standard: 'standard' in list && list.standard ? ` ${list.standard}` : '',
            codes: list.codes.map(([code, label]) => `${code} ${label}`).join(between),
          }),
        ]
      : []),
    ...(synonyms.length > 0 ? [say('dictionary.synonyms', { synonyms: synonyms.join(between) })] : []),
    freshDays === undefined ? say('dictionary.lasting') : say('dictionary.fresh', { days: freshDays }),
    say('dictionary.care', { sensitivity: say(`sensitivity.${sensitivity}`) }),
    ...(source && derivedFrom
      ? [say('dictionary.derived', { source: source.name[language], by: say(`derived.${derivedFrom.by}`) })]
      : []),
    ...(own ? [say('dictionary.own', { name: own.own.name, version: own.version })] : []),
  ]
}
