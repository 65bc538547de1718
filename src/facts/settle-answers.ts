// F4: when several rows of a file answer one question about one subject, equal answers count once and unequal ones not at all.
import { sameAnswer } from './answer.ts'
import type { DecidedRow } from './decide-import.ts'

type Settling = {
  /** Names the subject of a row inside the file. */
  keyOf: (row: DecidedRow) => string
  /** Told of every cell whose answer is not kept; `rows` lists the rows that disagree. */
  conflict: (row: DecidedRow, stem: string, rows: string) => void
}

/** The rows with each answer left where it stands first; stable order. Rows left without an answer stay: they still name a subject. */
export function settleAnswers(rows: readonly DecidedRow[], { keyOf, conflict }: Settling): DecidedRow[] {
  const subjects = Map.groupBy(rows, keyOf)
  const settled = new Map<DecidedRow, DecidedRow>()
  for (const group of subjects.values()) {
    if (group.length === 1) continue
    const kept = group.map((row) => ({ ...row, answers: new Map(row.answers) }))
    for (const stem of new Set(group.flatMap((row) => [...row.answers.keys()]))) {
      const saying = kept.filter((row) => row.answers.has(stem))
      const [first, ...rest] = saying as [(typeof kept)[number], ...typeof kept]
      if (rest.every((row) => sameAnswer(row.answers.get(stem)!, first.answers.get(stem)!))) {
        for (const row of rest) row.answers.delete(stem)
        continue
      }
      const several = new Set(saying.map(({ sheet }) => sheet)).size > 1
      const places = saying.map(({ sheet, row }) => (several ? `${sheet}!${row}` : String(row)))
      for (const row of saying) {
        conflict(row, stem, places.join('、'))
        row.answers.delete(stem)
      }
    }
    for (const [index, row] of group.entries()) settled.set(row, kept[index]!)
  }
  return rows.map((row) => settled.get(row) ?? row)
}
