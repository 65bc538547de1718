// C35: the queue as a workbook an office can sit around: a line for each item, drop-downs for what may be answered.
import type { Question } from '../dictionary/question.ts'
import { subjectKinds } from '../dictionary/question.ts'
import type { ReviewItem } from '../dictionary/review-item.ts'
import type { ComposedCell, ComposedSheet } from '../sheets/compose.node.ts'
import { answerName, formsOf, minutesAYear, shortId, subjectOf, whyNotWords, whyWords } from './review-words.ts'
import type { Shown } from './review-lines.ts'

/** What is asked and what is answered stand side by side on a projected sheet. */
export const reviewColumns = [
  'id',
  'tier',
  'label',
  'path',
  'minutes',
  'places',
  'decision',
  'near.1',
  'near.2',
  'near.3',
  'near.4',
  'near.5',
  'other',
  'subject',
  'remark',
  'form',
  'issuer',
] as const
export type ReviewColumn = (typeof reviewColumns)[number]
export const nearColumns = ['near.1', 'near.2', 'near.3', 'near.4', 'near.5'] as const
/** What may be said beside a number. */
export const reviewSays = ['new', 'different', 'later'] as const

/** Filled by the office; everything else is what the product says. */
const asked: readonly ReviewColumn[] = ['decision', 'other', 'subject', 'remark']
const widths: Partial<Record<ReviewColumn, number>> = {
  id: 14,
  label: 20,
  path: 26,
  form: 30,
  issuer: 16,
  'near.1': 30,
  'near.2': 24,
  'near.3': 24,
  'near.4': 24,
  'near.5': 24,
  other: 30,
  remark: 24,
}

type ReviewWorkbook = Shown & { items: readonly ReviewItem[]; questions: readonly Question[] }

export function reviewWorkbook({ items, questions, look, speaker }: ReviewWorkbook): ComposedSheet[] {
  const { say, language } = speaker
  const answers = [
    ...(['unit', 'day', 'period', 'serial'] as const).map((what) => `demand.${what} ${say(`what.${what}`)}`),
    ...questions.map(({ key, name }) => `${key} ${name[language]}`),
  ]
  const questionSheet = say('map.sheet.questions')
  const last = Math.max(2, items.length + 1)
  const column = (key: ReviewColumn, top = 2, bottom = last) => {
    const at = reviewColumns.indexOf(key) + 1
    return { top, bottom, left: at, right: at }
  }
  const explained = (['number', ...reviewSays, 'other', 'subject', 'order', 'back'] as const).map((key) => [
    head(say(`review.explain.${key}.what`)),
    told(say(`review.explain.${key}`)),
  ])
  return [
    {
      name: say('review.sheet.items'),
      frozenRows: 1,
      columns: reviewColumns.map((key) => ({ width: widths[key] ?? 10 })),
      rows: [
        reviewColumns.map((key) => head(say(`review.column.${key}`))),
        ...items.map((item) => itemRow(item, { look, speaker })),
      ],
      choices: [
        ...runs(items).map(({ from, to, near }) => ({
          at: column('decision', from + 2, to + 2),
          from: saysFor(near).map((one) => (typeof one === 'number' ? String(one) : say(`review.say.${one}`))),
        })),
        { at: column('other'), from: `'${questionSheet}'!$A$2:$A$${answers.length + 1}` },
        { at: column('subject'), from: subjectKinds.map((kind) => say(`kind-of.${kind}`)) },
      ],
    },
    { name: say('review.sheet.explain'), columns: [{ width: 18 }, { width: 90 }], rows: explained },
    {
      name: questionSheet,
      columns: [{ width: 48 }],
      rows: [[head(questionSheet)], ...answers.map((value): ComposedCell[] => [{ value }])],
    },
  ]
}

const head = (value: string): ComposedCell => ({ value, bold: true, border: true, background: 'DCE6F1', wrap: true })
const told = (value: ComposedCell['value']): ComposedCell => ({
  value,
  border: true,
  wrap: true,
  background: 'F2F2F2',
})
const blank: ComposedCell = { value: null, border: true }

function itemRow(item: ReviewItem, { look, speaker }: Shown): ComposedCell[] {
  const { say } = speaker
  const between = say('ask.between')
  const near = item.suggestions.map((one) => {
    const against = whyNotWords(one, speaker)
    // The key comes first: it is what is read back, whatever the order of suggestions is by then.
    return [
      `${one.answer} ${answerName(one.answer, look, speaker)}`,
      whyWords(one, speaker),
      ...(against === '' ? [] : [say('review.against', { against }).trim()]),
    ].join('\n')
  })
  const subject = subjectOf(item)
  const values: Record<ReviewColumn, ComposedCell['value']> = {
    id: shortId(item),
    tier: item.isWhose ? say('review.tier.whose') : say(`review.tier.${item.tier}`),
    label: item.label,
    path: item.places[0]!.headerPath.join(' / '),
    form: formsOf(item).join(between),
    issuer: [...new Set(item.places.map(({ issuer }) => issuer))].join(between),
    places: item.places.length,
    minutes: minutesAYear(item),
    'near.1': near[0] ?? null,
    'near.2': near[1] ?? null,
    'near.3': near[2] ?? null,
    'near.4': near[3] ?? null,
    'near.5': near[4] ?? null,
    decision: null,
    other: null,
    subject: subject ? say(`kind-of.${subject}`) : null,
    remark: null,
  }
  return reviewColumns.map((key) => {
    if (!asked.includes(key)) return told(values[key])
    return values[key] === null ? blank : { ...blank, value: values[key] }
  })
}

const saysFor = (near: number): (number | (typeof reviewSays)[number])[] => [
  ...Array.from({ length: near }, (_, index) => index + 1),
  ...reviewSays.filter((say) => say !== 'different' || near > 0),
]

/** Neighbouring lines with as many suggestions share one drop-down. */
function runs(items: readonly ReviewItem[]): { from: number; to: number; near: number }[] {
  const found: { from: number; to: number; near: number }[] = []
  for (const [at, { suggestions }] of items.entries()) {
    const last = found.at(-1)
    if (last?.near === suggestions.length) last.to = at
    else found.push({ from: at, to: at, near: suggestions.length })
  }
  return found
}
