// One scale run in a process of its own: fields arrive, each is compared with what came before it and joins it. Prints one JSON object.
import { noAliases } from '../src/matching/alias.ts'
import { compare } from '../src/matching/compare.ts'
import { likenessTo } from '../src/matching/likeness.ts'
import { parseFields } from '../src/matching/parse.ts'
import { addCandidate, postCandidates, weighIn } from '../src/matching/postings.ts'
import { propose } from '../src/matching/propose.ts'
import { asSpelling } from '../src/matching/spell.ts'
import { fieldKey } from '../src/templates/field.ts'
import { formsOfList } from '../src/templates/field-list.ts'
import { madeFields } from './made-fields.ts'
import { openCandidate } from './open-candidate.ts'
import { peakMegabytes } from './peak.ts'

const count = Number(process.argv[2])
const sampled = Number(process.argv[3] ?? 0)
const forms = formsOfList(madeFields(count, 'scale'))
const index = postCandidates([])
let fields = 0
let suggestions = 0
const started = performance.now()
for (const { form, fields: own } of forms) {
  const slots = parseFields(own, [form])
  for (const field of own) {
    const one = slots.get(fieldKey(field))!
    suggestions += propose({ slots: one, candidates: index, aliases: noAliases }).suggestions.length
    addCandidate(index, openCandidate(`q${fields}`, one))
    fields++
  }
}
const seconds = (performance.now() - started) / 1000
const peak = peakMegabytes()
process.stdout.write(
  `${JSON.stringify({ fields, seconds, peak_rss_mb: peak, suggestions, lists_skipped: index.skipped, completeness: completeness(sampled) })}\n`,
)

/** Of fields asked anew, the share whose best suggestion is as good as the best of comparing all; 1 when none is sampled. */
function completeness(sample: number): number {
  if (sample === 0) return 1
  const asked = formsOfList(madeFields(sample, 'asked')).flatMap(({ form, fields: own }) => [
    ...parseFields(own, [form]).values(),
  ])
  const complete = asked.filter((slots) => {
    const spelling = asSpelling(slots)
    const like = likenessTo({ text: slots.text, weigh: weighIn(index) })
    const best = index.candidates.reduce(
      (top, { spellings }) => Math.max(top, compare(spelling, spellings[0]!, like(spellings[0]!.parts)).score),
      0,
    )
    const found = propose({ slots, candidates: index, aliases: noAliases }).suggestions[0]?.score ?? 0
    return found >= best - 1e-9 || best <= 0.25
  })
  return complete.length / asked.length
}
