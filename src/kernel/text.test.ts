// K3: labels and names compared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalName, normalText } from './text.ts'
import { widthOf } from './text-width.ts'

const seed = 20261124

test('[K3] blanks, line breaks, full-width letters and marks without width make no difference to a label', () => {
  const same = ['姓名', '姓 名', '姓　名', ' 姓\n名 ', '姓\u200b名', '姓\u00a0名', '\ufeff姓名', '姓\u200d名']
  for (const text of same) assert.equal(normalText(text), '姓名')
  assert.equal(normalText('金额（元）：'), '金额(元):')
  assert.equal(normalText('ＱＱ号'), 'QQ号')
})

test('[K3] labels that say different things stay different', () => {
  assert.notEqual(normalText('父亲姓名'), normalText('母亲姓名'))
  assert.notEqual(normalText('收入(元)'), normalText('收入(万元)'))
})

test('[K3] the separator of a minority name is one character however it was typed', () => {
  const typed = [
    '阿依·古丽',
    '阿依•古丽',
    '阿依・古丽',
    '阿依･古丽',
    '阿依.古丽',
    '阿依．古丽',
    '阿依。古丽',
    '阿依‧古丽',
    '阿依 · 古丽',
  ]
  for (const name of typed) assert.equal(normalName(name), '阿依·古丽', name)
})

test('[K3] a normal form is its own normal form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(normalText(normalText(text)), normalText(text))
      assert.equal(normalName(normalName(text)), normalName(text))
    }),
    { seed },
  )
})

test('[K12] a Chinese character is two columns wide, a mark over a letter none', () => {
  assert.deepEqual(['姓名', 'ab', '（亩）', '𠮷', 'e\u0301', '·'].map(widthOf), [4, 2, 6, 2, 1, 1])
})
