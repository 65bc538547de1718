import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noAliases } from './alias.ts'
import { addCandidate, addSpelling, candidatesNear, postCandidates, weighIn } from './postings.ts'
import type { Candidate } from './candidate.ts'
import { compare } from './compare.ts'
import { likenessTo } from './likeness.ts'
import { propose } from './propose.ts'
import { slotsIn } from './slots-in.test.ts'
import { asSpelling, type Spelling } from './spell.ts'

const of = (label: string): Spelling => asSpelling(slotsIn('人员信息表', `姓名 | ${label}`))
const candidate = (answer: string, ...labels: string[]): Candidate => ({
  answer,
  subject: 'person',
  role: 'self',
  spellings: labels.map(of),
  representations: new Set(['text', 'number', 'date', 'id-number', 'phone', 'boolean', 'choice']),
  measureUnit: 'none',
  convertible: new Set(),
  accepts: () => true,
})
const words = '护林 水费 电费 补贴 名册 编组 巡查 台账 学籍 疫苗 保单 证书'.split(' ')
const label = fc
  .tuple(fc.constantFrom(...words), fc.constantFrom(...words), fc.constantFrom('金额', '日期', '情况'))
  .map((parts) => parts.join(''))

test('[M10] what shares concept, words or rare pairs is among the candidates, what shares nothing is not', () => {
  const index = postCandidates([candidate('a', '公民身份号码'), candidate('b', '护林补贴发放'), candidate('c', '学籍')])
  const near = (text: string) => candidatesNear(index, of(text)).map((position) => index.candidates[position]!.answer)
  assert.deepEqual([near('身份证号'), near('护林补贴'), near('血压')], [['a'], ['b'], []])
  assert.deepEqual(candidatesNear(index, of('血压'), ['c']), [2])
})

test('[M10] a proposal from the index is the proposal from comparing all', () => {
  fc.assert(
    fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 40 }), label, (labels, asked) => {
      const candidates = labels.map((text, position) => candidate(`q${String(position).padStart(2, '0')}`, text))
      const alike = likenessTo({ text: of(asked).text, weigh: weighIn(postCandidates(candidates)) })
      const best = Math.max(
        ...candidates.map(({ spellings }) => compare(of(asked), spellings[0]!, alike(spellings[0]!.parts)).score),
      )
      const { suggestions } = propose({
        slots: slotsIn('人员信息表', `姓名 | ${asked}`),
        candidates,
        aliases: noAliases,
      })
      assert.equal(suggestions[0]?.score ?? 0, best > 0.25 ? best : 0)
    }),
    { seed: 20261125, numRuns: 100 },
  )
})

test('[M10] a question learns a label and is found by it', () => {
  const index = postCandidates([])
  addCandidate(index, candidate('a', '水费补贴'))
  addSpelling(index, 'a', of('疫苗证书'))
  addSpelling(index, 'nobody', of('疫苗证书'))
  const { suggestions } = propose({
    slots: slotsIn('人员信息表', '姓名 | 疫苗证书'),
    candidates: index,
    aliases: noAliases,
  })
  assert.deepEqual(
    suggestions.map(({ answer, reasons }) => [answer, reasons]),
    [['a', ['same-text']]],
  )
})

test('[M10] a list that is too long is passed over and counted', () => {
  const many = Array.from({ length: 700 }, (_, position) => candidate(`q${position}`, `水费${position}号楼`))
  const index = postCandidates(many)
  assert.deepEqual(candidatesNear(index, of('水费')), [])
  assert.ok(index.skipped > 0)
})
