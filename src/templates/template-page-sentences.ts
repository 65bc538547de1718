// T27: the words of the drawn page come from the catalogue in both languages.
import { fillSentence, type Language } from '../kernel/language.ts'
import en from './template-page.en.json' with { type: 'json' }
import zh from './template-page.zh-CN.json' with { type: 'json' }

export type PageWord = keyof typeof zh
export const templatePageSentences: Record<Language, Record<PageWord, string>> = { 'zh-CN': zh, en }

export const sayDrawn = (language: Language, key: PageWord, values: Record<string, unknown> = {}): string =>
  fillSentence(templatePageSentences[language][key], values)

/** Why a field was taken for one, in words; a reason without words is shown as it is. */
export const sayWhy = (language: Language, evidence: readonly string[]): string =>
  evidence
    .map((one) => {
      const key = `why.${one}`
      return Object.hasOwn(templatePageSentences[language], key) ? sayDrawn(language, key as PageWord) : one
    })
    .join(sayDrawn(language, 'between'))
