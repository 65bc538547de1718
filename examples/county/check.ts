// Example county: whether a filled workbook shows what the records say, computed without the product's own filling.
import { parseCell } from '../../src/sheets/address.ts'
import { type CellValue, cellAt, type Sheet, type Workbook } from '../../src/sheets/grid.ts'
import type { Day } from '../../src/kernel/day.ts'
import { figureOf, meets, subjectsOf } from './expect.ts'
import type { Filling, Form, LaidSheet, TrueField } from './form.ts'
import { layOut } from './form.ts'
import { factOf, type FactValue, type Household, type Person, type Subject, type Village } from './record.ts'

export type FilledFile = {
  form: Form
  village: Village
  /** For a form per household: whose it is. */
  household?: Household
  workbook: Workbook
  on: Day
}

export type WrongCell = { sheet: string; cell: string; wanted: string; found: string }

/** Cells that differ from the records, in reading order. Where the records say nothing the cell must be blank. */
export function wrongCells({ form, village, household, workbook, on }: FilledFile): WrongCell[] {
  return layOut(form).flatMap((laid) => {
    const sheet = workbook.sheets.find(({ name }) => name === laid.sheet)!
    const lists = laid.scopes.map((scope) => ({ scope, who: membersOf({ village, household, on }, scope) }))
    const compare = (field: TrueField, subject: Subject, row: number, serial: number) =>
      wrongCell({ field, sheet, row, wanted: wantedOf({ laid, field, subject, village, serial, on }) })
    return laid.fields.flatMap((field) => {
      const at = parseCell(field.cell)!
      if (!field.region) return compare(field, household ?? village, at.row + shiftAt(lists, laid, at.row), 1)
      const { who } = lists.find(({ scope }) => scope.firstRow === field.region!.firstRow)!
      const top = at.row + shiftAt(lists, laid, at.row)
      return who.flatMap((subject, index) => compare(field, subject, top + index, index + 1))
    })
  })
}

type Lists = { scope: LaidSheet['scopes'][number]; who: Subject[] }[]

function membersOf(
  { village, household, on }: { village: Village; household: Household | undefined; on: Day },
  { of, where }: LaidSheet['scopes'][number],
): Subject[] {
  const households = household ? [household] : village.households
  const all = of === 'person' ? households.flatMap(({ members }) => listed(members, on)) : subjectsOf(village, of)
  return all.filter((subject) => meets(subject, where, on) === true)
}

const relations = ['户主', '配偶', '子', '女', '儿媳', '孙子女', '父母']

/** Members as lists show them: by their relation to the head as GB/T 4761 numbers it, elder before younger. */
const listed = (members: readonly Person[], on: Day): Person[] =>
  members.toSorted((a, b) => {
    const [place, other] = [a, b].map(({ made }) => relations.indexOf(made.relation)) as [number, number]
    return place - other || (born(a, on) < born(b, on) ? -1 : 1)
  })

const born = (person: Person, on: Day): string => String(factOf(person, 'person.birth-date', on))

/** Rows that longer lists above push a row down. */
function shiftAt(lists: Lists, { fields }: LaidSheet, row: number): number {
  return lists.reduce((moved, { scope, who }) => {
    const region = fields.find((field) => field.region?.firstRow === scope.firstRow)!.region!
    const offered = region.lastRow - region.firstRow + 1
    return moved + (region.lastRow < row ? Math.max(0, who.length - offered) : 0)
  }, 0)
}

/** `options`: the only spellings the cell takes. */
type Wanted = { filling: Filling | undefined; value: FactValue | undefined; label: string; options: string[] }

type WantedInput = {
  laid: LaidSheet
  field: TrueField
  subject: Subject
  village: Village
  serial: number
  on: Day
}

function wantedOf({ laid, field, subject, village, serial, on }: WantedInput): Wanted {
  const { filling } = field
  const label = field.inlineLabel ?? ''
  const { row, column } = parseCell(field.cell)!
  const choice = laid.choices.find(
    ({ range: { top, bottom, left, right } }) => top <= row && row <= bottom && left <= column && column <= right,
  )
  const value =
    filling?.from === 'question'
      ? factOf(subject, filling.question, on)
      : filling?.from === 'definition'
        ? (figureOf(village, filling.definition, on).value ?? undefined)
        : { unit: village.name, day: on, period: on.slice(0, 7), serial }[filling?.what ?? 'unit']
  return { filling, value: filling ? value : undefined, label, options: choice?.options ?? [] }
}

type Place = { field: TrueField; sheet: Sheet; row: number; wanted: Wanted }

function wrongCell({ field, sheet, row, wanted }: Place): WrongCell[] {
  const { column } = parseCell(field.cell)!
  const found = cellAt(sheet, row, column)?.value ?? null
  if (shows(found, wanted, field)) return []
  const cell = field.cell.replace(/\d+$/, String(row))
  return [{ sheet: sheet.name, cell, wanted: String(wanted.value ?? ''), found: String(found ?? '') }]
}

const digits = (value: unknown): string => String(value).replace(/\D/g, '')

/** A number printed before anything was filled, and a label with its blank, are as the form was sent. */
const isAsSent = (found: CellValue, { label }: Wanted, { region }: TrueField): boolean =>
  found === null ||
  (region !== undefined && typeof found === 'number') ||
  (label !== '' && digits(found) === digits(label))

/** Households' yearly income is recorded in 元; the other amounts in the unit their forms ask for. */
const inTenThousands = ({ filling, headerPath }: TrueField): boolean =>
  filling?.from === 'question' &&
  filling.question === 'household.annual-income' &&
  headerPath.at(-1)!.endsWith('（万元）')

/** GB/T 2261.1, 2261.2 and 4658, for the forms that want codes. */
const codes: Record<string, string> = Object.fromEntries(
  [
    '1男 2女',
    '10未婚 20已婚 30丧偶 40离婚',
    '10研究生 20大学本科 30大学专科 40中等职业 60高中 70初中 80小学 90其他',
  ].flatMap((list) => list.split(' ').map((entry) => [entry.replace(/\d+/, ''), entry.replace(/\D+/, '')])),
)

function shows(found: CellValue, wanted: Wanted, field: TrueField): boolean {
  const { filling, value, label, options } = wanted
  if (value === undefined) return isAsSent(found, wanted, field)
  if (found === null || !String(found).startsWith(label)) return false
  const text = String(found).slice(label.length)
  const render = filling?.from === 'question' ? filling.render : 'plain'
  if (typeof value === 'boolean') return (value ? ['是', '有', '√'] : ['否', '无', '×']).includes(text)
  if (typeof value === 'number') return (inTenThousands(field) ? value / 10_000 : value) === Number(text)
  if (render === 'code') return text === codes[value] && (options.length === 0 || options.includes(text))
  if (options.length > 0) return options.includes(text) && value.startsWith(text)
  if (render === 'id-masked') return text === `${value.slice(0, 6)}********${value.slice(14)}`
  if (/^\d{4}-\d{2}(?:-\d{2})?$/.test(value)) {
    const parts = value
      .split('-')
      .slice(0, render === 'year-month' ? 2 : 3)
      .map(Number)
    return (text.match(/\d+/g) ?? []).map(Number).join() === parts.join()
  }
  return text === value
}
