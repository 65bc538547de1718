import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Question } from '../dictionary/question.ts'
import { serialOfDay, type Day } from '../kernel/day.ts'
import { checkCharacter } from '../kernel/id-number.ts'
import { parseAnswer } from './answer.ts'
import type { LedgerValue } from './ledger.ts'

const codes = ({ codes: list }: Pick<Question, 'codes'>, text: string) =>
  list === 'sex' ? ({ 男: '1', 女: '2' } as Record<string, string>)[text] : undefined
const question = (more: Partial<Question>): Question =>
  Question.parse({
    id: 1,
    key: 'person.phone',
    subject: 'person',
    name: { 'zh-CN': '问项', en: 'question' },
    type: 'text',
    sensitivity: 'personal',
    ...more,
  })

/** The value, the stated blank, the Problem's code, or 'blank'. */
function read(more: Partial<Question>, value: LedgerValue, date1904 = false): unknown {
  const answer = parseAnswer({ question: question(more), value, codes, date1904 })
  if (!answer) return 'blank'
  if (!answer.ok) return answer.problem.code
  return answer.value.state === 'value' ? answer.value.value : answer.value.state
}

const cases: [Partial<Question>, LedgerValue, unknown][] = [
  [{}, '  ', 'blank'],
  [{}, null, 'blank'],
  [{}, 13800000000, '13800000000'],
  [{}, 6.2284800123456e17, 'dictionary/digits-lost'],
  [{}, true, 'dictionary/not-text'],
  [{}, '不适用', 'not-applicable'],
  [{}, '拒绝提供', 'refused'],
  [{}, '/', 'facts/only-a-dash'],
  [{}, '#REF!', 'facts/error-cell'],
  [{}, 'a\u0000b', 'facts/unreadable-text'],
  [{}, '\ud800', 'facts/unreadable-text'],
  [{}, '字'.repeat(2001), 'facts/too-long'],
  [{}, '𠮷野家', '𠮷野家'],
  [{ key: 'person.name' }, '张　三', '张三'],
  [{ key: 'person.name' }, '阿不都•热合曼', '阿不都·热合曼'],
  [{ key: 'person.name' }, 'Anna Maria', 'Anna Maria'],
  [{ key: 'person.id-number', format: 'id-number' }, '110101900101001', 'dictionary/id-number-of-15'],
  [{ key: 'person.id-number', format: 'id-number' }, '110101199001010011', 'dictionary/wrong-id-number'],
  [{ type: 'integer' }, '1,234', 1234],
  [{ type: 'integer' }, '12,34', 'dictionary/not-a-number'],
  [{ type: 'integer' }, 3.5, 'dictionary/not-whole'],
  [{ type: 'integer' }, '三', 'dictionary/not-a-number'],
  [{ type: 'decimal' }, 0.1 + 0.2, '0.3'],
  [{ type: 'decimal' }, '０３.50', '3.5'],
  [{ type: 'decimal', measureUnit: '亩' }, '3.5亩', '3.5'],
  [{ type: 'decimal' }, '3.5亩', 'dictionary/not-a-number'],
  [{ type: 'decimal' }, -0, '0'],
  [{ type: 'decimal' }, 1e21, 'dictionary/not-a-number'],
  [{ type: 'date' }, '2026年3月5日', '2026-03-05'],
  [{ type: 'date' }, 20260305, '2026-03-05'],
  [{ type: 'date' }, serialOfDay('2026-03-05' as Day), '2026-03-05'],
  [{ type: 'date' }, 200805, 'dictionary/not-a-date'],
  [{ type: 'date' }, '2008年5月', 'dictionary/not-a-date'],
  [{ type: 'date', name: { 'zh-CN': '起始年月', en: 'from' } }, '2008年5月', '2008-05-01'],
  [{ type: 'date', name: { 'zh-CN': '起始年月', en: 'from' } }, 200805, '2008-05-01'],
  [{ type: 'date' }, '2026-02-30', 'dictionary/not-a-date'],
  [{ type: 'boolean' }, '√', true],
  [{ type: 'boolean' }, '否', false],
  [{ type: 'boolean' }, 1, 'dictionary/not-yes-or-no'],
  [{ type: 'code', codes: 'sex' }, '女', '2'],
  [{ type: 'code', codes: 'sex' }, '不详', 'dictionary/unknown-code'],
]

test('[F3] a cell is read as its question wants it, or refused with a reason', () => {
  for (const [more, value, expected] of cases)
    assert.deepEqual(read(more, value), expected, JSON.stringify([more, value]))
})

test('[F3] days are counted from 1904 where the workbook says so', () => {
  assert.equal(read({ type: 'date' }, serialOfDay('2026-03-05' as Day, true), true), '2026-03-05')
})

test('[F3] a decimal printed again is the same decimal', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (whole, places) => {
      const once = read({ type: 'decimal' }, (whole / 10 ** places).toFixed(places))
      assert.equal(read({ type: 'decimal' }, once as string), once)
      assert.equal(Number(once), Number((whole / 10 ** places).toFixed(places)))
    }),
    { seed: 7 },
  )
})

test('[F3] whatever a cell holds, it becomes an answer, a blank or a Problem that does not repeat it', () => {
  const types = fc.constantFrom<Question['type']>('text', 'integer', 'decimal', 'date', 'boolean', 'code')
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null))
  fc.assert(
    fc.property(types, value, (type, cell) => {
      const answer = parseAnswer({ question: question({ type, codes: 'sex' }), value: cell, codes })
      if (answer === undefined) assert.ok(cell === null || String(cell).trim() === '')
      else if (!answer.ok)
        assert.deepEqual(
          Object.keys(answer.problem.details).filter((key) => !['question', 'longest', 'allowed'].includes(key)),
          [],
        )
      else if (answer.value.state === 'value') assert.notEqual(answer.value.value, null)
    }),
    { seed: 11 },
  )
})

test('[F3] every number with a right check character is read, and no other', () => {
  const digits = fc
    .integer({ min: 1, max: 999 })
    .map((sequence) => `99999919800101${String(sequence).padStart(3, '0')}`)
  fc.assert(
    fc.property(digits, fc.constantFrom(...'0123456789X'), (first, last) => {
      const right = checkCharacter(first) === last
      assert.equal(
        read({ key: 'person.id-number', format: 'id-number' }, first + last),
        right ? first + last : 'dictionary/wrong-id-number',
      )
    }),
    { seed: 13 },
  )
})
