// C34: one item on the screen: enough to decide it without opening the form.
import { styleText } from 'node:util'
import type { Look } from '../dictionary/check-definition.ts'
import type { ReviewItem, ReviewSuggestion } from '../dictionary/review-item.ts'
import { alignColumns } from './columns.ts'
import { answerName, formsOf, minutesAYear, shortId, subjectOf, whyNotWords, whyWords } from './review-words.ts'
import type { Speaker } from './speak.ts'

export type Shown = { look: Look; speaker: Speaker }

export function itemLines(item: ReviewItem, { look, speaker }: Shown): string[] {
  const { say } = speaker
  const [first] = item.places
  const forms = formsOf(item)
  const path = first!.headerPath.slice(0, -1)
  // One answer decides all of them: whoever gives it sees every way they are printed.
  const others = [...new Set(item.places.map(({ headerPath }) => headerPath.at(-1)!))].filter(
    (label) => label !== item.label,
  )
  return [
    ...(item.isWhose ? [styleText('yellow', say('review.whose'))] : []),
    styleText('bold', item.label),
    say('review.where', { form: first!.form, issuer: first!.issuer, field: first!.field }),
    ...(path.length > 0 ? [say('review.under', { path: first!.headerPath.join(' / ') })] : []),
    ...(others.length > 0 ? [say('review.also-printed', { labels: others.join(say('ask.between')) })] : []),
    say(item.places.length > 1 ? 'review.asked-often' : 'review.asked', {
      places: item.places.length,
      forms: forms.length,
      minutes: minutesAYear(item),
    }),
    ...item.suggestions.map((one, index) => suggestionLine(one, { number: index + 1, item, look, speaker })),
    ...(item.suggestions.length === 0 ? [say('review.nothing-near')] : []),
    styleText('dim', keysFor(item, speaker)),
  ]
}

type Numbered = Shown & { number: number; item: ReviewItem }

/** Only what is pre-selected is marked: nobody is led to what the machine itself doubts. */
function suggestionLine(one: ReviewSuggestion, { number, item, look, speaker }: Numbered): string {
  const { say } = speaker
  const isChosen = item.tier === 'one-click' && number === 1
  const against = whyNotWords(one, speaker)
  const name = say(isChosen ? 'review.chosen' : 'review.suggestion', {
    number,
    name: answerName(one.answer, look, speaker),
  })
  const why = `${whyWords(one, speaker)}${against === '' ? '' : say('review.but', { against })}`
  return `${isChosen ? styleText('green', name) : name}  ${styleText('dim', why)}`
}

function keysFor(item: ReviewItem, { say }: Speaker): string {
  const { tier, suggestions } = item
  const of = subjectOf(item)
  return [
    ...(tier === 'one-click' ? [say('review.key.accept')] : []),
    ...(suggestions.length > 0
      ? [say('review.key.pick', { numbers: suggestions.length > 1 ? `1–${suggestions.length}` : '1' })]
      : []),
    of ? say('review.key.new-of', { of: say(`kind-of.${of}`) }) : say('review.key.new'),
    ...(suggestions.length > 0 ? [say('review.key.different')] : []),
    say('review.key.later'),
    say('review.key.more'),
  ].join('  ')
}

/** Everything known of the item: every place, and of every suggestion its key, score and labels. */
export function fullLines(item: ReviewItem, { look, speaker }: Shown): string[] {
  const { say } = speaker
  const places = item.places.map(({ form, issuer, field, headerPath }) => [
    `  ${form}`,
    issuer,
    field,
    headerPath.join(' / '),
  ])
  const suggestions = item.suggestions.flatMap((one, index) => {
    const question = look(one.answer)
    const labels = question ? [question.name['zh-CN'], ...question.synonyms] : []
    return [
      say('review.full.suggestion', {
        number: index + 1,
        name: answerName(one.answer, look, speaker),
        key: one.answer,
        score: one.score.toFixed(2),
      }),
      say('review.full.why', { why: whyWords(one, speaker) }),
      ...(whyNotWords(one, speaker) === '' ? [] : [say('review.against', { against: whyNotWords(one, speaker) })]),
      ...(labels.length > 0 ? [say('review.full.labels', { labels: labels.join(say('ask.between')) })] : []),
    ]
  })
  const { probability, copies, timesAYear, seconds } = item.worth
  const worth = say('review.full.worth', {
    probability: Math.round(probability * 100),
    copies,
    timesAYear: Math.round(timesAYear * 10) / 10,
    minutes: minutesAYear(item),
    seconds,
  })
  const key = item.key === undefined ? say('review.full.no-key') : say('review.full.key', { key: item.key })
  return [
    say('review.full.places', { places: item.places.length }),
    ...alignColumns(places, 40),
    ...suggestions,
    key,
    worth,
  ]
}

/** The queue as a table. */
export function queueLines(items: readonly ReviewItem[], { look, speaker }: Shown): string[] {
  const { say } = speaker
  const head = (['id', 'tier', 'label', 'path', 'places', 'minutes', 'near'] as const).map((key) =>
    say(`review.column.${key}`),
  )
  const rows = items.map((item) => [
    shortId(item),
    item.isWhose ? say('review.tier.whose') : say(`review.tier.${item.tier}`),
    item.label,
    item.places[0]!.headerPath.slice(0, -1).join(' / '),
    String(item.places.length),
    String(minutesAYear(item)),
    item.suggestions[0] ? answerName(item.suggestions[0].answer, look, speaker) : '',
  ])
  return alignColumns([head, ...rows], 32)
}

/** What of a form (by its hash) would be taken as new in one go, for a look before it is. */
export function bulkLines(items: readonly ReviewItem[], template: string, { speaker: { say } }: Shown): string[] {
  const places = items.map((item) => ({ item, place: item.places.find((place) => place.template === template)! }))
  return [
    say('review.bulk', { count: items.length, form: places[0]!.place.form }),
    ...places.map(({ item, place }) => {
      const of = subjectOf(item)
      const more = item.places.length > 1 ? say('review.bulk-also', { places: item.places.length }) : ''
      return `  ${place.headerPath.join(' / ')}  ${styleText('dim', `${of ? say(`kind-of.${of}`) : ''}${more}`)}`.trimEnd()
    }),
  ]
}
