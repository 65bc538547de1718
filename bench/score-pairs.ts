// Pairs of scored fields of different forms: ours, and the two baselines at the thresholds they were published with (matching.md section 8).
import { cleanLabel } from '../src/matching/label.ts'
import { asksSame } from '../src/matching/compare.ts'
import { asSpelling } from '../src/matching/spell.ts'
import { cosine, editLikeness, tfIdf } from './baselines.ts'
import type { GoldForm } from './matching-gold.ts'

const editThreshold = 0.67
const tfIdfThreshold = 0.55

export type PairScore = Record<
  `${'pair' | 'pair_edit_distance' | 'pair_tf_idf'}_${'precision' | 'recall' | 'f1'}`,
  number
>

export function scorePairs(forms: readonly GoldForm[]): PairScore {
  const labels = forms.flatMap(({ fields }) => fields.map(({ label }) => cleanLabel(label).core))
  const [vector, titleVector] = [tfIdf(labels), tfIdf(forms.map(({ title }) => title))]
  const scored = forms.flatMap((form) =>
    form.fields.flatMap(({ answer, label, slots }) => {
      const core = cleanLabel(label).core
      const title = titleVector(form.title)
      return answer === undefined ? [] : [{ form, answer, core, slots: asSpelling(slots), vector: vector(core), title }]
    }),
  )
  const counts = { own: noCounts(), edit: noCounts(), tf_idf: noCounts() }
  for (const [at, a] of scored.entries()) {
    for (const b of scored.slice(at + 1)) {
      if (a.form === b.form) continue
      const same = a.answer === b.answer
      count(counts.own, asksSame(a.slots, b.slots), same)
      count(counts.edit, editLikeness(a.core, b.core) >= editThreshold, same)
      const alike = cosine(a.vector, b.vector)
      const whole = alike > 0.3 ? 0.9 * alike + 0.1 * cosine(a.title, b.title) : alike
      const clash = a.slots.representation !== b.slots.representation ? 0.3 : 1
      count(counts.tf_idf, clash * whole >= tfIdfThreshold, same)
    }
  }
  const [own, edit, words] = [shares(counts.own), shares(counts.edit), shares(counts.tf_idf)]
  return {
    pair_precision: own.precision,
    pair_recall: own.recall,
    pair_f1: own.f1,
    pair_edit_distance_precision: edit.precision,
    pair_edit_distance_recall: edit.recall,
    pair_edit_distance_f1: edit.f1,
    pair_tf_idf_precision: words.precision,
    pair_tf_idf_recall: words.recall,
    pair_tf_idf_f1: words.f1,
  }
}

type Counts = { right: number; wrong: number; missed: number }
const noCounts = (): Counts => ({ right: 0, wrong: 0, missed: 0 })
const count = (counts: Counts, said: boolean, is: boolean) => {
  if (said && is) counts.right++
  else if (said) counts.wrong++
  else if (is) counts.missed++
}

function shares({ right, wrong, missed }: Counts): { precision: number; recall: number; f1: number } {
  const [precision, recall] = [right / (right + wrong), right / (right + missed)]
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}
