// The cast of the store tests: invented people of an invented village. No number belongs to anybody.
import type { CodeLookup } from '../../src/dictionary/read-value.ts'
import { askingOf } from '../../src/facts/asking.ts'
import type { LedgerRow, LedgerSheet, LedgerValue } from '../../src/facts/ledger.ts'
import { Question } from '../../src/dictionary/question.ts'
import { checkCharacter } from '../../src/kernel/id-number.ts'

type Given = Partial<Question> & Pick<Question, 'key'>
const question = (given: Given, index: number): Question =>
  Question.parse({
    id: index + 1,
    subject: given.key.split('.')[0],
    name: { 'zh-CN': given.key, en: given.key },
    type: 'text',
    sensitivity: 'internal',
    ...given,
  })

const given: Given[] = [
  { key: 'person.name' },
  { key: 'person.id-number', format: 'id-number' },
  { key: 'person.sex', type: 'code', codes: 'sex', derivedFrom: { question: 'person.id-number', by: 'sex' } },
  { key: 'person.birth-date', type: 'date', derivedFrom: { question: 'person.id-number', by: 'birth-date' } },
  { key: 'person.age', type: 'integer', derivedFrom: { question: 'person.birth-date', by: 'age' } },
  { key: 'person.birth-month', derivedFrom: { question: 'person.birth-date', by: 'year-month' } },
  { key: 'person.relation-to-head', type: 'code', codes: 'relation' },
  { key: 'person.phone' },
  { key: 'person.minimum-living', type: 'boolean', freshDays: 365 },
  { key: 'person.monthly-aid', type: 'decimal' },
  { key: 'household.number' },
  { key: 'household.head-name', derivedFrom: { question: 'person.name', by: 'head' } },
  { key: 'household.size', type: 'integer', derivedFrom: { question: 'person.name', by: 'members' } },
  { key: 'household.address' },
  { key: 'household.arable-area', type: 'decimal' },
  { key: 'area.name' },
  { key: 'area.groups', type: 'integer' },
]

const lists: Record<string, Record<string, string>> = {
  sex: { 男: '1', 女: '2' },
  relation: { 户主: '01', 配偶: '10', 子: '20', 女: '30' },
}
const codes: CodeLookup = (coded, text) => {
  const list = lists[coded.codes ?? ''] ?? {}
  return list[text] ?? Object.values(list).find((code) => code === text)
}

export const castQuestions = given.map(question)
export const castAsking = askingOf(castQuestions, codes)

/** A number of valid form for an invented birth day; odd sequences are men. The region 999999 exists nowhere. */
export const invented = (birth: string, sequence: number): string => {
  const first = `999999${birth}${String(sequence).padStart(3, '0')}`
  return first + checkCharacter(first)
}

export const 赵 = invented('19500101', 1)
export const 钱 = invented('19520202', 2)
export const 孙 = invented('19900303', 3)
export const 李 = invented('20150404', 4)

/** A list whose columns are named by their questions. */
export function list(sheet: string, of: LedgerSheet['of'], columns: string[], rows: LedgerValue[][]): LedgerSheet {
  const field = (index: number) => `${sheet}!${String.fromCharCode(65 + index)}3`
  const toRow = (values: LedgerValue[], index: number): LedgerRow => ({
    row: index + 3,
    values: new Map(values.map((value, at) => [field(at), value])),
  })
  return { sheet, of, columns: new Map(columns.map((key, at) => [field(at), key])), rows: rows.map(toRow) }
}

export const households = (
  rows: LedgerValue[][] = [
    ['1', '东头 1 号', 3.5],
    ['2', '西头 2 号', '2.10'],
  ],
) => list('户', 'household', ['household.number', 'household.address', 'household.arable-area'], rows)

export const peopleColumns = [
  'person.name',
  'person.id-number',
  'household.number',
  'person.relation-to-head',
  'person.minimum-living',
  'person.monthly-aid',
]
export const people = (rows: LedgerValue[][]) => list('人', 'person', peopleColumns, rows)

/** 青山村: two households, four people. */
export const village = (): LedgerSheet[] => [
  households(),
  people([
    ['赵大山', 赵, '1', '户主', '是', 320.5],
    ['钱小河', 钱, '1', '配偶', '否', null],
    ['孙文', 孙, '2', '户主', null, null],
    ['李苗', 李, '2', '女', '否', null],
  ]),
]
