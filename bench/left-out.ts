// How the matcher does on a source nobody developed on: the lexicon forgets each word that only that source prints.
import { unknown } from '../src/matching/slots.ts'
import type { GoldForm } from './matching-gold.ts'

/** Sources of one lineage share their words and are left out together. */
const folds = [['S01_ym_dahua', 'S02_ym', 'S03_ymnew']]
const foldOf = (source: string): string => folds.find((fold) => fold.includes(source))?.[0] ?? source

/** A mark no form prints: the forgotten word is no longer the lexicon's, and still the same word within its own source. */
const forgotten = '\u2063'

/** Property and writing of such words become unknown; roles, restrictions and the form's subject stay as they were read. */
export function leaveOut(forms: readonly GoldForm[]): GoldForm[] {
  const printedBy = new Map<string, Set<string>>()
  for (const { source, fields } of forms)
    for (const { slots } of fields)
      printedBy.set(slots.text, (printedBy.get(slots.text) ?? new Set()).add(foldOf(source)))
  return forms.map((form) => ({
    ...form,
    fields: form.fields.map((field) => {
      const { slots } = field
      if (slots.property === unknown || printedBy.get(slots.text)!.size > 1) return field
      return { ...field, slots: { ...slots, property: unknown, text: slots.text + forgotten } }
    }),
  }))
}
