import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasKey, type Aliases, noAliases } from './alias.ts'
import type { Candidate } from './candidate.ts'
import { codeKey, lettersOf, namesFile, postInitials } from './initials.ts'
import { pinyinInitials } from './pinyin.node.ts'
import { postCandidates } from './postings.ts'
import { propose } from './propose.ts'
import { slotsIn } from './slots-in.test.ts'
import { spell } from './spell.ts'

const candidate = (answer: string, ...labels: string[]): Candidate => ({
  answer,
  subject: 'person',
  role: 'self',
  spellings: labels.map((label) =>
    spell({ label, subject: 'person', role: 'self', measureUnit: 'none', representation: 'text' }),
  ),
  representations: new Set(['text', 'id-number', 'phone', 'date']),
  measureUnit: 'none',
  convertible: new Set(),
  accepts: () => true,
})
const candidates = postCandidates([
  candidate('number', '身份证号', '公民身份号码'),
  candidate('birth', '出生日期'),
  candidate('bank', '开户银行'),
  candidate('sex', '性别'),
])
const initials = postInitials(candidates, pinyinInitials)
const look = (label: string, code: string, aliases: Aliases = noAliases) =>
  propose({
    slots: slotsIn('人员信息表', `姓名 | ${label}`),
    candidates,
    aliases,
    evidence: { code: { text: code, initials } },
  })

test('[M14] initials follow the reading of the word', () => {
  assert.equal(pinyinInitials('开户银行'), 'khyh')
  assert.equal(pinyinInitials('是否低保'), 'sfdb')
  assert.equal(pinyinInitials('name'), undefined)
  assert.equal(lettersOf('SFZH_1'), 'sfzh')
  assert.equal(lettersOf('x'), undefined)
  assert.equal(lettersOf('32'), undefined)
})

test('[M14] a code that agrees raises a suggestion and shows why', () => {
  const [without] = look('证件登记', 'zzz').suggestions
  const [raised] = look('证件登记', 'sfzh').suggestions
  assert.equal(raised?.answer, 'number')
  assert.ok(raised.score > (without?.answer === 'number' ? without.score : 0))
  assert.ok(raised.reasons.includes('same-initials'))
})

test('[M14] a code alone attaches nothing and is no click', () => {
  const { tier, suggestions } = look('登记内容', 'khyh')
  assert.deepEqual(
    [tier, suggestions[0]!.answer, suggestions[0]!.reasons],
    ['pick', 'bank', ['alike-text', 'same-initials']],
  )
})

test('[M14] the code of a field somebody answered speaks for its question', () => {
  const answered = new Map([[codeKey('BANK_NAME'), new Set([2])]])
  const slots = slotsIn('人员信息表', '姓名 | 登记内容')
  const evidence = { code: { text: 'bankName', initials, answered } }
  const [first] = propose({ slots, candidates, aliases: noAliases, evidence }).suggestions
  assert.deepEqual([first!.answer, first!.reasons.includes('same-initials')], ['bank', true])
})

test('[M14] a code that names a file fits no question of a number, unless the label asks for a file', () => {
  assert.deepEqual(['ID_CARD_IMAGE', 'idCardUrl', 'sfzh', 'filed'].map(namesFile), [true, true, false, false])
  assert.equal(look('身份证号', 'ID_CARD_NO').tier, 'one-click')
  const { tier, suggestions } = look('身份证号', 'ID_CARD_IMAGE')
  assert.deepEqual([tier, suggestions[0]!.vetoes], ['pick', ['type-clash']])
  assert.ok(!look('身份证照片', 'ID_CARD_IMAGE').suggestions.some(({ vetoes }) => vetoes.includes('type-clash')))
})

test('[M14] a code of another question is shown and takes away what the words would do', () => {
  const slots = slotsIn('人员信息表', '姓名 | 出生日期')
  const aliases: Aliases = { confirmed: new Map([[aliasKey(slots)!, new Set(['birth'])]]), denied: new Map() }
  assert.equal(look('出生日期', 'csrq', aliases).tier, 'auto')
  assert.equal(look('出生日期', 'birthday', aliases).tier, 'auto')
  const { tier, suggestions } = look('出生日期', 'sfzh', aliases)
  assert.deepEqual([tier, suggestions[0]!.answer, suggestions[0]!.vetoes], ['pick', 'birth', ['other-initials']])
})
