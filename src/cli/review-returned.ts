// C36: lines that were not kept go back as they were filled in, each with its reason, ready to be corrected and handed in again.
import type { Problem } from '../kernel/problem.ts'
import type { ComposedCell, ComposedSheet } from '../sheets/compose.node.ts'
import { cellAt, type Sheet } from '../sheets/grid.ts'
import type { Speaker } from './speak.ts'

/** `problems` by row. */
export function returnedReview(
  sheet: Sheet,
  problems: ReadonlyMap<number, readonly Problem[]>,
  { say, language }: Speaker,
): ComposedSheet[] {
  const columns = Array.from({ length: sheet.lastColumn }, (_, index) => index + 1)
  const cells = (row: number): ComposedCell[] =>
    columns.map((column) => ({
      value: cellAt(sheet, row, column)?.value ?? null,
      border: true,
      wrap: true,
      bold: row === 1,
    }))
  const rows = [...problems].toSorted(([a], [b]) => a - b)
  return [
    {
      name: sheet.name,
      frozenRows: 1,
      columns: [...columns.map(() => ({ width: 18 })), { width: 60 }],
      rows: [
        [...cells(1), { value: say('returned.reason'), bold: true, border: true }],
        ...rows.map(([row, of]) => [...cells(row), { value: reasons(of, language), wrap: true, border: true }]),
      ],
    },
  ]
}

const reasons = (problems: readonly Problem[], language: Speaker['language']): string =>
  problems.map(({ says, code }) => `${says[language].message}；${says[language].do} (${code})`).join('\n')
