// Detection against forms whose every field is known, because we made them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBounded } from '../../src/sheets/bounded.node.ts'
import { detectFields } from '../../src/templates/detect.ts'
import { makeCounty } from './make.ts'

test('[T2] every field of every form and ledger of the county is found at its place, by its labels, and no other', async () => {
  const county = await makeCounty({ villages: 2, seed: 1 })
  for (const { file, fields } of [...county.truth.templates, ...county.truth.ledgers]) {
    const { bytes } = county.files.find(({ path }) => path.endsWith(`/${file}`) && path.endsWith('.xlsx'))!
    const read = await readBounded(bytes, { name: file })
    assert.ok(read.ok, file)
    const plain = (labels: readonly string[]) => labels.map((label) => label.replace(/\s+/g, '')).join('/')
    const line = ({ sheet, cell, kind, headerPath, region }: (typeof fields)[number]) =>
      [sheet, cell, kind, plain(headerPath), region?.firstRow ?? '', region?.lastRow ?? ''].join(' ')
    const found = detectFields(read.value).fields.map(line)
    assert.deepEqual(found.toSorted(), fields.map(line).toSorted(), file)
  }
})
