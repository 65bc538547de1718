// Attachments judged again, and the words that part, on a real database. Forms are invented.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { eventsAbout } from '../../src/audit/event.store.ts'
import { answerAudit, dueAudits } from '../../src/dictionary/audit-attachment.store.ts'
import { loadAliases } from '../../src/dictionary/dictionary.store.ts'
import { revokeAttachments } from '../../src/dictionary/revoke.store.ts'
import { ruleStanding } from '../../src/dictionary/sample.store.ts'
import { decideWord, loadWords } from '../../src/dictionary/separating-word.store.ts'
import { soleAnswer } from '../../src/matching/alias.ts'
import { must } from './harness.ts'
import { reviewDesk } from './review-forms.ts'

const desk = await reviewDesk(import.meta.url)
const { actor, candidates, codes, look, run, add, itemOf, answer, same, standing } = desk
after(() => desk.close())

const always = () => 0
const never = () => 0.999
const due = async (label: string) =>
  (await run((trx) => dueAudits(trx, { candidates, look }))).filter(({ place }) => place.headerPath[0] === label)
const judge = (id: string, says: string | undefined) => run((trx) => answerAudit(trx, { id, says, actor: '周主任' }))
const standingOf = async (rule: string) => (await run(ruleStanding)).find((one) => one.rule === rule)!
/** A key answered for one form, with two further forms that get it by the key. */
const three = async (label: string, question: string, random: () => number) => {
  const forms = [await add(`${label}一.xlsx`, ['姓名', label]), await add(`${label}二.xlsx`, ['姓名', label])]
  const item = await itemOf(label)
  await answer([item], [same(item, question)], { random })
  return { item, forms }
}

test('[D30] what a key attached is drawn with its weight, and what a person said of the field itself is not', async () => {
  const { forms } = await three('甲项门牌', 'household.address', always)
  const audits = await due('甲项门牌')
  assert.deepEqual(
    audits.map(({ place }) => [place.form, place.field, place.issuer]),
    [['甲项门牌二.xlsx', '表!B4', '县民政局']],
  )
  const { rows } = await run((trx) =>
    trx.query('select rule, answer, round(weight, 3) as weight from dictionary.sample where template = $1', [
      forms[1]!.hash,
    ]),
  )
  assert.deepEqual(rows, [{ rule: 'confirmed-key', answer: 'household.address', weight: '6.667' }])
  await three('甲二项', 'person.school', never)
  assert.deepEqual(await due('甲二项'), [])
})

test('[D30] the rate is one in twenty, and three in twenty for what does most harm', async () => {
  const at = (number: number) => () => number
  await three('乙项甲', 'person.school', at(0.06))
  await three('乙项乙', 'person.phone', at(0.06))
  await three('乙项丙', 'person.phone', at(0.16))
  assert.deepEqual(
    [(await due('乙项甲')).length, (await due('乙项乙')).length, (await due('乙项丙')).length],
    [0, 1, 0],
  )
})

test('[D30] the choices stand in the order of the dictionary, whichever is attached', async () => {
  await three('丙项联系电话', 'household.address', always)
  const [audit] = await due('丙项联系电话')
  const order = candidates.map(({ answer: one }) => one)
  assert.ok(audit!.choices.includes('household.address') && audit!.choices.length > 1 && audit!.choices.length <= 5)
  assert.deepEqual(
    audit!.choices,
    audit!.choices.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
  )
  assert.deepEqual(Object.keys(audit!).toSorted(), ['choices', 'id', 'place'])
})

test('[D30] a right answer counts for the rule and is asked once', async () => {
  const before = await standingOf('confirmed-key')
  const { forms } = await three('丁项甲', 'person.school', always)
  const [audit] = await due('丁项甲')
  const judged = must(await judge(audit!.id, 'person.school'))
  assert.deepEqual(judged, { isRight: true, suspended: undefined, revoked: 0 })
  const now = await standingOf('confirmed-key')
  assert.deepEqual([now.audited - before.audited, now.errors], [1, 0])
  assert.deepEqual(await due('丁项甲'), [])
  const again = await judge(audit!.id, 'person.name')
  assert.ok(!again.ok && again.problem.code === 'dictionary/audit-not-due')
  const strange = await judge('x', undefined)
  assert.ok(!strange.ok && strange.problem.code === 'dictionary/audit-not-due')
  const events = await run((trx) => eventsAbout(trx, { kind: 'template', id: forms[1]!.hash }))
  assert.deepEqual(events.at(-1)!.details, { field: '表!B4', rule: 'confirmed-key', isRight: true })
})

test('[D30] an attachment that was taken back is judged by nobody', async () => {
  const { forms } = await three('己项甲', 'person.school', always)
  const [audit] = await due('己项甲')
  await run((trx) => revokeAttachments(trx, { template: forms[1]!.hash, fields: ['表!B4'], reason: 'person', actor }))
  assert.deepEqual(await due('己项甲'), [])
  assert.equal((await judge(audit!.id, 'person.school')).ok, false)
})

test('[D30] one error suspends the key and takes back what it attached, until a person confirms it anew', async () => {
  const { item, forms } = await three('戊项甲', 'person.school', always)
  const later = await add('戊三.xlsx', ['姓名', '戊项甲'])
  const [audit] = await due('戊项甲')
  const judged = must(await judge(audit!.id, 'person.name'))
  assert.deepEqual(judged, { isRight: false, suspended: item.key, revoked: 2 })
  assert.deepEqual(await standing(forms[0]!.hash), [['表!B4', 'confirmation', 'person.school']])
  assert.deepEqual([await standing(forms[1]!.hash), await standing(later.hash)], [[], []])
  const { rows } = await run((trx) =>
    trx.query('select reason from dictionary.revocation where template = any($1)', [[forms[1]!.hash, later.hash]]),
  )
  assert.deepEqual(rows, [{ reason: 'audit' }, { reason: 'audit' }])
  assert.equal(soleAnswer(await run(loadAliases), item.key), undefined)
  const fresh = await add('戊四.xlsx', ['姓名', '戊项甲'])
  assert.equal(await standing(fresh.hash), undefined)
  const waiting = await itemOf('戊项甲')
  assert.ok(waiting.suggestions[0]!.vetoes.includes('key-suspended'))
  await answer([waiting], [same(waiting, 'person.school')], { random: never })
  assert.equal(soleAnswer(await run(loadAliases), item.key), 'person.school')
})

test('[D30] once keys were wrong too often, they attach nothing, and what a person takes as shown is drawn to prove them', async () => {
  assert.equal((await standingOf('confirmed-key')).state, 'suspended')
  const { forms } = await three('庚项甲', 'person.school', always)
  assert.deepEqual(await standing(forms[0]!.hash), [['表!B4', 'confirmation', 'person.school']])
  assert.equal(await standing(forms[1]!.hash), undefined)
})

test('[D30] a proposal taken as it was shown is drawn for the rule that made it; another answer is not', async () => {
  await add('庚二.xlsx', ['姓名', '民族', '文化程度'])
  const [taken, other] = [await itemOf('民族'), await itemOf('文化程度')]
  assert.deepEqual(
    [taken.tier, taken.suggestions[0]!.answer, other.tier],
    ['one-click', 'person.ethnicity', 'one-click'],
  )
  await answer([taken, other], [same(taken, 'person.ethnicity'), same(other, 'person.school')], { random: always })
  const [audit] = await due('民族')
  assert.deepEqual(await due('文化程度'), [])
  must(await judge(audit!.id, 'person.ethnicity'))
  assert.deepEqual([(await standingOf('same-concept')).audited, (await standingOf('same-concept')).state], [1, 'asks'])
})

test('[D30] a rule that was right 598 times attaches by itself, says so, and is drawn of', async () => {
  const before = await add('庚三.xlsx', ['姓名', '政治面貌'])
  assert.equal(await standing(before.hash), undefined)
  const { forms } = await three('庚四项', 'person.school', never)
  await run((trx) =>
    trx.query(
      `insert into dictionary.sample (template, version, field, answer, rule, weight, verdict, actor, at)
       select $1, 1, 'f' || n, 'person.name', 'same-concept', 20, 'right', '周主任', now() from generate_series(1, 598) as n`,
      [forms[0]!.hash],
    ),
  )
  assert.equal((await standingOf('same-concept')).state, 'attaches')
  const fresh = await add('庚五.xlsx', ['政治面貌', '庚五项丙'])
  assert.deepEqual(await standing(fresh.hash), [['表!A4', 'rule', 'person.political-status']])
  const { because } = (await desk.map(fresh.hash))!.attachments[0]!
  assert.deepEqual([because!.rule, because!.said], ['same-concept', undefined])
})

test('[D31] one word that tells apart what was called different is proposed with where it comes from', async () => {
  const form = await add('辛.xlsx', ['姓名', '大额联系电话'])
  const item = await itemOf('大额联系电话')
  const done = await answer([item], [{ say: 'different', item: item.id, from: ['person.phone'] }])
  assert.deepEqual(codes(done), [])
  assert.deepEqual(done.words, [
    { word: '大额', label: '大额联系电话', answer: 'person.phone', template: form.hash, field: '表!B4' },
  ])
  const [word] = await run((trx) => loadWords(trx, 'proposed'))
  assert.deepEqual([word!.word, word!.state, word!.proposedBy, word!.decidedBy], ['大额', 'proposed', actor, undefined])
  assert.deepEqual((await run(loadAliases)).words, [])
})

test('[D31] only an approved word separates, and who decided is kept', async () => {
  const event = must(await run((trx) => decideWord(trx, { word: '大额', state: 'approved', actor: '周主任' })))
  assert.deepEqual([event!.action, event!.details], ['word-approved', { word: '大额' }])
  assert.equal(must(await run((trx) => decideWord(trx, { word: '大额', state: 'approved', actor }))), undefined)
  assert.deepEqual((await run(loadAliases)).words, ['大额'])
  await add('壬.xlsx', ['姓名', '大额手机号码'])
  const item = await itemOf('大额手机号码')
  assert.ok(item.suggestions.every(({ vetoes }) => vetoes.includes('other-qualifier')))
  must(await run((trx) => decideWord(trx, { word: '大额', state: 'refused', actor: '周主任' })))
  const [word] = await run((trx) => loadWords(trx))
  assert.deepEqual([word!.state, word!.decidedBy], ['refused', '周主任'])
  const unknown = await run((trx) => decideWord(trx, { word: '小额', state: 'approved', actor }))
  assert.ok(!unknown.ok && unknown.problem.code === 'dictionary/no-such-word')
})

test('[D31] a word decided on is not proposed again', async () => {
  await add('癸.xlsx', ['姓名', '大额现住址'])
  const item = await itemOf('大额现住址')
  const done = await answer([item], [{ say: 'different', item: item.id, from: ['person.residence'] }])
  assert.deepEqual(done.words, [])
})
