// The trap list: what must not be taken for the same, and what must.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aliasKey } from './alias.ts'
import { asksSame } from './compare.ts'
import { slotsIn } from './slots-in.test.ts'
import { asSpelling } from './spell.ts'
import { different } from './traps-different.test.ts'
import { same } from './traps-same.test.ts'

for (const [kind, titleA, labelsA, titleB, labelsB] of different) {
  test(`[M1] ${kind}: 「${labelsA}」 and 「${labelsB}」 are not taken for the same (${titleA}, ${titleB})`, () => {
    const [a, b] = [slotsIn(titleA, labelsA), slotsIn(titleB, labelsB)]
    const [one, other] = [aliasKey(a), aliasKey(b)]
    assert.ok(one === undefined || other === undefined || one !== other, one)
    assert.equal(asksSame(asSpelling(a), asSpelling(b)), false)
    assert.equal(asksSame(asSpelling(b), asSpelling(a)), false)
  })
}

for (const [kind, titleA, labelsA, titleB, labelsB] of same) {
  test(`[M1] ${kind}: 「${labelsA}」 and 「${labelsB}」 ask the same (${titleA}, ${titleB})`, () => {
    const [a, b] = [slotsIn(titleA, labelsA), slotsIn(titleB, labelsB)]
    assert.ok(asksSame(asSpelling(a), asSpelling(b)))
    assert.ok(asksSame(asSpelling(b), asSpelling(a)))
    if (kind === 'synonym') assert.notEqual(aliasKey(a), aliasKey(b))
    else assert.equal(aliasKey(a), aliasKey(b))
    assert.notEqual(aliasKey(a), undefined)
  })
}

test('[M1] the trap list holds at least 120 pairs of each kind, none twice', () => {
  for (const rows of [different, same]) {
    assert.ok(rows.length >= 120)
    assert.equal(new Set(rows.map((row) => row.join('\n'))).size, rows.length)
  }
})
