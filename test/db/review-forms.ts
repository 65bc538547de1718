// Invented forms for the tests of the review, and the items that wait in a database: fields of one key together, by what propose says.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Trx } from '../../src/db/trx.ts'
import { candidatesOf } from '../../src/dictionary/candidates.ts'
import { catalogue, questionOf } from '../../src/dictionary/catalogue.ts'
import { loadAliases, saveQuestions } from '../../src/dictionary/dictionary.store.ts'
import { loadDifferences } from '../../src/dictionary/difference.store.ts'
import { allAttachments, loadAttachments } from '../../src/dictionary/field-map.store.ts'
import { keepTemplate } from '../../src/dictionary/keep-template.store.ts'
import type { ReviewAnswer } from '../../src/dictionary/review-answer.ts'
import type { ReviewItem } from '../../src/dictionary/review-item.ts'
import { answerReview, type Answered } from '../../src/dictionary/review.store.ts'
import { ok } from '../../src/kernel/result.ts'
import type { Candidate } from '../../src/matching/candidate.ts'
import { parseFields } from '../../src/matching/parse.ts'
import { postCandidates } from '../../src/matching/postings.ts'
import { propose } from '../../src/matching/propose.ts'
import { type Field, fieldKey } from '../../src/templates/field.ts'
import type { Template } from '../../src/templates/template.ts'
import { listTemplates } from '../../src/templates/template.store.ts'
import { must, testDatabase } from './harness.ts'

/** A list of people with these columns, from A4 on. */
export function formOf(name: string, labels: readonly string[], more: Partial<Field> = {}): Template {
  const hash = createHash('sha256').update(name).digest('hex')
  const fields = labels.map((label, index): Field => ({
    sheet: '表',
    cell: `${String.fromCharCode(65 + index)}4`,
    kind: 'list',
    headerPath: [label],
    region: { firstRow: 4, lastRow: 8 },
    type: 'text',
    required: false,
    confidence: 1,
    evidence: [],
    ...more,
  }))
  return {
    hash,
    shape: hash,
    name,
    forms: [{ sheet: '表', title: `${name.replace('.xlsx', '')}人员名册`, notes: [] }],
    fields,
  }
}

const worth = { probability: 1, copies: 1, timesAYear: 1, minutes: 1, seconds: 1, rank: 1 }

/** What waits, in the order the forms came. */
async function openItems(trx: Trx, candidates: readonly Candidate[]): Promise<ReviewItem[]> {
  const aliases = await loadAliases(trx)
  const differences = await loadDifferences(trx)
  const maps = new Map((await allAttachments(trx)).map((map) => [map.template, map]))
  const index = postCandidates(candidates)
  const items = new Map<string, ReviewItem>()
  for (const template of await listTemplates(trx)) {
    const slots = parseFields(template.fields, template.forms, template.issuer)
    for (const field of template.fields) {
      const own = fieldKey(field)
      if (maps.get(template.hash)?.attachments.some((one) => one.field === own)) continue
      const denied = differences.get(template.hash)?.get(own)
      const { key, tier, suggestions } = propose({ slots: slots.get(own)!, candidates: index, aliases, denied })
      const id = key ?? `${template.hash}!${own}`
      const { cell, headerPath } = field
      const place = {
        template: template.hash,
        form: template.name,
        issuer: template.issuer ?? '',
        field: own,
        cell,
        headerPath,
      }
      const known = items.get(id)
      if (known) known.places.push(place)
      else {
        const shown = tier === 'auto' ? 'one-click' : tier
        items.set(id, {
          id,
          key,
          label: headerPath.at(-1)!,
          places: [place],
          tier: shown,
          suggestions,
          isWhose: false,
          worth,
        })
      }
    }
  }
  return [...items.values()]
}

const actor = '李经办'
const candidates = candidatesOf(catalogue)
const look = questionOf
const codes = ({ problems }: Answered) => problems.map(({ at, problem }) => [at, problem.code])
const same = (item: ReviewItem, question: string): ReviewAnswer => ({
  say: 'same',
  item: item.id,
  question,
  relation: 'SAME',
})

type More = { own?: string; by?: string; random?: () => number }

/** What a test of the review does with its database; the catalogue is known to it. */
export async function reviewDesk(name: string) {
  const database = await testDatabase(name)
  const run = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
    must(await database.transaction(async (trx) => ok(await work(trx))))
  await run((trx) => saveQuestions(trx, { questions: catalogue, actor }))
  /** Takes a form in: columns of one list of people. */
  const add = (name: string, labels: string[], issuer = '县民政局') =>
    run(async (trx) => {
      const template = formOf(name, labels)
      const nothing = new Uint8Array()
      await keepTemplate(trx, { template, issuer, sent: nothing, workbook: nothing, candidates, look, actor })
      return template
    })
  const map = (hash: string) => run((trx) => loadAttachments(trx, hash))
  const itemOf = async (label: string): Promise<ReviewItem> => {
    const found = (await run((trx) => openItems(trx, candidates))).find((item) => item.label === label)
    assert.ok(found, `${label} waits`)
    return found
  }
  const answer = (items: readonly ReviewItem[], answers: ReviewAnswer[], { own, by = actor, random }: More = {}) =>
    run((trx) =>
      answerReview(trx, {
        items,
        answers,
        candidates,
        look,
        actor: by,
        ...(own && { own }),
        ...(random && { random }),
      }),
    )
  /** Field, who said so, and the question, of every attachment in force. */
  const standing = async (hash: string) =>
    (await map(hash))?.attachments.map(({ field, by, filling }) => [
      field,
      by,
      filling.from === 'question' ? filling.question : '',
    ])
  return {
    actor,
    candidates,
    look,
    codes,
    same,
    run,
    add,
    map,
    itemOf,
    answer,
    standing,
    close: () => database.close(),
  }
}
