// Audits driven by keys; what is judged goes to a made store.
import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import type { DueAudit, JudgedAudit } from '../dictionary/audit-attachment.store.ts'
import { questionOf } from '../dictionary/catalogue.ts'
import { dictionaryProblems } from '../dictionary/problems.ts'
import type { RuleStanding } from '../dictionary/rule-standing.ts'
import { fail, ok } from '../kernel/result.ts'
import { auditSession } from './review-audit.ts'
import { withKeyboard } from './review-keyboard.ts'
import { ruleLines } from './review-rules.ts'
import { speaker } from './speak.ts'

const due = (id: string): DueAudit => ({
  id,
  place: {
    template: 'h',
    form: '名册.xlsx',
    issuer: '民政局',
    field: '表!B4',
    cell: 'B4',
    headerPath: ['基本情况', `栏${id}`],
  },
  choices: ['person.phone', 'person.mobile', 'household.phone'],
})

/** `stands`: the answer that stands; audit `gone` can no longer be judged. */
async function typed(keys: string, stands = 'person.phone') {
  const said: [string, string | undefined][] = []
  const written: string[] = []
  const input = new PassThrough()
  input.end(keys)
  const done = await withKeyboard(input, (keyboard) =>
    auditSession({
      due: [due('1'), due('gone'), due('3')],
      judge: async ({ id, says }) => {
        if (id === 'gone') return fail(dictionaryProblems['audit-not-due']({ audit: id }))
        said.push([id, says])
        const isRight = says === stands
        const judged: JudgedAudit = { isRight, suspended: isRight ? undefined : 'k', revoked: isRight ? 0 : 4 }
        return ok(judged)
      },
      keyboard,
      write: (lines) => written.push(...lines.map((line) => stripVTControlCharacters(line))),
      look: questionOf,
      speaker: speaker('zh-CN'),
    }),
  )
  return { said, out: written.join('\n'), counts: done.ok ? done.value : undefined }
}

test('[C37] an audit shows the choices and never which of them stands', async () => {
  const shown = async (stands: string) => (await typed('q', stands)).out
  assert.equal(await shown('person.phone'), await shown('person.mobile'))
  assert.match(
    await shown('person.phone'),
    /基本情况 \/ 栏1\n.*名册.xlsx.*\n {2}1 联系电话（人）\n {2}2 手机号码（人）/,
  )
})

test('[C37] a number, none of these and later are kept as said, and what can no longer be judged holds up nothing', async () => {
  const { said, counts, out } = await typed('x91s2')
  assert.deepEqual(said, [
    ['1', 'person.phone'],
    ['3', 'person.mobile'],
  ])
  assert.deepEqual(counts, { judged: 2, wrong: 1, left: 1 })
  assert.match(out, /这种说法停用，凭它定的 4 处都已撤回/)
  const other = await typed('d1d')
  assert.deepEqual(other.said, [
    ['1', undefined],
    ['3', undefined],
  ])
  assert.match(other.out, /dictionary\/audit-not-due/)
})

test('[C37] the standing of a rule is said with its bounds', () => {
  const rule: RuleStanding = {
    rule: 'same-concept',
    audited: 600,
    errors: 1,
    clean: 250,
    lower: 0.9921,
    upper: 0.9999,
    cleanLower: 0.9881,
    precision: 0.998,
    state: 'asks',
  }
  const [head, audited, how] = ruleLines([rule], speaker('en'))
  assert.equal(head, 'the same thing is meant: a person looks')
  for (const said of ['600', '99.80%', '99.21%', '99.99%', '98.81%']) assert.ok(audited!.includes(said), said)
  assert.match(how!, /99\.50%/)
  const { precision: _, ...unaudited } = rule
  assert.match(ruleLines([{ ...unaudited, audited: 0, precision: undefined }], speaker('zh-CN'))[1]!, /还没有抽查/)
})
