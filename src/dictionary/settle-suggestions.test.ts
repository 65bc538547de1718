import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noAliases } from '../matching/alias.ts'
import { type Field, fieldKey } from '../templates/field.ts'
import { attach } from './attach.ts'
import { Confirmation } from './attachment.ts'
import { questionOf as look } from './catalogue.ts'
import { checkDefinition } from './check-definition.ts'
import type { Definition } from './definition.ts'
import { knownDefinitions, wordsKey } from './definition-words-key.ts'

const cell = (at: string, ...headerPath: string[]): Field => ({
  sheet: '表',
  cell: at,
  kind: 'cross-tab',
  headerPath,
  type: 'number',
  required: false,
  confidence: 1,
  evidence: [],
})
const fields = [cell('B3', '低保对象', '男'), cell('C3', '低保对象', '女'), cell('B9', '党员人数')]
const forms = [{ sheet: '表', title: '2026年人口统计表', notes: [] }]
const template = { hash: 'h', name: '人口.xlsx', forms, fields }
const women: Definition = { measure: 'count', of: 'person', where: [{ question: 'person.sex', is: '=', value: '女' }] }

const confirmed = (tables: Confirmation['tables'], lastBy?: 'suggestion') => {
  const line = (field: Field, more: object) => ({
    field: `表!${field.cell}`,
    headerPath: field.headerPath,
    filling: { from: 'definition' as const, definition: women },
    ...more,
  })
  const inTable = { by: 'suggestion', table: '表!B3:C3' }
  const confirmation = Confirmation.parse({
    template: '人口.xlsx',
    issuer: '统计局',
    fields: [line(fields[0]!, inTable), line(fields[1]!, inTable), line(fields[2]!, lastBy ? { by: lastBy } : {})],
    ...(tables ? { tables } : {}),
  })
  const attached = attach({ template, confirmation, candidates: [], aliases: noAliases, look })
  assert.ok(attached.ok)
  const { attachments, problems } = attached.value
  return {
    attachments: attachments.map(({ field, by }) => `${field} ${by}`),
    problems: problems.map(({ code, details }) => `${code} ${Object.values(details).join()}`),
  }
}

test('[D43] a suggestion attaches nothing and is named, a table once', () => {
  assert.deepEqual(confirmed(undefined, 'suggestion'), {
    attachments: [],
    problems: ['dictionary/only-suggested 表!B3:C3', 'dictionary/only-suggested 表!B9'],
  })
  assert.deepEqual(confirmed([{ table: '表!B3:C3', confirmed: false }]).attachments, ['表!B9 confirmation'])
})

test('[D43] one word confirms a table, and then its cells stand like any that a person confirmed', () => {
  assert.deepEqual(confirmed([{ table: '表!B3:C3', confirmed: true }]), {
    attachments: ['表!B3 confirmation', '表!C3 confirmation', '表!B9 confirmation'],
    problems: [],
  })
  assert.deepEqual(confirmed([{ table: '表!B3:D3', confirmed: true }]).attachments, ['表!B9 confirmation'])
})

const known = (...definitions: Definition[]) =>
  knownDefinitions(
    definitions.map((definition) => ({
      forms,
      fields,
      attachments: [
        {
          field: '表!B9',
          relation: 'SAME',
          filling: { from: 'definition', definition },
          version: 1,
          by: 'confirmation',
        },
      ],
    })),
  )

test('[D43] what was confirmed for the same words is known for another year’s title, for no other title and no other meaning', () => {
  const key = (title: string, unit?: string) =>
    wordsKey({ ...fields[2]!, ...(unit ? { measureUnit: unit } : {}) }, { title })
  assert.deepEqual(known(women).get(key('2027年人口统计表')), women)
  assert.equal(known(women).get(key('2027年残疾人统计表')), undefined)
  assert.equal(known(women).get(key('2027年人口统计表', '户')), undefined)
  assert.equal(known(women, { ...women, where: [] }).size, 0)
  assert.equal(known(women, women).size, 1)
})

test('[D2] a definition that was checked is right when it is checked again: its codes stay codes', () => {
  const poor: Definition = { ...women, where: [{ question: 'household.kind', is: '=', value: '脱贫户' }] }
  const once = checkDefinition(poor, { field: '表!B9', look })
  assert.ok(once.ok)
  assert.deepEqual(once.value.where, [{ question: 'household.kind', is: '=', value: '2' }])
  assert.deepEqual(checkDefinition(once.value, { field: '表!B9', look }), once)
})

test('[D3] a figure in a list is refused unless each row of it is an area', () => {
  const column: Field = { ...cell('B4', '女性人数'), kind: 'list', region: { firstRow: 4, lastRow: 9 } }
  const said = (of: 'person' | 'area' | undefined) => {
    const confirmation = Confirmation.parse({
      template: '人口.xlsx',
      issuer: '统计局',
      rows: of ? [{ sheet: '表', firstRow: 4, of, where: [] }] : [],
      fields: [{ field: fieldKey(column), filling: { from: 'definition', definition: women } }],
    })
    const attached = attach({
      template: { ...template, fields: [column] },
      confirmation,
      candidates: [],
      aliases: noAliases,
      look,
    })
    assert.ok(attached.ok)
    return attached.value.problems.map(({ code }) => code)
  }
  assert.deepEqual(
    [said('area'), said('person'), said(undefined)],
    [[], ['dictionary/figure-in-list'], ['dictionary/figure-in-list']],
  )
})
