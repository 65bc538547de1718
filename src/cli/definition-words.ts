// C90: a definition is said in words, its tree with them, so that a person can agree with it.
import type { Look } from '../dictionary/check-definition.ts'
import { codeName } from '../dictionary/codes.ts'
import type { Condition, Definition, Where } from '../dictionary/definition.ts'
import { foldTree, treeOf, whereOf } from '../dictionary/filter-tree.ts'
import type { Question } from '../dictionary/question.ts'
import type { Speaker } from './speak.ts'

type Said = Pick<Speaker, 'say' | 'language'> & { look: Look }

/** `计数 · 人 · 年龄 >= 60 · 性别 = 女`. */
export function definitionWords(definition: Definition, said: Said): string {
  const { say, language, look } = said
  const { measure, of, question, over, part, group } = definition
  const name = (key: string) => look(key)?.name[language] ?? key
  return [
    say(`measure.${measure}`),
    question === undefined ? say(`subject.${of}`) : name(question),
    ...(over === undefined ? [] : [say('definition.over', { over: name(over) })]),
    ...whereWords(whereOf(definition), said),
    ...(group && 'level' in group ? [group.name] : []),
    ...(part === undefined ? [] : [say('definition.part', { part: whereWords(part, said).join(between) })]),
  ].join(between)
}

const between = ' · '

/** What must all hold, each in words. */
export function whereWords(where: Where, said: Said): string[] {
  const { combinator, not = false } = treeOf(where)
  if (combinator === 'and' && !not) return treeOf(where).rules.map((rule) => ruleWords(rule, said))
  return [treeWords(where, said)]
}

const ruleWords = (rule: Condition | Extract<Where, { rules: unknown }>, said: Said): string =>
  'combinator' in rule ? treeWords(rule, said) : conditionWords(rule, said)

const treeWords = (where: Where, said: Said): string =>
  foldTree<string>(where, {
    rule: (condition) => conditionWords(condition, said),
    group: ({ combinator, not, rules }) => {
      const joined = `(${rules.join(` ${said.say(`definition.${combinator}`)} `)})`
      return not ? said.say('definition.not', { what: joined }) : joined
    },
  })

function conditionWords({ question: key, is, value }: Condition, { say, language, look }: Said): string {
  const values = [value ?? []].flat().map((one) => valueName(look(key), one, say))
  const name = look(key)?.name[language] ?? key
  return [name, is === 'known' ? say('condition.known') : is, values.join(say('ask.between'))].join(' ').trim()
}

/** A code by its name, a yes or no in words. */
function valueName(question: Question | undefined, value: string | number | boolean, say: Speaker['say']): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  return (question && codeName(question, String(value))) ?? String(value)
}
