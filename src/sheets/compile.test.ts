import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileWorkbook, fillCompiled, learnedFor } from './compile.node.ts'
import { fillWorkbook } from './fill.node.ts'
import { valueOr } from './hand-made.test.ts'
import { listEdits, listWorkbook } from './made-list.test.ts'

/** What a filling came to, for comparing: the bytes and what was skipped, or the Problem. */
const outcome = (filled: ReturnType<typeof fillWorkbook>) =>
  filled.ok
    ? { skipped: filled.value.skipped, hex: Buffer.from(filled.value.bytes).toString('base64') }
    : { code: filled.problem.code, details: filled.problem.details }

test('[S16] a compiled template gives the bytes a fill gives, whatever is inserted and written', () => {
  let inserted = 0
  let learned = 0
  fc.assert(
    fc.property(listWorkbook, fc.array(listEdits(30), { minLength: 2, maxLength: 4 }), (bytes, fills) => {
      const compiled = valueOr(compileWorkbook(bytes))
      for (const edits of fills) {
        const expected = fillWorkbook(bytes, edits)
        assert.deepEqual(outcome(fillCompiled(compiled, edits)), outcome(expected))
        if (!expected.ok || edits[0]!.insertions[0]!.count === 0) continue
        inserted += 1
        learned += learnedFor(compiled, edits) ? 1 : 0
      }
    }),
    { seed: 20261125, numRuns: 60 },
  )
  // Falling back gives the same bytes too: that the quick way was taken must be seen apart.
  assert.ok(inserted > 80 && learned / inserted > 0.95, `${learned} of ${inserted} fills with new rows were learned`)
})
