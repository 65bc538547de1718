// Confirmations and what follows from them. Forms are invented.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Aliases, noAliases } from '../matching/alias.ts'
import type { Field } from '../templates/field.ts'
import { attach, type Attached, type AttachInput } from './attach.ts'
import { Attachment, Confirmation, RowScope } from './attachment.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { neededQuestions, sourcesOf } from './needs.ts'

const candidates = candidatesOf(catalogue)

const column = (cell: string, label: string, more: Partial<Field> = {}): Field => ({
  sheet: '名册',
  cell,
  kind: 'list',
  headerPath: [label],
  region: { firstRow: 4, lastRow: 13 },
  type: 'text',
  required: false,
  confidence: 1,
  evidence: [],
  ...more,
})
const single = (cell: string, label: string, more: Partial<Field> = {}): Field => {
  const { region: _, ...rest } = column(cell, label, more)
  return { ...rest, kind: 'key-value' }
}

const fields = [
  single('B2', '填报单位'),
  column('A4', '序号', { type: 'number' }),
  column('B4', '姓名'),
  column('C4', '身份证号', { type: 'id-number' }),
  column('D4', '联系电话', { type: 'phone' }),
  column('E4', '是否低保', { type: 'boolean' }),
  single('C15', '60岁以上低保人数', { type: 'number', measureUnit: '人' }),
]
const template: AttachInput['template'] = {
  hash: 'a'.repeat(64),
  name: '低保对象名册.xlsx',
  forms: [{ sheet: '名册', title: '低保对象花名册', notes: [] }],
  fields,
}

const question = (key: string) => ({ from: 'question', question: key })
const elders = {
  from: 'definition',
  definition: {
    measure: 'count',
    of: 'person',
    where: [
      { question: 'person.minimum-living', is: '=', value: true },
      { question: 'person.age', is: '>=', value: 60 },
    ],
  },
}
const scope = {
  sheet: '名册',
  firstRow: 4,
  of: 'person',
  where: [{ question: 'person.minimum-living', is: '=', value: true }],
}

type Given = { field: string; filling: unknown; relation?: string; headerPath?: string[] }
const confirm = (list: Given[], more: Record<string, unknown> = {}): Confirmation =>
  Confirmation.parse({ template: template.name, issuer: '县民政局', rows: [scope], fields: list, ...more })

const all: Given[] = [
  { field: '名册!B2', filling: { from: 'demand', what: 'unit' } },
  { field: '名册!A4', filling: { from: 'demand', what: 'serial' } },
  { field: '名册!B4', filling: question('person.name') },
  { field: '名册!C4', filling: question('person.id-number') },
  { field: '名册!D4', filling: question('person.phone') },
  { field: '名册!E4', filling: question('person.minimum-living') },
  { field: '名册!C15', filling: elders },
]

const run = (confirmation?: Confirmation, aliases: Aliases = noAliases, of = template): Attached => {
  const result = attach({
    template: of,
    ...(confirmation ? { confirmation } : {}),
    candidates,
    aliases,
    look: questionOf,
  })
  assert.ok(result.ok)
  return result.value
}
const codes = ({ problems }: Attached) => problems.map(({ code }) => code.slice('dictionary/'.length))
const learned = (attached: Attached): Aliases => {
  const pick = (denied: boolean) =>
    new Map(attached.aliases.filter((one) => one.denied === denied).map(({ key, answer }) => [key, new Set([answer])]))
  return { confirmed: pick(false), denied: pick(true) }
}

test('[D11] what a person confirmed is attached as said', () => {
  const attached = run(confirm(all))
  assert.deepEqual([codes(attached), attached.attachments.length, attached.proposals.size], [[], all.length, 0])
  assert.deepEqual(attached.rows, [scope])
  assert.ok(attached.attachments.every(({ by }) => by === 'confirmation'))
  const flag = attached.attachments.find(({ field }) => field === '名册!E4')!
  assert.deepEqual(flag.filling, { from: 'question', question: 'person.minimum-living', render: 'yes-no' })
})

test('[D3] attachments and row scopes are what their schemas say', () => {
  const { attachments, rows } = run(confirm(all))
  for (const one of attachments) assert.deepEqual(Attachment.parse(one), one)
  for (const one of rows) assert.deepEqual(RowScope.parse(one), one)
})

test('[D11] a field the template does not have is named, and the rest is kept', () => {
  const attached = run(confirm([...all, { field: '名册!Z9', filling: question('person.sex') }]))
  assert.deepEqual([codes(attached), attached.attachments.length], [['no-such-field'], all.length])
  assert.match(attached.problems[0]!.says['zh-CN'].message, /名册!Z9/)
})

test('[D11] each mistake costs its own field only', () => {
  const attached = run(
    confirm([
      { field: '名册!B4', filling: question('person.name') },
      { field: '名册!C4', filling: question('person.shoe-size') },
      { field: '名册!D4', filling: question('person.phone'), headerPath: ['手机号'] },
      { field: '名册!E4', filling: { ...question('person.minimum-living'), render: 'date-dots' } },
      {
        field: '名册!C15',
        filling: {
          from: 'definition',
          definition: { measure: 'sum', of: 'person', question: 'person.name', where: [] },
        },
      },
      { field: '名册!B2', filling: question('person.name') },
    ]),
  )
  assert.deepEqual(codes(attached), [
    'no-such-question',
    'label-differs',
    'renderer-does-not-fit',
    'nothing-to-add-up',
    'question-not-seen',
  ])
  assert.deepEqual(
    attached.attachments.map(({ field }) => field),
    ['名册!B4'],
  )
})

test('[D11] a field said twice keeps neither when the answers differ', () => {
  const twice = (other: string) => run(confirm([all[2]!, { field: '名册!B4', filling: question(other) }]))
  assert.deepEqual([codes(twice('person.name')), twice('person.name').attachments.length], [[], 1])
  assert.deepEqual([codes(twice('person.school')), twice('person.school').attachments.length], [['field-twice'], 0])
})

test('[D11] a list that is not there, or named twice, is named', () => {
  const lists = (...rows: unknown[]) => codes(run(confirm(all, { rows })))
  assert.deepEqual(lists(scope, { ...scope, firstRow: 40 }), ['no-such-list'])
  assert.deepEqual(lists(scope, scope), ['list-twice'])
})

test('[D11] a confirmation of another template is refused as a whole', () => {
  const result = attach({
    template,
    confirmation: confirm(all, { template: '别的表.xlsx' }),
    candidates,
    aliases: noAliases,
    look: questionOf,
  })
  assert.equal(!result.ok && result.problem.code, 'dictionary/other-template')
  assert.deepEqual(codes(run(confirm(all, { template: template.hash }))), [])
})

test('[D2] a code’s name in a condition becomes its code; a name the list does not have is refused', () => {
  const where = (value: unknown, is = '=') =>
    run(confirm(all, { rows: [{ ...scope, where: [{ question: 'household.kind', is, value }] }] }))
  assert.deepEqual(where('低保户').rows[0]!.where, [{ question: 'household.kind', is: '=', value: '4' }])
  assert.deepEqual(where(['脱贫户', '监测户'], 'in').rows[0]!.where[0]!.value, ['2', '3'])
  assert.deepEqual(codes(where('富裕户')), ['condition-wrong'])
  assert.deepEqual(codes(where('低保户', '>')), ['condition-wrong'])
  assert.deepEqual(codes(where(undefined)), ['condition-wrong'])
})

test('[D2] a household does not look down to its many members', () => {
  const attached = run(confirm(all, { rows: [{ ...scope, of: 'household' }] }))
  assert.ok(codes(attached).every((code) => code === 'question-not-seen') && attached.rows.length === 0)
})

test('[D11] a template nobody confirmed gets nothing without a confirmed key', () => {
  const attached = run()
  assert.deepEqual([attached.attachments, attached.proposals.size], [[], fields.length])
  assert.equal(attached.proposals.get('名册!B4')!.tier, 'one-click')
})

test('[D11] what one form taught attaches in the next', () => {
  const next = { ...template, hash: 'b'.repeat(64), name: '高龄老人名册.xlsx', fields: fields.slice(1, 5) }
  const attached = run(undefined, learned(run(confirm(all))), next)
  assert.deepEqual(
    attached.attachments.map(({ field, by }) => [field, by]),
    [
      ['名册!A4', 'alias'],
      ['名册!B4', 'alias'],
      ['名册!C4', 'alias'],
      ['名册!D4', 'alias'],
    ],
  )
})

test('[D11] a form asks each question once: a second column of a confirmed one waits for a person', () => {
  const doubled = { ...template, fields: [...fields, column('F4', '姓名')] }
  const aliases = learned(run(confirm(all)))
  const attached = run(confirm(all), aliases, doubled)
  assert.equal(
    attached.attachments.some(({ field }) => field === '名册!F4'),
    false,
  )
  assert.ok(attached.proposals.get('名册!F4')!.suggestions[0]!.vetoes.includes('same-form'))
  const unconfirmed = run(undefined, aliases, doubled)
  assert.equal(
    unconfirmed.attachments.some(({ filling }) => filling.from === 'question' && filling.question === 'person.name'),
    false,
  )
})

test('[D11] DIFFERENT attaches nothing and is remembered; BROADER and NARROWER teach nothing', () => {
  const said = (relation: string) => run(confirm([{ field: '名册!D4', filling: question('person.phone'), relation }]))
  assert.deepEqual(said('DIFFERENT').attachments, [])
  assert.deepEqual(
    said('DIFFERENT').aliases.map(({ answer, denied }) => [answer, denied]),
    [['person.phone', true]],
  )
  assert.deepEqual(said('NARROWER').aliases, [])
  assert.equal(said('NARROWER').attachments.length, 1)
})

test('[D11] another unit makes it derivable, an unknown one is refused', () => {
  const income = (measureUnit: string) => {
    const form = { ...template, fields: [single('B3', '家庭年收入', { type: 'number', measureUnit })] }
    return run(
      confirm([{ field: '名册!B3', filling: question('household.annual-income') }], { per: 'household', rows: [] }),
      noAliases,
      form,
    )
  }
  assert.equal(income('元').attachments[0]!.relation, 'SAME')
  assert.equal(income('万元').attachments[0]!.relation, 'DERIVABLE')
  assert.deepEqual(codes(income('亩')), ['unit-unknown'])
})

test('[D13] derivations end in what is really asked', () => {
  assert.deepEqual(sourcesOf('person.age', questionOf), ['person.id-number'])
  assert.deepEqual(sourcesOf('household.head-phone', questionOf), ['person.phone', 'person.relation-to-head'])
  assert.deepEqual(sourcesOf('person.shoe-size', questionOf), [])
})

test('[D13] a form needs its fields, its figures’ tests and its lists’ conditions', () => {
  const { attachments, rows } = run(confirm(all))
  assert.deepEqual(neededQuestions(attachments, rows, questionOf), [
    'person.minimum-living',
    'person.name',
    'person.id-number',
    'person.phone',
  ])
})

const beside = (cell: string, label: string, firstColumn: string) =>
  column(cell, label, { region: { firstRow: 4, lastRow: 13, firstColumn } })
const twoLists = [beside('A4', '姓名', 'A'), beside('B4', '年龄', 'A'), beside('E4', '户主姓名', 'E')]
const whose = (...rows: object[]) =>
  run(confirm([], { rows: rows.map((row) => ({ ...scope, ...row })) }), noAliases, { ...template, fields: twoLists })

test('[T32] two lists that begin in one row get their own people, each by its first column', () => {
  const both = whose({ firstColumn: 'A' }, { firstColumn: 'E', of: 'household', where: [] })
  assert.deepEqual(
    [codes(both), both.rows],
    [
      [],
      [
        { ...scope, firstColumn: 'A' },
        { sheet: '名册', firstRow: 4, firstColumn: 'E', of: 'household', where: [] },
      ],
    ],
  )
})

test('[T32] of two lists in one row none is guessed: the Problem names both, a list named rightly is kept', () => {
  const unclear = whose({}, { firstColumn: 'B' }, { firstColumn: 'E' }, { firstColumn: 'E' })
  assert.deepEqual(codes(unclear), ['list-unclear', 'list-unclear', 'list-twice'])
  assert.match(unclear.problems[0]!.says['zh-CN'].message, /第 4 行.*A、E/)
  assert.deepEqual(unclear.rows, [{ ...scope, firstColumn: 'E' }])
})

test('[T32] the only list of its row needs no column, and a right one is no mistake', () => {
  const only = (more: object) => run(confirm(all, { rows: [{ ...scope, ...more }] }))
  for (const more of [{}, { firstColumn: 'A' }]) assert.deepEqual([codes(only(more)), only(more).rows], [[], [scope]])
  assert.deepEqual(codes(only({ firstColumn: 'B' })), ['list-unclear'])
})

test('[T32] a question is checked against the subject of its own list', () => {
  const rows = [
    { ...scope, firstColumn: 'A' },
    { ...scope, firstColumn: 'E', of: 'household', where: [] },
  ]
  const asked = [
    { field: '名册!B4', filling: question('person.age') },
    { field: '名册!E4', filling: question('person.name') },
  ]
  const attached = run(confirm(asked, { rows }), noAliases, { ...template, fields: twoLists })
  assert.deepEqual(
    [codes(attached), attached.attachments.map(({ field }) => field)],
    [['question-not-seen'], ['名册!B4']],
  )
})

test('[D27] every attachment says its rule, its key, what was read, and who confirmed the key', () => {
  const said = run(confirm(all)).attachments.map(({ because }) => because!.rule)
  assert.deepEqual(new Set(said), new Set(['person']))
  const aliases: Aliases = {
    ...learned(run(confirm(all))),
    saidBy: new Map([['person/self|姓名||none|none|none', { actor: '李经办', at: '2026-11-25T00:00:00.000Z' }]]),
  }
  const name = run(undefined, aliases).attachments.find(({ field }) => field === '名册!B4')!
  assert.deepEqual(
    [name.by, name.because!.rule, name.because!.key, name.because!.said],
    ['alias', 'confirmed-key', 'person/self|姓名||none|none|none', { actor: '李经办', at: '2026-11-25T00:00:00.000Z' }],
  )
  assert.deepEqual([name.because!.read.property, name.because!.reasons[0]], ['name', 'confirmed-key'])
})

test('[D28] a field that a person said something is not of waits, whatever its key', () => {
  const result = attach({
    template,
    candidates,
    aliases: learned(run(confirm(all))),
    differences: new Map([['名册!B4', new Set(['person.school'])]]),
    look: questionOf,
  })
  assert.ok(result.ok)
  assert.equal(
    result.value.attachments.some(({ field }) => field === '名册!B4'),
    false,
  )
  assert.equal(result.value.proposals.get('名册!B4')!.tier, 'auto')
  assert.ok(result.value.attachments.some(({ field }) => field === '名册!C4'))
})

test('[D28] a difference in a confirmation is kept for the field and for its key', () => {
  const { aliases, differences } = run(
    confirm([{ field: '名册!D4', relation: 'DIFFERENT', filling: question('person.mobile') }]),
  )
  assert.deepEqual(differences, [{ template: template.hash, field: '名册!D4', answer: 'person.mobile' }])
  assert.deepEqual(
    aliases.map(({ answer, denied }) => [answer, denied]),
    [['person.mobile', true]],
  )
})

test('[D26] what stands is kept as it is, and its answer is given to no other field of the list', () => {
  const aliases = learned(run(confirm(all)))
  const standing = [{ ...run(confirm(all)).attachments.find(({ field }) => field === '名册!C4')!, version: 7 }]
  standing[0]!.filling = { from: 'question', question: 'person.name', render: 'plain' }
  const result = attach({ template, standing, candidates, aliases, look: questionOf })
  assert.ok(result.ok)
  assert.deepEqual(
    result.value.attachments.find(({ field }) => field === '名册!C4'),
    standing[0],
  )
  assert.equal(
    result.value.attachments.some(({ field }) => field === '名册!B4'),
    false,
  )
  assert.ok(result.value.proposals.get('名册!B4')!.suggestions[0]!.vetoes.includes('same-form'))
})

test('[D11] only a promoted rule attaches what nobody confirmed, and only without a doubt', () => {
  assert.deepEqual(run().attachments, [])
  const by = (rule: string) => run(undefined, { ...noAliases, promoted: new Set([rule]) }).attachments
  assert.ok(by('same-concept').length > 0)
  assert.ok(by('same-concept').every(({ by: who, because }) => who === 'rule' && because!.rule === 'same-concept'))
  assert.deepEqual(by('confirmed-key'), [])
})
