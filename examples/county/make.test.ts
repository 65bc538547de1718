// The example county is what its README says: invented, the same from the same seed, and its files say what its truth says.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as xlsx from '@e965/xlsx'
import type { AreaTree } from '../../src/access/add-areas.store.ts'
import { attach } from '../../src/dictionary/attach.ts'
import { Confirmation } from '../../src/dictionary/attachment.ts'
import { candidatesOf } from '../../src/dictionary/candidates.ts'
import { catalogue, questionOf } from '../../src/dictionary/catalogue.ts'
import type { Day } from '../../src/kernel/day.ts'
import { parseIdNumber, sexOf } from '../../src/kernel/id-number.ts'
import { readValue } from '../../src/dictionary/read-value.ts'
import { noAliases } from '../../src/matching/alias.ts'
import { parseCell } from '../../src/sheets/address.ts'
import { cellAt, type Workbook } from '../../src/sheets/grid.ts'
import { readWorkbook } from '../../src/sheets/read.node.ts'
import { type Field, fieldKey } from '../../src/templates/field.ts'
import { beforeBlank } from './blocks.ts'
import { expectedAsks, expectedFigures, expectedLists } from './expect.ts'
import type { TrueField } from './form.ts'
import { makeCounty, templateForms } from './make.ts'
import { inventedOn } from './people.ts'
import { peopleOf } from './record.ts'
import type { TrueTemplate, Unknown } from './truth.ts'

const county = await makeCounty({ villages: 2, seed: 1 })
const on = inventedOn as Day
const { truth, villages } = county
const bytesOf = (path: string): Uint8Array => county.files.find((file) => file.path === path)!.bytes
const jsonOf = (path: string): unknown => JSON.parse(new TextDecoder().decode(bytesOf(path)))
const pathOf = ({ file }: TrueTemplate) =>
  truth.ledgers.some((one) => one.file === file) ? `台账/${file}` : `模板/${file}`
const forms = [...truth.templates, ...truth.ledgers]
const confirmationOf = ({ file }: TrueTemplate) =>
  Confirmation.parse(jsonOf(`confirm/${file.replace(/\.xlsx$/, '.json')}`))

function read(form: TrueTemplate): Workbook {
  const workbook = readWorkbook(bytesOf(pathOf(form)), { name: form.file })
  assert.ok(workbook.ok, form.file)
  return workbook.value
}
const sheetOf = (workbook: Workbook, name: string) => workbook.sheets.find((sheet) => sheet.name === name)!
const everyone = villages.flatMap(peopleOf)

test('the same seed gives the same bytes, another seed other people in the same forms', async () => {
  assert.deepEqual(await makeCounty({ villages: 2, seed: 1 }), county)
  const other = await makeCounty({ villages: 1, seed: 2 })
  const path = pathOf(truth.templates[0]!)
  assert.deepEqual(other.files.find((file) => file.path === path)!.bytes, bytesOf(path))
  assert.notDeepEqual(
    other.files.find((file) => file.path === '台账/青山村台账.xlsx')!.bytes,
    bytesOf('台账/青山村台账.xlsx'),
  )
})

test('a village stays the same when the county grows, but for its phones', async () => {
  const grown = await makeCounty({ villages: 12, seed: 1 })
  const ids = (of: typeof villages) => of.flatMap(peopleOf).map(({ facts }) => facts['person.id-number'])
  assert.deepEqual(ids(grown.villages.slice(0, 2)), ids(villages))
  assert.equal(new Set(ids(grown.villages)).size, 12 * 150)
  const [tree] = JSON.parse(new TextDecoder().decode(grown.files[0]!.bytes)) as AreaTree[]
  assert.deepEqual(
    tree!.below!.map(({ below }) => below!.length),
    [10, 2],
  )
  assert.equal(new Set(grown.villages.map(({ name }) => name)).size, 12)
})

test('two villages hold 300 people in 90 households, each with one head', () => {
  assert.deepEqual([everyone.length, villages.flatMap(({ households }) => households).length], [300, 90])
  for (const { members } of villages.flatMap(({ households }) => households)) {
    const heads = members.filter(({ facts }) => facts['person.relation-to-head'] === '户主')
    assert.deepEqual(heads, [members[0]])
  }
})

test('every number is invented: an area code without a place, phones of one closed range, accounts no bank issues', () => {
  for (const { facts, made } of everyone) {
    const number = parseIdNumber(String(facts['person.id-number']))
    assert.ok(number && number.startsWith('999001'))
    assert.equal(sexOf(number) === '1' ? '男' : '女', made.sex)
    assert.match(String(facts['person.phone'] ?? '19900000000'), /^1990\d{7}$/)
    assert.match(String(facts['person.bank-account'] ?? '9990'.padEnd(19, '0')), /^9990\d{15}$/)
  }
})

test('facts are answers the dictionary can read', () => {
  const subjects = [...everyone, ...villages.flatMap(({ households }) => households), ...villages]
  for (const [key, value] of subjects.flatMap(({ facts }) => Object.entries(facts))) {
    const question = questionOf(key)
    assert.ok(question, key)
    if (value !== undefined) assert.ok(readValue({ question, value })!.ok, `${key} ${String(value)}`)
  }
})

test('names hold the separator, twenty characters and characters of extension planes, in the ledger as in the records', () => {
  const names = everyone.map(({ facts }) => String(facts['person.name']))
  assert.ok(names.some((name) => [...name].length === 20 && name.includes('·')))
  assert.ok(names.some((name) => name.includes('𠮷')) && names.some((name) => name.includes('㛃')))
  for (const [index, village] of villages.entries()) {
    const sheet = sheetOf(read(truth.ledgers[index]!), '人口台账')
    const written = peopleOf(village).map((_, at) => cellAt(sheet, at + 4, 3)?.value)
    assert.deepEqual(
      written,
      peopleOf(village).map(({ facts }) => facts['person.name']),
    )
  }
})

test('departments, forms and layouts are as many as promised', () => {
  assert.ok(truth.counts.templates >= 24 && truth.counts.departments >= 12)
  const kinds = new Set(truth.templates.flatMap(({ fields }) => fields.map(({ kind }) => kind)))
  assert.deepEqual([...kinds].toSorted(), ['cross-tab', 'fixed-row', 'key-value', 'list'])
  assert.ok(truth.templates.some(({ per }) => per === 'household'))
  assert.ok(truth.counts.open > 0 && truth.counts.repeated > truth.counts.questions)
})

test('our reader and an independent one find the same texts, merges and formulas in every workbook', () => {
  for (const form of forms) {
    const ours = read(form)
    const theirs = xlsx.read(bytesOf(pathOf(form)), { cellFormula: true, cellStyles: true })
    assert.deepEqual(
      ours.sheets.map(({ name }) => name),
      theirs.SheetNames,
    )
    for (const sheet of ours.sheets) {
      const other = theirs.Sheets[sheet.name]!
      const texts = [...sheet.cells.values()].filter(({ value, formula }) => value !== null && !formula)
      for (const { row, column, value } of texts) {
        assert.equal((other[xlsx.utils.encode_cell({ r: row - 1, c: column - 1 })] as { v: unknown }).v, value)
      }
      const formulas = [...sheet.cells.values()].filter(({ formula }) => formula !== undefined).length
      const found = Object.values(other).filter((cell) => (cell as { f?: string } | null)?.f !== undefined).length
      assert.deepEqual([formulas, sheet.merges.length], [found, other['!merges']?.length ?? 0])
    }
  }
})

test('every true field of a template is blank, or a label with its blank behind it', () => {
  for (const form of truth.templates) {
    const workbook = read(form)
    for (const { sheet, cell, inlineLabel, region, headerPath } of form.fields) {
      const at = parseCell(cell)!
      const value = cellAt(sheetOf(workbook, sheet), at.row, at.column)?.value ?? null
      const isNumbered = region !== undefined && headerPath.at(-1) === '序号' && value === 1
      const printed = typeof value === 'string' ? beforeBlank(value).replace(/^\$\{list\.\w+\}$/, '') || null : value
      if (!isNumbered) assert.equal(printed, inlineLabel ?? null, `${form.file} ${cell}`)
    }
  }
})

const typed = (field: TrueField): Field => {
  const { filling: _, ...rest } = field
  const unit = /（(元|万元|亩|公里|平方米)）$/.exec(field.headerPath.at(-1)!)?.[1]
  return { ...rest, type: 'text', required: false, confidence: 1, evidence: [], ...(unit ? { measureUnit: unit } : {}) }
}

test('every confirmation attaches as a whole to its form, without one problem', () => {
  const candidates = candidatesOf(catalogue)
  for (const form of forms) {
    const confirmation = confirmationOf(form)
    const template = { hash: 'a'.repeat(64), name: form.file, forms: [], fields: form.fields.map(typed) }
    const attached = attach({ template, confirmation, candidates, aliases: noAliases, look: questionOf })
    assert.ok(attached.ok)
    assert.deepEqual(
      attached.value.problems.map(({ code, details }) => ({ code, details })),
      [],
    )
    assert.deepEqual(
      attached.value.attachments.map(({ field }) => field),
      form.fields.filter(({ filling }) => filling !== undefined).map(fieldKey),
    )
    assert.deepEqual(attached.value.rows.length, confirmation.rows.length)
  }
})

test('what the clerk left out is blank in the ledger, and only that is asked', () => {
  assert.ok(truth.unknown.length > 0)
  for (const subject of ['person', 'household', 'area'] as const) {
    assert.ok(truth.unknown.some((one) => one.subject === subject))
  }
  const key = (one: Unknown) => [one.village, one.subject, one.who, one.question].join(' ')
  const left = new Set(truth.unknown.map(key))
  const asks = expectedAsks(templateForms, villages, on)
  assert.deepEqual(
    asks.filter((ask) => !left.has(key(ask))),
    [],
  )
  assert.ok(asks.length > 20)
})

test('every group of the forms has people in every village, some more than the form has rows', () => {
  const lists = expectedLists(templateForms, villages, on)
  assert.deepEqual(
    lists.filter(({ who }) => who.length === 0),
    [],
  )
  const capacity = ({ template, sheet, firstRow }: (typeof lists)[number]) => {
    const field = truth.templates
      .find(({ file }) => file === template)!
      .fields.find((one) => one.sheet === sheet && one.region?.firstRow === firstRow)!
    return field.region!.lastRow - firstRow + 1
  }
  const longer = lists.filter((one) => one.who.length > capacity(one)).length
  assert.ok(longer > 0 && longer < lists.length)
})

test('figures count what the records say, and are not stated where somebody’s answer is missing', () => {
  const figures = expectedFigures(templateForms, villages, on)
  const people = figures.filter(({ field }) => field.startsWith('人口年龄结构!') && /![BC]/.test(field))
  assert.equal(
    people.reduce((sum, { value }) => sum + value!, 0),
    300,
  )
  const unsaid = figures.filter(({ value }) => value === null)
  assert.ok(unsaid.length > 0 && unsaid.every(({ unknown }) => unknown > 0))
})
