// F4: what one file says is settled before anything is kept: equal rows fold, rows that disagree all go back, never one of them.
import type { SubjectKind } from '../dictionary/question.ts'
import type { Day } from '../kernel/day.ts'
import type { Problem } from '../kernel/problem.ts'
import type { CodeLookup } from '../dictionary/read-value.ts'
import { sameAnswer } from './answer.ts'
import type { LedgerRow, LedgerSheet } from './ledger.ts'
import type { Places } from './place.ts'
import { factProblems } from './problems.ts'
import { type Answers, canAnswer, type PersonKey, readRow, type ReadRow, type ReturnedCell } from './read-row.ts'
import { settleAnswers } from './settle-answers.ts'

/** Answers of one subject that stand in one row. */
export type DecidedRow = {
  /** Which of the file's lists it stands in; one sheet may hold several. */
  list: number
  sheet: string
  row: number
  of: SubjectKind
  answers: Answers
  fields: ReadonlyMap<string, string>
  household?: string
  person?: PersonKey
  /** A household's answer that stood in the row of one of its members. */
  upward?: true
  values: LedgerRow['values']
}

export type ReturnedRow = {
  sheet: string
  row: number
  values: LedgerRow['values']
  /** Whether the rest of the row was kept. */
  kept: boolean
  cells: ReturnedCell[]
}

export type Decision = {
  rows: DecidedRow[]
  /** Only rows with something wrong. */
  returned: Map<string, ReturnedRow>
  /** Rows equal to an earlier one of the same subject. */
  folded: { sheet: string; row: number; into: number }[]
  /** How many answers were not kept because they follow from others, or do not belong to these rows, by question. */
  notKept: Map<string, number>
  /** What is wrong with the columns themselves. */
  problems: Problem[]
}

export const rowKey = ({ sheet, row }: { sheet: string; row: number }): string => `${sheet}!${row}`

export type ImportInput = { sheets: readonly LedgerSheet[]; places: Places; codes: CodeLookup; on: Day }

/** Reads the sheets' rows and settles them among themselves. Answers are by column stem. */
export function decideImport({ sheets, places, codes, on }: ImportInput): Decision {
  const decision: Decision = { rows: [], returned: new Map(), folded: [], notKept: new Map(), problems: [] }
  const read: ReadRow[] = []
  for (const [list, sheet] of sheets.entries()) {
    checkColumns(sheet, places, decision)
    for (const row of sheet.rows) {
      const one = readRow({ sheet, list, row, places, codes, on })
      if (!one) continue
      for (const key of one.derived) count(decision.notKept, key)
      for (const cell of one.returned) returnCell(decision, one, cell)
      read.push(one)
    }
  }
  const keyed = read.filter((row) => hasKey(row, decision))
  const names = numbersByTriple(keyed)
  const distinct = foldRows(
    keyed.filter((row) => oneNumber(row, names, decision)),
    names,
    decision,
  )
  const readAt = new Map(read.map((row) => [rowKey(row), row]))
  decision.rows = settleAnswers(
    distinct.flatMap((row) => statements(row, decision)),
    {
      keyOf: (row) => subjectKey(row, names),
      conflict: (row, stem, rows) => {
        const field = row.fields.get(stem)
        const question = places.byStem.get(stem)?.question.name['zh-CN'] ?? ''
        const problem = factProblems['said-differently']({ question, rows })
        returnCell(decision, readAt.get(rowKey(row))!, { ...(field === undefined ? {} : { field }), problem })
      },
    },
  )
  return decision
}

function checkColumns({ of, columns, rows }: LedgerSheet, places: Places, decision: Decision): void {
  for (const [field, key] of columns) {
    const place = places.of(key)
    if (!place) decision.problems.push(factProblems['no-such-question']({ question: key }))
    else if (!canAnswer(of, place)) {
      const filled = rows.filter(({ values }) => (values.get(field) ?? '') !== '').length
      if (filled > 0) decision.notKept.set(key, (decision.notKept.get(key) ?? 0) + filled)
      // The village's own answers repeated on every row are a habit of ledgers; a person's answer in a household's row is a wrong map.
      if (place.kind !== 'area') {
        decision.problems.push(factProblems['question-not-for-row']({ question: place.question.name['zh-CN'] }))
      }
    }
  }
}

const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

type RowAt = { sheet: string; row: number; values: LedgerRow['values'] }

/** Notes a cell that goes back; the rest of its row is kept unless `returnRow` says otherwise. */
export function returnCell({ returned }: Pick<Decision, 'returned'>, row: RowAt, cell: ReturnedCell): void {
  const key = rowKey(row)
  const entry = returned.get(key) ?? { sheet: row.sheet, row: row.row, values: row.values, kept: true, cells: [] }
  if (!entry.cells.some((known) => known.field === cell.field && known.problem.code === cell.problem.code)) {
    entry.cells.push(cell)
  }
  returned.set(key, entry)
}

export function returnRow(decision: Pick<Decision, 'returned'>, row: RowAt, problem: Problem): void {
  returnCell(decision, row, { problem })
  decision.returned.get(rowKey(row))!.kept = false
}

/** A person is known by the ID number; without one by name, birth day and household together; with less by nothing (F9). */
function hasKey(row: ReadRow, decision: Decision): boolean {
  if (row.of === 'place' || row.of === 'organisation' || row.of === 'event') {
    returnRow(decision, row, factProblems['kind-not-imported']({}))
    return false
  }
  if (row.of === 'household' && row.household === undefined) {
    returnRow(decision, row, factProblems['household-number-missing']({}))
    return false
  }
  if (row.of === 'person' && row.person?.number === undefined && tripleOf(row) === undefined) {
    returnRow(decision, row, factProblems['person-not-told-apart']({}))
    return false
  }
  return true
}

export function tripleOf({ person }: { person?: PersonKey }): string | undefined {
  const { household, name, born } = person ?? {}
  if (household === undefined || name === undefined || born === undefined) return undefined
  return `${household}\t${name}\t${born}`
}

/** ID numbers that this file gives to each name, birth day and household. */
function numbersByTriple(rows: readonly ReadRow[]): Map<string, Set<string>> {
  const numbers = new Map<string, Set<string>>()
  for (const row of rows) {
    const triple = tripleOf(row)
    const number = row.person?.number
    if (triple && number) numbers.set(triple, (numbers.get(triple) ?? new Set()).add(number))
  }
  return numbers
}

function oneNumber(row: ReadRow, numbers: ReadonlyMap<string, Set<string>>, decision: Decision): boolean {
  const known = numbers.get(tripleOf(row) ?? '')
  if ((known?.size ?? 0) < 2) return true
  const code = row.person?.number ? 'one-person-two-numbers' : 'several-people-fit'
  returnRow(decision, row, factProblems[code]({}))
  return false
}

type Keyed = { of: SubjectKind; household?: string; person?: PersonKey }

function subjectKey(row: Keyed, numbers: ReadonlyMap<string, Set<string>>): string {
  if (row.of === 'area') return 'area'
  if (row.of === 'household') return `household\t${row.household}`
  const triple = tripleOf(row)
  const number = row.person?.number ?? [...(numbers.get(triple ?? '') ?? [])][0]
  return number === undefined ? `person\t${triple}` : `number\t${number}`
}

/** Rows of one list about one subject: equal ones fold into the first, others all go back. Single cells speak of one subject by nature. */
function foldRows(rows: readonly ReadRow[], numbers: ReadonlyMap<string, Set<string>>, decision: Decision): ReadRow[] {
  const groups = Map.groupBy(rows, (row) =>
    row.of === 'area' ? rowKey(row) : `${row.list}\n${subjectKey(row, numbers)}`,
  )
  return [...groups.values()].flatMap((group) => {
    const [first, ...rest] = group as [ReadRow, ...ReadRow[]]
    if (rest.every((row) => sameRow(first, row))) {
      for (const row of rest) {
        decision.folded.push({ sheet: row.sheet, row: row.row, into: first.row })
        decision.returned.delete(rowKey(row))
      }
      return [first]
    }
    const problem = factProblems['rows-differ']({ rows: group.map(({ row }) => row).join('、') })
    for (const row of group) returnRow(decision, row, problem)
    return []
  })
}

const sameRow = (a: ReadRow, b: ReadRow): boolean =>
  sameAnswers(a.answers, b.answers) &&
  sameAnswers(a.ofHousehold, b.ofHousehold) &&
  a.household === b.household &&
  a.returned.length === b.returned.length &&
  a.returned.every(({ field }) => field === undefined || a.values.get(field) === b.values.get(field))

const sameAnswers = (a: Answers, b: Answers): boolean =>
  a.size === b.size && [...a].every(([stem, answer]) => b.has(stem) && sameAnswer(answer, b.get(stem)!))

/** The row's own answers, and what it says of the household as a row about the household. */
function statements(read: ReadRow, decision: Decision): DecidedRow[] {
  const { list, sheet, row, of, answers, fields, household, person, ofHousehold } = read
  const own: DecidedRow = {
    list,
    sheet,
    row,
    of,
    answers,
    fields,
    values: read.values,
    ...(household === undefined ? {} : { household }),
    ...(person ? { person } : {}),
  }
  if (ofHousehold.size === 0) return [own]
  if (household === undefined) {
    const problem = factProblems['household-number-missing']({})
    for (const stem of ofHousehold.keys()) returnCell(decision, read, { field: fields.get(stem)!, problem })
    return [own]
  }
  return [
    own,
    { list, sheet, row, of: 'household', answers: ofHousehold, fields, household, values: read.values, upward: true },
  ]
}
