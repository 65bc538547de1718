// C29: the proposed map as a workbook a clerk can edit: a row for each field, drop-downs for what may be chosen, blank rows for places that were missed.
import type { Confirmation } from '../dictionary/attachment.ts'
import { renderers, relations } from '../dictionary/attachment.ts'
import { definitionWords } from '../dictionary/definition-words.ts'
import type { Question } from '../dictionary/question.ts'
import { subjectKinds } from '../dictionary/question.ts'
import { scopeKey } from '../dictionary/row-scope.ts'
import type { ComposedCell, ComposedSheet } from '../sheets/compose.node.ts'
import { type Field, fieldKey, fieldKinds, fieldTypes } from '../templates/field.ts'
import { sayWhy } from '../templates/template-page-sentences.ts'
import {
  agreements,
  conditionColumns,
  conditionsShown,
  formLines,
  listColumns,
  mapColumns,
  mapSheets,
  tableColumns,
  wordOf,
} from './map-words.ts'
import type { DraftConfirmation } from './draft-confirmation.ts'
import type { SentenceKey, Speaker } from './speak.ts'

export type MapWorkbook = { fields: readonly Field[]; draft: DraftConfirmation; questions: readonly Question[] }

/** Rows left for places that detection missed. */
const spareRows = 30
const demandAnswers = ['unit', 'day', 'period', 'serial'] as const
const ownChoices = 12

export function mapWorkbook({ fields, draft, questions }: MapWorkbook, speaker: Speaker): ComposedSheet[] {
  const { say } = speaker
  const names = Object.fromEntries(mapSheets.map((key) => [key, say(`map.sheet.${key}`)])) as Record<
    (typeof mapSheets)[number],
    string
  >
  const answers = [
    ...demandAnswers.map((what) => `demand.${what} ${say(`what.${what}`)}`),
    ...questions.map(({ key, name }) => `${key} ${name[speaker.language]}`),
  ]
  const all = `'${names.questions}'!$A$2:$A$${answers.length + 1}`
  return [
    fieldSheet({ fields, draft, questions, answers, all, name: names.fields }, speaker),
    listSheet({ draft, all, name: names.lists }, speaker),
    ...(draft.tables.length > 0 ? [tableSheet(draft, names.tables, speaker)] : []),
    formSheet(draft.confirmation, names.form, speaker),
    {
      name: names.questions,
      columns: [{ width: 48 }],
      rows: [[head(say('map.sheet.questions'))], ...answers.map((value): ComposedCell[] => [{ value }])],
    },
  ]
}

const head = (value: string): ComposedCell => ({ value, bold: true, border: true, background: 'DCE6F1', wrap: true })
const plain = (value: ComposedCell['value']): ComposedCell => ({ value, border: true })
/** What the product says and nobody changes. */
const told = (value: string): ComposedCell => ({ value, border: true, background: 'F2F2F2' })

const widths: Partial<Record<(typeof mapColumns)[number], number>> = {
  place: 18,
  remove: 16,
  lastRow: 12,
  path: 36,
  options: 24,
  answer: 34,
  near: 34,
  why: 24,
  definition: 18,
  sheet: 14,
}

type FieldSheet = MapWorkbook & { answers: readonly string[]; all: string; name: string }

function fieldSheet({ fields, draft, questions, answers, all, name }: FieldSheet, speaker: Speaker): ComposedSheet {
  const { say, language } = speaker
  const said = new Map(draft.confirmation.fields.map((one) => [one.field, one]))
  const byKey = new Map(questions.map((question) => [question.key, question]))
  const look = (key: string) => byKey.get(key)
  const near = new Map(draft.open.map((one) => [fieldKey(one.field), one.near]))
  const answerOf = (key: string) => answers.find((answer) => answer.split(' ')[0] === key) ?? key
  const rows = fields.map((field): ComposedCell[] => {
    const one = said.get(fieldKey(field))
    const filling = one?.filling
    const answer =
      filling?.from === 'question'
        ? filling.question
        : filling?.from === 'demand'
          ? `demand.${filling.what}`
          : undefined
    return [
      told(fieldKey(field)),
      plain(null),
      plain(field.sheet),
      plain(field.cell),
      plain(wordOf(say, 'kind', field.kind)),
      plain(field.region?.lastRow ?? null),
      plain(field.headerPath.join(' / ')),
      plain(wordOf(say, 'type', field.type)),
      plain(field.measureUnit ?? null),
      plain(field.options?.join(say('ask.between')) ?? null),
      plain(field.required ? say('yes') : null),
      plain(answer === undefined ? null : answerOf(answer)),
      plain(one && one.relation !== 'SAME' ? wordOf(say, 'relation', one.relation) : null),
      plain(filling?.from === 'question' && filling.render !== 'plain' ? wordOf(say, 'render', filling.render) : null),
      plain(filling?.from === 'definition' ? JSON.stringify(filling.definition) : null),
      plain(one?.by === 'suggestion' ? wordOf(say, 'agreement', 'waits') : null),
      // What a person reads before agreeing; beside an open field the questions that come near.
      told(
        one?.by === 'suggestion' && filling?.from === 'definition'
          ? definitionWords(filling.definition, look, language)
          : (near.get(fieldKey(field)) ?? []).join(say('ask.between')),
      ),
      told(`${Math.round(field.confidence * 100)}%`),
      told(sayWhy(language, field.evidence)),
    ]
  })
  const last = rows.length + 1 + spareRows
  const column = (key: (typeof mapColumns)[number], from: readonly string[] | string, top = 2, bottom = last) => {
    const at = mapColumns.indexOf(key) + 1
    return { at: { top, bottom, left: at, right: at }, from }
  }
  const words = (group: string, codes: readonly string[]) => codes.map((code) => wordOf(say, group, code))
  // Where something comes near, the drop-down offers that first; every other question may still be typed or copied.
  const own = fields.flatMap((field, index) => {
    const close = (near.get(fieldKey(field)) ?? []).filter((one) => !one.includes(',')).slice(0, ownChoices)
    return close.length > 0 && close.join(',').length < 250 ? [column('answer', close, index + 2, index + 2)] : []
  })
  const others = fields.flatMap((_, index) =>
    own.some(({ at }) => at.top === index + 2) ? [] : [column('answer', all, index + 2, index + 2)],
  )
  return {
    name,
    frozenRows: 1,
    columns: mapColumns.map((key) => ({ width: widths[key] ?? 11 })),
    rows: [
      mapColumns.map((key) => head(say(`map.${key}`))),
      ...rows,
      ...Array.from({ length: spareRows }, () => mapColumns.map((key) => (key === 'place' ? told('') : plain(null)))),
    ],
    choices: [
      column('remove', [say('yes')]),
      column('kind', words('kind', fieldKinds)),
      column('type', words('type', fieldTypes)),
      column('required', [say('yes')]),
      column('relation', words('relation', relations)),
      column('render', words('render', renderers)),
      column('confirmed', words('agreement', agreements)),
      ...own,
      ...others,
      column('answer', all, rows.length + 2),
    ],
  }
}

/** One line for each table that is suggested as a whole: one word answers all of its cells. */
function tableSheet({ confirmation, tables }: DraftConfirmation, name: string, { say }: Speaker): ComposedSheet {
  const rows = tables.map((table): ComposedCell[] => [
    told(table),
    told(String(confirmation.fields.filter((one) => one.table === table).length)),
    plain(
      wordOf(
        say,
        'agreement',
        confirmation.tables?.some((one) => one.table === table && one.confirmed) ? 'agreed' : 'waits',
      ),
    ),
  ])
  const at = { top: 2, bottom: rows.length + 2, left: 3, right: 3 }
  return {
    name,
    frozenRows: 1,
    columns: [{ width: 30 }, { width: 10 }, { width: 14 }],
    rows: [tableColumns.map((key) => head(say(`map.table.${key}`))), ...rows],
    choices: [{ at, from: agreements.map((code) => wordOf(say, 'agreement', code)) }],
  }
}

type ListSheet = { draft: DraftConfirmation; all: string; name: string }

function listSheet({ draft, all, name }: ListSheet, { say }: Speaker): ComposedSheet {
  const said = draft.confirmation.rows
  const heads = [
    ...listColumns.map((key) => say(`map.list.${key}`)),
    ...Array.from({ length: conditionsShown }, (_, index) =>
      conditionColumns.map((key) => say(`map.condition.${key}`, { number: index + 1 })),
    ).flat(),
  ]
  const rows = draft.lists.map((list): ComposedCell[] => {
    const scope = said.find((one) => scopeKey(one) === scopeKey(list))
    const conditions = (scope?.where ?? []).flatMap(({ question, is, value }) => [question, is, printed(value, say)])
    return [
      plain(list.sheet),
      plain(list.firstRow),
      plain(list.firstColumn ?? null),
      plain(scope ? wordOf(say, 'subject', scope.of) : null),
      ...heads.slice(listColumns.length).map((_, index) => plain(conditions[index] ?? null)),
    ]
  })
  const last = rows.length + 1 + 5
  const at = (column: number) => ({ top: 2, bottom: last, left: column, right: column })
  const starts = Array.from({ length: conditionsShown }, (_, index) => listColumns.length + 1 + index * 3)
  return {
    name,
    frozenRows: 1,
    columns: heads.map((_, index) => ({
      width: index >= listColumns.length && (index - listColumns.length) % conditionColumns.length === 0 ? 30 : 14,
    })),
    rows: [heads.map(head), ...rows],
    choices: [
      { at: at(listColumns.indexOf('of') + 1), from: subjectKinds.map((code) => wordOf(say, 'subject', code)) },
      ...starts.flatMap((column) => [
        { at: at(column), from: all },
        { at: at(column + 1), from: ['=', '!=', '<', '<=', '>', '>=', 'in', 'known'] },
      ]),
    ],
  }
}

type ConditionValue = Confirmation['rows'][number]['where'][number]['value']

const printed = (value: ConditionValue, say: Speaker['say']): string =>
  value === undefined
    ? ''
    : typeof value === 'boolean'
      ? say(value ? 'yes' : 'no')
      : Array.isArray(value)
        ? value.join(say('ask.between'))
        : String(value)

function formSheet(confirmation: Confirmation, name: string, { say }: Speaker): ComposedSheet {
  const { template, issuer, per, timesAYear } = confirmation
  const values = { template, issuer, per: wordOf(say, 'per', per), timesAYear }
  return {
    name,
    columns: [{ width: 22 }, { width: 44 }, { width: 60 }],
    rows: formLines.map((line) => [
      head(say(`map.form.${line}`)),
      plain(values[line]),
      told(say(`map.form.${line}.how` as SentenceKey)),
    ]),
    choices: [
      {
        at: { top: 3, bottom: 3, left: 2, right: 2 },
        from: (['area', 'household'] as const).map((code) => wordOf(say, 'per', code)),
      },
    ],
  }
}
