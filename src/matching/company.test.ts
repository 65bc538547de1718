// Company: what forms alike ask, beside the same neighbours, and what it may and may not do to suggestions.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasKey, type Aliases, noAliases } from './alias.ts'
import type { Candidate } from './candidate.ts'
import { companyAmong } from './company.ts'
import { postCandidates } from './postings.ts'
import { propose } from './propose.ts'
import { slotsIn } from './slots-in.test.ts'
import { spell } from './spell.ts'

const people = ['name', 'sex', 'ethnicity', 'education', 'phone']
const places = ['estate', 'building', 'room']
const order = (own: readonly (string | undefined)[], at: number, earlier: readonly (string | undefined)[][]) =>
  [...companyAmong(earlier)(own)(at)].toSorted((a, b) => b[1] - a[1]).map(([answer]) => answer)

test('[M19] what forms alike ask comes before what other forms ask', () => {
  const found = order(['name', 'sex', undefined], 2, [people, people, places, ['name', 'room']])
  assert.deepEqual(found.slice(0, 3).toSorted(), ['education', 'ethnicity', 'phone'])
  assert.ok(!found.includes('estate'))
})

test('[M19] what stands beside the same neighbours comes first', () => {
  assert.equal(order(['name', 'ethnicity', undefined, 'phone'], 2, [people, people])[0], 'education')
  assert.equal(order(['name', undefined, 'ethnicity'], 1, [people, people])[0], 'sex')
})

test('[M19] what the form asks already is not offered again, and no company offers nothing', () => {
  assert.ok(!order(['name', undefined], 1, [people]).includes('name'))
  assert.deepEqual(order([undefined, undefined], 0, [people]), [])
  assert.deepEqual(order(['name'], 0, []), [])
})

const candidate = (answer: string, label: string, subject: 'person' | 'place' = 'person'): Candidate => ({
  answer,
  subject,
  role: 'self',
  spellings: [spell({ label, subject, role: 'self', measureUnit: 'none', representation: 'text' })],
  representations: new Set(['text']),
  measureUnit: 'none',
  convertible: new Set(),
  accepts: () => true,
})
const candidates = postCandidates([
  candidate('education', '文化程度'),
  candidate('sex', '性别'),
  candidate('room', '房间号', 'place'),
])
const look = (label: string, likely: Record<string, number>, aliases: Aliases = noAliases) =>
  propose({
    slots: slotsIn('人员信息表', `姓名 | ${label}`),
    candidates,
    aliases,
    evidence: { company: new Map(Object.entries(likely)) },
  })

test('[M19] company offers a question of the same subject where the words say little, and attaches nothing', () => {
  const { tier, suggestions } = look('最后读到哪里', { education: 0.9, room: 0.9 })
  assert.deepEqual(
    [tier, suggestions.map(({ answer }) => answer), suggestions[0]!.reasons],
    ['pick', ['education'], ['alike-text', 'same-company']],
  )
})

test('[M19] a little company makes no new field a known one', () => {
  assert.equal(look('最后读到哪里', { education: 0.2 }).tier, 'new')
})

test('[M19] without company what is hardly alike is not offered', () => {
  const slots = slotsIn('人员信息表', '姓名 | 最后读到哪里')
  assert.deepEqual(propose({ slots, candidates, aliases: noAliases }).suggestions, [])
})

test('[M19] company never passes words that fit', () => {
  const { tier, suggestions } = look('性别', { education: 1 })
  assert.deepEqual([tier, suggestions[0]!.answer], ['one-click', 'sex'])
  const slots = slotsIn('人员信息表', '姓名 | 性别')
  const said: Aliases = { confirmed: new Map([[aliasKey(slots)!, new Set(['sex'])]]), denied: new Map() }
  assert.equal(look('性别', { education: 1 }, said).tier, 'auto')
})
