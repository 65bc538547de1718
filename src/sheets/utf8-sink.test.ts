import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { encodeCellText, keepsBlanks } from './escape-text.ts'
import { openUtf8Sink } from './utf8-sink.node.ts'

test('[S16] what is put is what Node encodes, whatever its length and its letters', () => {
  const text = fc.string({ unit: 'binary', maxLength: 150 })
  const number = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.integer({ min: -1000, max: 99_999_999_999 }).map((hundredths) => hundredths / 100),
    fc.integer({ min: 0, max: 9_999_999 }).map((thousandths) => thousandths / 1000),
    fc.constantFrom(-0, 0, 9, 10, 0.01, 0.1 + 0.2, 0.995, 1.005, 999_999_999, 999_999_999.99, 1e9, 1e21),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(text, number), { maxLength: 40 }), (said) => {
      const sink = openUtf8Sink()
      sink.put('x')
      sink.clear()
      for (const one of said) {
        const mark = sink.length()
        if (typeof one === 'number') sink.putNumber(one)
        else if (one.length % 2 === 0) sink.put(one)
        else sink.putSaid(sink.sayOnce(one))
        assert.equal(sink.since(mark), Buffer.from(String(one), 'utf8').toString('utf8'))
      }
      assert.deepEqual(Buffer.from(sink.view()), Buffer.concat(said.map((one) => Buffer.from(String(one), 'utf8'))))
    }),
    { seed: 20261125, numRuns: 300 },
  )
  const sink = openUtf8Sink()
  for (let nth = 0; nth < 3000; nth++) sink.put('青山村王家湾第三组一百二十三号')
  assert.equal(Buffer.from(sink.view()).toString('utf8'), '青山村王家湾第三组一百二十三号'.repeat(3000))
})

test('[S6] a text of a cell is put escaped, whether it needs an escape or not, and one is known whose blanks would be lost', () => {
  const character = fc.oneof(
    fc.constantFrom(...'a村_x0041_&<>"\r\n\t\u0001\u007f\u0085\ufffe\ufffd\ud800 \u3000'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.array(character, { maxLength: 8 }), (characters) => {
      const text = characters.join('')
      const escaped = text
        .replace(/_x([\da-fA-F]{4})_/g, '_x005F_x$1_')
        .replace(
          /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu,
          (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
        )
        .replaceAll('\r', '_x000D_')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
      const sink = openUtf8Sink()
      sink.putCellText(text)
      assert.equal(sink.since(0), escaped)
      assert.equal(encodeCellText(text), escaped)
      assert.equal(keepsBlanks(text), /^\s|\s$|\n/.test(text))
    }),
    { seed: 20261125, numRuns: 2000 },
  )
})
