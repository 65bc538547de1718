// Why attachments stand, and how they are taken back, on a real database. Forms are invented.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { eventsAbout } from '../../src/audit/event.store.ts'
import { attach } from '../../src/dictionary/attach.ts'
import { Confirmation } from '../../src/dictionary/attachment.ts'
import { loadAliases, saveConfirmation } from '../../src/dictionary/dictionary.store.ts'
import { loadDifferences } from '../../src/dictionary/difference.store.ts'
import { explainAttachment } from '../../src/dictionary/explain.store.ts'
import { keepTemplate } from '../../src/dictionary/keep-template.store.ts'
import { revokeAttachments } from '../../src/dictionary/revoke.store.ts'
import { noAliases } from '../../src/matching/alias.ts'
import { formOf, reviewDesk } from './review-forms.ts'

const desk = await reviewDesk(import.meta.url)
const { actor, candidates, look, codes, same, run, add, map, itemOf, answer, standing } = desk
after(() => desk.close())

test('[D27] an attachment tells its rule, what was read, and who confirmed its key', async () => {
  const one = await add('壬一.xlsx', ['姓名', '壬项门牌'])
  const two = await add('壬二.xlsx', ['姓名', '壬项门牌'])
  const item = await itemOf('壬项门牌')
  await answer([item], [same(item, 'household.address')])
  const said = await run((trx) => explainAttachment(trx, { template: one.hash, field: '表!B4' }))
  const [own] = said.versions
  assert.deepEqual([own!.because!.rule, own!.because!.key, own!.actor, own!.stands], ['person', item.key, actor, true])
  assert.deepEqual([own!.because!.read.subject, own!.because!.read.text], ['person', '壬项门牌'])
  const [by] = (await run((trx) => explainAttachment(trx, { template: two.hash, field: '表!B4' }))).versions
  assert.deepEqual([by!.by, by!.because!.rule, by!.because!.said!.actor], ['alias', 'confirmed-key', actor])
  assert.match(by!.because!.said!.at, /^\d{4}-\d\d-\d\dT/)
})

test('[D27] an attachment that stood over many versions is one line, and a revocation ends it', async () => {
  const form = await add('癸.xlsx', ['姓名', '癸项甲', '癸项乙'])
  for (const label of ['癸项甲', '癸项乙']) {
    const item = await itemOf(label)
    await answer([item], [same(item, label === '癸项甲' ? 'household.address' : 'person.phone')])
  }
  await run((trx) => revokeAttachments(trx, { template: form.hash, fields: ['表!B4'], reason: 'person', actor }))
  const { versions, revocations } = await run((trx) => explainAttachment(trx, { template: form.hash, field: '表!B4' }))
  assert.deepEqual(
    versions.map(({ since, until, stands }) => [since, until, stands]),
    [[1, 2, false]],
  )
  assert.deepEqual(
    revocations.map(({ since, version, question, reason, actor: by }) => [since, version, question, reason, by]),
    [[1, 2, 'household.address', 'person', actor]],
  )
  const none = await run((trx) => explainAttachment(trx, { template: form.hash, field: '表!A4' }))
  assert.deepEqual(none, { versions: [], revocations: [] })
})

test('[D28] a revocation is one event, a new version without the field, and a row to read by', async () => {
  const form = await add('子.xlsx', ['姓名', '子项甲'])
  const item = await itemOf('子项甲')
  await answer([item], [same(item, 'household.address')])
  const revoked = await run((trx) =>
    revokeAttachments(trx, { template: form.hash, fields: ['表!B4', '表!Z9'], reason: 'values', actor }),
  )
  const details = { version: 2, was: 1, fields: 1, lists: 0, reason: 'values' }
  assert.deepEqual([revoked!.event.action, revoked!.event.details], ['attachment-revoked', details])
  assert.deepEqual((await map(form.hash))!.attachments, [])
  const { rows } = await run((trx) =>
    trx.query('select version, since, field, question, reason from dictionary.revocation where template = $1', [
      form.hash,
    ]),
  )
  assert.deepEqual(rows, [{ version: 1, since: 1, field: '表!B4', question: 'household.address', reason: 'values' }])
  const nothing = await run((trx) =>
    revokeAttachments(trx, { template: form.hash, fields: ['表!B4'], reason: 'person', actor }),
  )
  assert.equal(nothing, undefined)
})

test('[D28] what was taken back of a field is not attached to it again by its key', async () => {
  const form = await add('丑.xlsx', ['姓名', '丑项甲'])
  const item = await itemOf('丑项甲')
  await answer([item], [same(item, 'household.address')])
  await run((trx) => revokeAttachments(trx, { template: form.hash, fields: ['表!B4'], reason: 'person', actor }))
  const other = await add('丑二.xlsx', ['姓名', '丑项甲', '丑项乙'])
  const next = await itemOf('丑项乙')
  await answer([next], [same(next, 'person.phone')])
  assert.deepEqual(await standing(form.hash), [])
  assert.deepEqual(
    (await standing(other.hash))!.map(([field]) => field),
    ['表!B4', '表!C4'],
  )
  const waiting = await itemOf('丑项甲')
  assert.ok(waiting.suggestions.find(({ answer: one }) => one === 'household.address')!.vetoes.includes('denied'))
})

test('[D28] two answers for a key send back what the key attached, and what people said stays', async () => {
  const one = await add('寅一.xlsx', ['姓名', '寅项甲'])
  const two = await add('寅二.xlsx', ['姓名', '寅项甲'])
  const item = await itemOf('寅项甲')
  await answer([item], [same(item, 'household.address')])
  const three = await run(async (trx) => {
    const template = formOf('寅三.xlsx', ['姓名', '寅项甲'])
    await keepTemplate(trx, {
      template,
      issuer: '县残联',
      sent: new Uint8Array(),
      workbook: new Uint8Array(),
      candidates,
      look,
      actor,
    })
    const confirmation = Confirmation.parse({
      template: template.hash,
      issuer: '县残联',
      fields: [{ field: '表!B4', filling: { from: 'question', question: 'person.phone' } }],
    })
    const attached = attach({ template, confirmation, candidates, aliases: await loadAliases(trx), look })
    assert.ok(attached.ok)
    await saveConfirmation(trx, { template: template.hash, confirmation, attached: attached.value, actor: '王经办' })
    return template
  })
  assert.deepEqual(await standing(one.hash), [['表!B4', 'confirmation', 'household.address']])
  assert.deepEqual(await standing(two.hash), [])
  assert.deepEqual(await standing(three.hash), [['表!B4', 'confirmation', 'person.phone']])
  const events = await run((trx) => eventsAbout(trx, { kind: 'template', id: two.hash }))
  assert.equal(events.at(-1)!.action, 'attachment-revoked')
  const four = await add('寅四.xlsx', ['姓名', '寅项甲'])
  assert.equal(await standing(four.hash), undefined)
})

test('[D28] a denial of what the key attached sends it back', async () => {
  const one = await add('卯一.xlsx', ['姓名', '卯项甲'])
  const two = await add('卯二.xlsx', ['姓名', '卯项甲'])
  const item = await itemOf('卯项甲')
  await answer([item], [same(item, 'person.phone')])
  await run((trx) => revokeAttachments(trx, { template: two.hash, fields: ['表!B4'], reason: 'person', actor }))
  const three = await add('卯三.xlsx', ['姓名', '卯项甲'])
  assert.deepEqual(await standing(three.hash), [['表!B4', 'alias', 'person.phone']])
  const waiting = await itemOf('卯项甲')
  await answer([waiting], [{ say: 'different', item: waiting.id, from: ['person.phone'] }])
  assert.deepEqual([await standing(two.hash), await standing(three.hash)], [[], []])
  assert.deepEqual(await standing(one.hash), [['表!B4', 'confirmation', 'person.phone']])
})

test('[D28] a field without a key is told apart by its place alone, and for good', async () => {
  const form = await add('辰.xlsx', ['姓名', '备注'])
  const item = await itemOf('备注')
  assert.equal(item.key, undefined)
  const done = await answer([item], [{ say: 'different', item: item.id, from: ['person.phone'] }])
  assert.deepEqual([done.learned, codes(done)], [0, []])
  assert.deepEqual((await run(loadDifferences)).get(form.hash), new Map([['表!B4', new Set(['person.phone'])]]))
  const events = await run((trx) => eventsAbout(trx, { kind: 'template', id: form.hash }))
  assert.deepEqual([events.at(-1)!.action, events.at(-1)!.details], ['fields-told-apart', { learned: 1 }])
})

test('[D28] a field that a person left open stays open when its key is answered elsewhere', async () => {
  const one = await add('巳一.xlsx', ['姓名', '巳项甲'])
  const item = await itemOf('巳项甲')
  await answer([item], [{ say: 'different', item: item.id, from: ['person.phone'] }])
  const two = await add('巳二.xlsx', ['姓名', '巳项甲'])
  const both = await itemOf('巳项甲')
  const elsewhere = { ...both, places: both.places.filter(({ template }) => template === two.hash) }
  await answer([elsewhere], [same(elsewhere, 'household.address')])
  assert.deepEqual(await standing(two.hash), [['表!B4', 'confirmation', 'household.address']])
  assert.equal(await standing(one.hash), undefined)
})

test('[D28] a field called different is answered with its key once somebody who sees it says what it asks', async () => {
  const forms = [await add('巳三.xlsx', ['姓名', '巳项乙']), await add('巳四.xlsx', ['姓名', '巳项乙'])]
  const item = await itemOf('巳项乙')
  await answer([item], [{ say: 'different', item: item.id, from: ['person.phone'] }, same(item, 'household.address')])
  assert.deepEqual(await standing(forms[0]!.hash), [['表!B4', 'confirmation', 'household.address']])
  assert.deepEqual(await standing(forms[1]!.hash), [['表!B4', 'alias', 'household.address']])
})

test('[D28] cells of every version since which an attachment stood are found by its revocation', async () => {
  const form = await add('亥.xlsx', ['姓名', '亥项甲', '亥项乙'])
  const take = (fields: string[]) =>
    run((trx) => revokeAttachments(trx, { template: form.hash, fields, reason: 'person', actor }))
  const first = await itemOf('亥项甲')
  await answer([first], [same(first, 'household.address')])
  await take(['表!B4'])
  const again = await itemOf('亥项甲')
  await answer([again], [same(again, 'person.school')])
  const second = await itemOf('亥项乙')
  await answer([second], [same(second, 'person.phone')])
  await take(['表!B4', '表!C4'])
  const { rows } = await run((trx) =>
    trx.query('select field, question, since, version from dictionary.revocation where template = $1 order by id', [
      form.hash,
    ]),
  )
  assert.deepEqual(rows, [
    { field: '表!B4', question: 'household.address', since: 1, version: 1 },
    { field: '表!B4', question: 'person.school', since: 3, version: 4 },
    { field: '表!C4', question: 'person.phone', since: 4, version: 4 },
  ])
})

test('[D28] a confirmation that answers otherwise takes back what stood, and nothing that stays', async () => {
  const form = await add('子丑.xlsx', ['姓名', '子丑项甲', '子丑项乙', '子丑项丙'])
  const confirm = (fields: [cell: string, question: string, render?: string][]) =>
    run(async (trx) => {
      const confirmation = Confirmation.parse({
        template: form.hash,
        issuer: '县民政局',
        fields: fields.map(([cell, question, render = 'plain']) => ({
          field: `表!${cell}`,
          filling: { from: 'question', question, render },
        })),
      })
      const attached = attach({ template: form, confirmation, candidates, aliases: noAliases, look })
      assert.ok(attached.ok && attached.value.problems.length === 0)
      await saveConfirmation(trx, { template: form.hash, confirmation, attached: attached.value, actor })
    })
  await confirm([
    ['B4', 'person.school'],
    ['C4', 'person.birth-date'],
    ['D4', 'person.residence'],
  ])
  await confirm([
    ['B4', 'person.employer'],
    ['C4', 'person.birth-date', 'date-dots'],
  ])
  const { rows } = await run((trx) =>
    trx.query('select field, question, version, reason from dictionary.revocation where template = $1 order by id', [
      form.hash,
    ]),
  )
  assert.deepEqual(rows, [
    { field: '表!B4', question: 'person.school', version: 1, reason: 'person' },
    { field: '表!D4', question: 'person.residence', version: 1, reason: 'person' },
  ])
})

test('[D28] what a field does not ask it does not ask in next year’s form either', async () => {
  const labels = ['姓名', '性别', '戌项注记编号']
  const old = await add('2025年戌表.xlsx', labels)
  await run(async (trx) => {
    const confirmation = Confirmation.parse({
      template: old.hash,
      issuer: '县民政局',
      rows: [{ sheet: '表', firstRow: 4, of: 'person', where: [] }],
      fields: [
        { field: '表!A4', filling: { from: 'question', question: 'person.name' } },
        { field: '表!C4', relation: 'DIFFERENT', filling: { from: 'question', question: 'person.phone' } },
      ],
    })
    const attached = attach({ template: old, confirmation, candidates, aliases: await loadAliases(trx), look })
    assert.ok(attached.ok)
    await saveConfirmation(trx, { template: old.hash, confirmation, attached: attached.value, actor })
  })
  const fresh = await add('2026年戌表.xlsx', labels)
  assert.equal((await map(fresh.hash))!.confirmed, true)
  assert.deepEqual((await run(loadDifferences)).get(fresh.hash), new Map([['表!C4', new Set(['person.phone'])]]))
})
