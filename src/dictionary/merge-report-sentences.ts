// D16: the report's sentences come from the catalogue, figures are printed one way.
import { fillSentence, type Language } from '../kernel/language.ts'
import en from './merge-report.en.json' with { type: 'json' }
import zh from './merge-report.zh-CN.json' with { type: 'json' }

export type MergeSentence = keyof typeof zh
export const mergeSentences: Record<Language, Record<MergeSentence, string>> = { 'zh-CN': zh, en }

export const sayMerge = (language: Language, key: MergeSentence, values: Record<string, unknown> = {}): string =>
  fillSentence(mergeSentences[language][key], values)

/** Minutes as hours with one decimal, none from a hundred on; thousands grouped. */
export function hours(minutes: number): string {
  const value = minutes / 60
  const [whole, part] = value.toFixed(Math.abs(value) < 100 ? 1 : 0).split('.') as [string, string?]
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined || part === '0' ? '' : `.${part}`)
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '0%' : `${Math.round((100 * part) / whole)}%`
