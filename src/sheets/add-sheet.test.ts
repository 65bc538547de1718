import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { addHiddenSheet } from './add-sheet.node.ts'
import { fillWorkbook } from './fill.node.ts'
import {
  at,
  codeOf,
  main,
  makeParts,
  makeWorkbook,
  oneSheet,
  partOf,
  readSheet,
  valueOr,
  zipOf,
} from './hand-made.test.ts'
import { partHashes } from './part-hashes.node.ts'
import { changedParts } from './parts.node.ts'
import { readWorkbook } from './read.node.ts'
import { packPart, writeZip } from './write-zip.node.ts'

const rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
const two = {
  sheets: [
    { name: '一', xml: rows },
    { name: '二', xml: rows },
  ],
  names: '<definedName name="甲" localSheetId="1">二!$A$1</definedName>',
}
const sheet = { name: '_shixiao', texts: ['甲 <&"> _x0041_ 𠮷', ' 两头 '] }
const registered = [
  '[Content_Types].xml',
  'xl/_rels/workbook.xml.rels',
  'xl/workbook.xml',
  'xl/worksheets/lineage1.xml',
]

test('[S25] the sheet is read back by us and by SheetJS, very hidden and behind the others', () => {
  const added = valueOr(addHiddenSheet(makeWorkbook(two), sheet))
  const book = valueOr(readWorkbook(added))
  assert.deepEqual(
    book.sheets.map(({ name, state }) => [name, state]),
    [
      ['一', 'visible'],
      ['二', 'visible'],
      ['_shixiao', 'veryHidden'],
    ],
  )
  assert.deepEqual([at(book.sheets[2]!, 'A1'), at(book.sheets[2]!, 'A2')], sheet.texts)
  const other = XLSX.read(added)
  assert.deepEqual(other.SheetNames, ['一', '二', '_shixiao'])
  assert.equal(other.Workbook?.Sheets?.[2]?.Hidden, 2)
  assert.equal(other.Sheets['_shixiao']?.['A1']?.v, sheet.texts[0])
})

test('[S25] four parts change and no other, and each of three only grows by one element', () => {
  const before = makeWorkbook(two)
  const added = valueOr(addHiddenSheet(before, sheet))
  assert.deepEqual(changedParts(before, added), registered)
  for (const part of registered.slice(0, 3)) {
    const [was, is] = [partOf(before, part), partOf(added, part)]
    const start = [...was].findIndex((character, index) => character !== is[index])
    const rest = was.slice(start)
    assert.ok(is.startsWith(was.slice(0, start)) && is.endsWith(rest), part)
    assert.equal(is.slice(start, is.length - rest.length).match(/</g)?.length, 1, part)
  }
  assert.deepEqual(added, valueOr(addHiddenSheet(before, sheet)))
})

test('[S25] added again it stands for the earlier one, and a filled workbook is filled again around it', () => {
  const once = valueOr(addHiddenSheet(makeWorkbook(two), sheet))
  const again = valueOr(addHiddenSheet(once, { name: '_shixiao', texts: ['新'] }))
  assert.deepEqual(changedParts(once, again), ['xl/worksheets/lineage1.xml'])
  const filled = valueOr(
    fillWorkbook(again, [{ sheet: '二', insertions: [], writes: [{ row: 1, column: 1, value: '填' }] }]),
  )
  assert.deepEqual([at(readSheet(filled.bytes, 1), 'A1'), at(readSheet(filled.bytes, 2), 'A1')], ['填', '新'])
})

test('[S25] prefixes, strict workbooks and relations declared on each sheet are followed', () => {
  const parts = makeParts(two)
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const prefixed = `<x:workbook xmlns:x="${main}"><x:sheets><x:sheet xmlns:rel="${relation}" name="一" sheetId="7" rel:id="rId1"/></x:sheets></x:workbook>`
  const added = valueOr(addHiddenSheet(zipOf({ ...parts, 'xl/workbook.xml': prefixed }), sheet))
  assert.match(
    partOf(added, 'xl/workbook.xml'),
    /<x:sheet xmlns:rel="[^"]+" name="_shixiao" sheetId="8" state="veryHidden" rel:id="rId3"\/><\/x:sheets>/,
  )
  assert.deepEqual(XLSX.read(added).SheetNames, ['一', '_shixiao'])
  const strict = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [
      name,
      text
        .replaceAll(main, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(relation, 'http://purl.oclc.org/ooxml/officeDocument/relationships'),
    ]),
  )
  const addedStrict = valueOr(addHiddenSheet(zipOf(strict), sheet))
  for (const part of registered.slice(1))
    assert.doesNotMatch(partOf(addedStrict, part), /schemas\.openxmlformats\.org\/(?:office|spread)/)
  assert.equal(at(readSheet(addedStrict, 2), 'A2'), ' 两头 ')
})

test('[S25] a sheet of that name which people see is theirs and is not written over', () => {
  const theirs = makeWorkbook({ sheets: [{ name: '_Shixiao', xml: rows }] })
  assert.equal(codeOf(addHiddenSheet(theirs, sheet)), 'sheets/sheet-name-taken')
  assert.equal(codeOf(addHiddenSheet(new TextEncoder().encode('PK'), sheet)), 'sheets/damaged')
})

test('[S26] the same parts packed otherwise are the same, one changed byte is not, and the sheet left out says nothing', () => {
  const hashes = (bytes: Uint8Array) => valueOr(partHashes(bytes, { name: 'x', without: '_shixiao' }))
  const plain = makeWorkbook(two)
  const parts = makeParts(two)
  const turned = zipOf(Object.fromEntries(Object.entries(parts).toReversed()))
  assert.notDeepEqual(plain, turned)
  assert.deepEqual(hashes(turned), hashes(plain))
  const [one, other] = [['甲'], ['乙']].map((texts) => valueOr(addHiddenSheet(plain, { name: '_shixiao', texts })))
  assert.deepEqual(hashes(one!), hashes(other!))
  assert.notDeepEqual(hashes(one!), hashes(plain))
  const entry = 'xl/worksheets/sheet1.xml'
  const changed = { ...parts, [entry]: parts[entry]!.replace('<v>1</v>', '<v>2</v>') }
  assert.notEqual(hashes(zipOf(changed))[entry], hashes(plain)[entry])
  const broken = writeZip({ name: 'x', entries: [] }, new Map([['xl/workbook.xml', packPart(new Uint8Array([1]))]]))
  assert.notEqual(codeOf(partHashes(broken, { name: 'x', without: '' })), 'ok')
  assert.ok(Object.keys(hashes(oneSheet(rows))).length > 3)
})
