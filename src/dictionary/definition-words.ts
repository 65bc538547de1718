// D44: a definition is said in words one way wherever it is shown, so that a person can agree with it and two departments see whether they count the same.
import { fillSentence, type Language } from '../kernel/language.ts'
import { codeName, type Coded } from './codes.ts'
import type { Condition, Definition, Where } from './definition.ts'
import en from './definition-words.en.json' with { type: 'json' }
import zh from './definition-words.zh-CN.json' with { type: 'json' }
import { foldTree, treeOf, whereOf } from './filter-tree.ts'
import type { Question } from './question.ts'

/** What is read of a question to name it; a report may name questions that no dictionary holds. */
type Named = (key: string) => (Pick<Question, 'name'> & Coded) | undefined
type Say = (key: keyof typeof zh, values?: Record<string, unknown>) => string
type Said = { say: Say; look: Named; language: Language }

const sentences: Record<Language, Record<keyof typeof zh, string>> = { 'zh-CN': zh, en }

const tests: Record<Condition['is'], keyof typeof zh> = {
  '=': 'is.equal',
  '!=': 'is.other',
  '<': 'is.less',
  '<=': 'is.at-most',
  '>': 'is.more',
  '>=': 'is.at-least',
  in: 'is.in',
  known: 'is.known',
}

/** `人数：年龄 ≥ 60、性别 = 女`. */
export function definitionWords(definition: Definition, look: Named, language: Language): string {
  const said: Said = { say: (key, values = {}) => fillSentence(sentences[language][key], values), look, language }
  const { measure, of, question, over, part = [], per = 100, group } = definition
  const { say } = said
  const area = group && 'level' in group ? [say('in-area', { area: group.name })] : []
  const values = {
    whom: say(`whom.${of}`),
    question: question === undefined ? '' : nameOf(question, said),
    over: over === undefined ? '' : nameOf(over, said),
    per: say(`per.${per}`),
    where: wholeWords(whereOf(definition), said, area),
    part: wholeWords(part, said),
  }
  return say(over === undefined ? `measure.${measure}` : 'measure.average-over', values)
}

const nameOf = (key: string, { look, language }: Said): string => look(key)?.name[language] ?? key

/** What must all hold, one beside the other; without a condition, everybody. */
function wholeWords(where: Where, said: Said, more: readonly string[] = []): string {
  const { combinator, not = false, rules } = treeOf(where)
  const isPlain = combinator === 'and' && !not
  const own = isPlain
    ? rules.map((rule) => ('combinator' in rule ? treeWords(rule, said) : conditionWords(rule, said)))
    : [treeWords(where, said)]
  const all = [...own, ...more]
  return all.length === 0 ? said.say('everybody') : all.join(said.say('between'))
}

const treeWords = (where: Where, said: Said): string =>
  foldTree<string>(where, {
    rule: (condition) => conditionWords(condition, said),
    group: ({ combinator, not, rules }) => {
      const what = said.say('group', { rules: rules.join(said.say(combinator)) })
      return not ? said.say('not', { what }) : what
    },
  })

function conditionWords({ question, is, value }: Condition, said: Said): string {
  const values = [value ?? []].flat().map((one) => valueWords(one, said.look(question), said))
  return said.say(tests[is], { question: nameOf(question, said), value: values.join(said.say('between')) })
}

/** A code by its name, a yes or no in words. */
function valueWords(value: string | number | boolean, question: ReturnType<Named>, { say }: Said): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  return (question && codeName(question, String(value))) ?? String(value)
}
