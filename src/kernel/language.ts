// K1: every sentence exists in both languages; Chinese comes first.
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Fills `{name}` in a sentence; an absent value stays visible as `{name}`, which the catalogue test forbids. */
export function fillSentence(sentence: string, values: Record<string, unknown>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? whole : `${value as string | number}`
  })
}
