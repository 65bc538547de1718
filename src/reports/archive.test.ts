import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, valueOr, zipOf } from '../sheets/hand-made.test.ts'
import { archiveManifest } from './archive.ts'
import { openArchive, packArchive, verifyArchive } from './archive.node.ts'
import { algorithms } from './sign.node.ts'
import { inflateEntry } from '../sheets/zip.node.ts'

const { privateKey, publicKey } = algorithms.intl.newPair()
const bytes = (text: string) => new TextEncoder().encode(text)
const files = new Map([
  ['青山村/表.xlsx', bytes('一')],
  ['events.json', bytes('[]')],
])
const about = { year: '2026', unit: '云溪县', madeOn: '2027-01-05', reports: 1, suite: 'intl' as const }
const packed = packArchive({ about, files, privateKey })
const partsOf = (archive: Uint8Array) =>
  Object.fromEntries(
    openArchive(archive, 'x')!.entries.map((entry) => [
      entry.name,
      valueOr(inflateEntry(openArchive(archive, 'x')!, entry)),
    ]),
  )
const verified = (parts: Record<string, Uint8Array | string>, keys = [publicKey]) =>
  verifyArchive(openArchive(zipOf(parts), '归档.zip')!, keys)

test('[P47] a package verifies from itself and a key, and the same reports give the same bytes', () => {
  const verdict = valueOr(verifyArchive(openArchive(packed, 'x')!, [publicKey]))
  assert.deepEqual([verdict.content, verdict.signer, verdict.reports, verdict.year], ['unchanged', 'proven', 1, '2026'])
  assert.equal(valueOr(verifyArchive(openArchive(packed, 'x')!)).signer, 'unproven')
  assert.deepEqual(packArchive({ about, files: new Map([...files].toReversed()), privateKey }), packed)
  assert.equal(openArchive(zipOf({ 'a.txt': 'a' }), 'x'), undefined)
  assert.equal(openArchive(bytes('PK'), 'x'), undefined)
})

test('[P47] a file changed, added or taken out is named, and a manifest that was changed is refused', () => {
  const parts = partsOf(packed)
  const changed = valueOr(verified({ ...parts, 'events.json': '[1]', 新: 'x' }))
  assert.deepEqual(
    [changed.content, changed.changed, changed.added, changed.removed],
    ['changed', ['events.json'], ['新'], []],
  )
  const { 'events.json': _, ...fewer } = parts
  assert.deepEqual(valueOr(verified(fewer)).removed, ['events.json'])
  const manifest = new TextDecoder().decode(parts[archiveManifest])
  const code = (text: string, keys = [publicKey]) => codeOf(verified({ ...parts, [archiveManifest]: text }, keys))
  assert.equal(code(manifest.replace('2026', '2025')), 'reports/archive-tampered')
  assert.equal(code(manifest.slice(0, -9)), 'reports/archive-tampered')
  assert.equal(code(manifest, [algorithms.intl.newPair().publicKey]), 'reports/other-key')
})
