import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Aliases, noAliases } from '../matching/alias.ts'
import { formsOfList } from '../templates/field-list.ts'
import { fieldKey } from '../templates/field.ts'
import type { Attachment } from './attachment.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue } from './catalogue.ts'
import { type QueuedForm, reviewQueue, type ReviewQueueInput } from './review-queue.ts'

const candidates = candidatesOf(catalogue)

/** A table given as `部门/表: 栏目 栏目`, a code behind a label as `姓名=xm`. */
function form(line: string, more: Partial<QueuedForm> = {}): QueuedForm {
  const [, system = '', title = '', labels = ''] = /^(.*?)\/(.*?): (.*)$/.exec(line) ?? []
  const rows = labels.split(' ').map((said) => {
    const [label = '', code = ''] = said.split('=')
    return { system, table: title, title, code, label, type: '' }
  })
  const [{ name, form: sheet, fields, codes }] = formsOfList(rows) as [ReturnType<typeof formsOfList>[0]]
  const template = { hash: `hash of ${line}`, name: `${name}.xlsx`, forms: [sheet], fields }
  return { template, issuer: system, timesAYear: 1, units: 1, attachments: [], codes, ...more }
}
const queue = (forms: QueuedForm[], more: Partial<ReviewQueueInput> = {}) =>
  reviewQueue({ forms, candidates, aliases: noAliases, ...more })
const attached = ({ template }: QueuedForm, label: string, question: string): Attachment => ({
  field: fieldKey(template.fields.find(({ headerPath }) => headerPath.at(-1) === label)!),
  relation: 'SAME',
  filling: { from: 'question', question, render: 'plain' },
  version: 1,
  by: 'confirmation',
})
const labels = (items: { label: string }[]) => items.map(({ label }) => label)

test('[D32] every field without attachment waits in exactly one place, also of a map that was confirmed', () => {
  const one = form('民政/人员名单: 姓名 性别 备注 爱好特长')
  const other = form('卫健/人员信息表: 姓名 备注 血型')
  const half = { ...one, attachments: [attached(one, '姓名', 'person.name')] }
  const items = queue([half, other])
  const waiting = items.flatMap(({ places }) => places.map(({ template, field }) => `${template} ${field}`))
  assert.equal(new Set(waiting).size, waiting.length)
  assert.equal(waiting.length, 6)
  assert.ok(!waiting.includes(`${one.template.hash} ${attached(one, '姓名', '').field}`))
})

test('[D32] fields of one key are one decision over all forms; a field without a key stands alone', () => {
  const items = queue([form('民政/人员名单: 姓名 备注'), form('卫健/人员信息表: 姓名 备注'), form('残联/人员表: 姓名')])
  const name = items.find(({ label }) => label === '姓名')!
  assert.deepEqual(
    name.places.map(({ issuer, form: file }) => `${issuer} ${file}`),
    ['民政 人员名单.xlsx', '卫健 人员信息表.xlsx', '残联 人员表.xlsx'],
  )
  assert.equal(name.id, name.key)
  const remarks = items.filter(({ label }) => label === '备注')
  assert.deepEqual(
    remarks.map(({ key, places }) => [key, places.length]),
    [
      [undefined, 1],
      [undefined, 1],
    ],
  )
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length)
})

test('[D32] a decision is as hard as its hardest place', () => {
  const one = form('民政/人员名单: 姓名 性别')
  const other = form('卫健/人员信息表: 姓名 性别')
  const counted = other.template.fields.map((field) => ({ ...field, type: 'number' as const }))
  const [easy] = queue([one]).filter(({ label }) => label === '性别')
  const [hard] = queue([one, { ...other, template: { ...other.template, fields: counted } }]).filter(
    ({ label }) => label === '性别',
  )
  assert.deepEqual([easy!.tier, hard!.tier, hard!.places.length], ['one-click', 'pick', 2])
  assert.ok(hard!.suggestions[0]!.vetoes.includes('type-clash'))
})

test('[D32] the id of an item is the same in another run and among other forms', () => {
  const one = form('民政/人员名单: 姓名 备注 血型')
  const ids = (items: { id: string }[]) => items.map(({ id }) => id).toSorted()
  assert.deepEqual(ids(queue([one])), ids(queue([one])))
  const more = new Set(ids(queue([form('卫健/人员表: 姓名 鞋码'), one])))
  assert.ok(ids(queue([one])).every((id) => more.has(id)))
})

test('[D32] a key confirmed before that attached nothing here is one key away', () => {
  const [item] = queue([form('民政/人员名单: 姓名 血型')]).filter(({ label }) => label === '血型')
  const aliases: Aliases = { confirmed: new Map([[item!.key!, new Set(['person.blood-type'])]]), denied: new Map() }
  const [again] = queue([form('民政/人员名单: 姓名 血型')], { aliases }).filter(({ label }) => label === '血型')
  assert.deepEqual([again!.tier, again!.suggestions[0]!.reasons[0]], ['one-click', 'confirmed-key'])
})

test('[D33] what saves most for a second comes first: copies, times a year, units', () => {
  const seldom = form('民政/人员名单: 姓名 血型')
  const monthly = form('卫健/人员信息表: 姓名 民族', { timesAYear: 12, units: 20 })
  const items = queue([seldom, monthly])
  assert.deepEqual(labels(items), ['姓名', '民族', '血型'])
  const [name, ethnicity] = items
  // Offered rows of a list count once each: (1 + 20) copies of one row, 1 × 1 + 20 × 12 fillings a year.
  assert.equal(name!.worth.copies, 21)
  assert.ok(Math.abs(name!.worth.copies * name!.worth.timesAYear - 241) < 1e-9)
  assert.deepEqual([ethnicity!.worth.copies, ethnicity!.worth.timesAYear], [20, 12])
  const { probability, copies, timesAYear, minutes, seconds, rank } = ethnicity!.worth
  assert.ok(Math.abs(rank - (probability * copies * timesAYear * minutes) / seconds) < 1e-9)
  assert.deepEqual([minutes.toFixed(2), seconds], ['0.45', 4])
})

test('[D33] what nothing suggests comes last, asked by several forms before asked by one', () => {
  const items = queue([
    form('民政/人员名单: 爱好特长 姓名'),
    form('卫健/人员信息表: 鞋码 姓名'),
    form('残联/人员表: 鞋码 姓名'),
  ])
  assert.deepEqual(labels(items), ['姓名', '鞋码', '爱好特长'])
  assert.deepEqual(
    items.map(({ tier, worth }) => [tier, worth.probability]),
    [
      ['one-click', 0.97],
      ['new', 0.5],
      ['new', 0],
    ],
  )
})

test('[D33] after 500 answers a score is as good as answers of that score were', () => {
  const forms = Array.from({ length: 260 }, (_, index) => {
    const one = form(`部门${index}/人员名单: 姓名 血型`)
    // 血型 reads like blood type and was answered otherwise every time.
    return { ...one, attachments: [attached(one, '姓名', 'person.name'), attached(one, '血型', 'person.ethnicity')] }
  })
  const waiting = form('残联/人员表: 民族 姓名')
  const probability = (answered: QueuedForm[]) =>
    queue([...answered, waiting]).find(({ label }) => label === '民族')!.worth.probability
  assert.equal(probability(forms.slice(0, 240)), 0.97)
  assert.equal(probability(forms), 0.5)
})

test('[D34] words that elsewhere are another one’s come first, answered or waiting', () => {
  const persons = form('民政/人员名单: 姓名 民族 联系电话')
  const heads = form('乡村/农户信息表: 户主姓名 联系电话')
  const busy = form('卫健/人员信息表: 姓名 血型', { timesAYear: 365, units: 500 })
  const items = queue([busy, persons, heads])
  const first = items.slice(0, 2)
  assert.deepEqual(labels(first), ['联系电话', '联系电话'])
  assert.ok(first.every(({ isWhose }) => isWhose))
  assert.ok(items.find(({ label }) => label === '血型')!.worth.rank > first[0]!.worth.rank)
  const answered = { ...heads, attachments: [attached(heads, '联系电话', 'household.phone')] }
  assert.equal(queue([persons, answered]).find(({ label }) => label === '联系电话')!.isWhose, true)
  assert.equal(queue([persons]).find(({ label }) => label === '联系电话')!.isWhose, false)
})

test('[D34] words that name nothing of anybody are no such case', () => {
  const items = queue([form('民政/人员名单: 姓名 备注 序号'), form('乡村/农户信息表: 户主姓名 备注 序号')])
  assert.deepEqual(
    items.filter(({ isWhose, label }) => isWhose && (label === '备注' || label === '序号')),
    [],
  )
})

test('[D35] what a person denied is suggested no more, by key or in this place', () => {
  const one = form('民政/人员名单: 姓名 血型')
  const item = (more: Partial<ReviewQueueInput>, of = one) => queue([of], more).find(({ label }) => label === '血型')!
  const { key, suggestions } = item({})
  const answers = suggestions.map(({ answer }) => answer)
  const denied: Aliases = { confirmed: new Map(), denied: new Map([[key!, new Set(answers)]]) }
  const left = item({ aliases: denied })
  assert.deepEqual([left.suggestions.filter(({ answer }) => answers.includes(answer)), left.tier], [[], 'new'])
  const some: Aliases = { confirmed: new Map(), denied: new Map([[key!, new Set(answers.slice(0, 1))]]) }
  assert.deepEqual(
    item({ aliases: some })
      .suggestions.map(({ answer }) => answer)
      .slice(0, answers.length - 1),
    answers.slice(1),
  )
  const here = { ...one, denied: new Map([[fieldKey(one.template.fields[1]!), new Set(answers)]]) }
  assert.equal(item({}, here).tier, 'new')
})

test('[D35] what the form asks already is offered with a warning', () => {
  const one = form('民政/人员名单: 姓名 联系电话 联系方式')
  const taken = { ...one, attachments: [attached(one, '联系电话', 'person.phone')] }
  const [item] = queue([taken]).filter(({ label }) => label === '联系方式')
  assert.equal(item!.suggestions[0]!.answer, 'person.phone')
  assert.deepEqual([item!.tier, item!.suggestions[0]!.vetoes], ['pick', ['same-form']])
})

test('[D32] what people attached elsewhere is offered for words like theirs, and forms alike speak where words say little', () => {
  const earlier = form('民政/人员名单: 姓名 身份证号 养犬登记号')
  const known = {
    ...earlier,
    attachments: [
      attached(earlier, '姓名', 'person.name'),
      attached(earlier, '身份证号', 'person.id-number'),
      attached(earlier, '养犬登记号', 'person.blood-type'),
    ],
  }
  const later = form('残联/人员表: 姓名 身份证号 养犬登记证号 犬牌')
  const item = (forms: QueuedForm[], wanted: string) => queue(forms).find(({ label }) => label === wanted)!
  const answers = (forms: QueuedForm[], wanted: string) => item(forms, wanted).suggestions.map(({ answer }) => answer)
  assert.ok(!answers([later], '养犬登记证号').includes('person.blood-type'))
  assert.equal(answers([known, later], '养犬登记证号')[0], 'person.blood-type')
  assert.ok(!answers([later], '犬牌').includes('person.blood-type'))
  const beside = item([known, later], '犬牌').suggestions.find(({ answer }) => answer === 'person.blood-type')!
  assert.ok(beside.reasons.includes('same-company'))
  assert.notEqual(item([known, later], '犬牌').tier, 'one-click')
})
