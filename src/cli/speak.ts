// C2: every sentence comes from the catalogue, in the language of the person at the keyboard; Chinese unless they say otherwise.
import { styleText } from 'node:util'
import { fillSentence, type Language, languages } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'
import en from './sentences.en.json' with { type: 'json' }
import zh from './sentences.zh-CN.json' with { type: 'json' }

export type SentenceKey = keyof typeof zh

export const sentences: Record<Language, Record<SentenceKey, string>> = { 'zh-CN': zh, en }

export type Speaker = {
  language: Language
  say: (key: SentenceKey, values?: Record<string, unknown>) => string
  problem: (problem: Problem) => string[]
}

export function speaker(language: Language): Speaker {
  return {
    language,
    say: (key, values = {}) => fillSentence(sentences[language][key], values),
    problem: (problem) => {
      const { message, do: next } = problem.says[language]
      const mark = sentences[language]['problem.next']
      return [`${styleText('red', '✗')} ${message} ${styleText('dim', `(${problem.code})`)}`, `  ${mark}${next}`]
    },
  }
}

/** zh-CN or en from what a person writes: zh, zh-CN, en, EN-gb; undefined for any other language. */
export const languageNamed = (text: string): Language | undefined =>
  languages.find((language) => new RegExp(`^${language.slice(0, 2)}(?:[-_]|$)`, 'i').test(text))

/** `--lang`, else the environment's language when it names English, else Chinese. */
export function chooseLanguage(asked: string | undefined, environment: Record<string, string | undefined>): Language {
  const named = asked === undefined ? undefined : languageNamed(asked)
  if (named) return named
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return locale.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}
