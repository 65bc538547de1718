// F7: whoever nobody knew yet is copied straight into the table: nothing is on record that a row could differ from.
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Trx } from '../db/trx.ts'
import { copyField, copyLines } from './copy.store.ts'
import { factStates } from './fact.ts'
import { stateNumber } from './patch.ts'
import type { PlacedRow } from './place-subjects.ts'
import { keyColumns, keyValues, type Round } from './stage.store.ts'
import { tableOf } from './subject-table.ts'

/** Rows whose subjects this import makes, and those about subjects on record. */
export function splitRound(round: Round): { fresh: Round; known: Round } {
  const { fresh = [], known = [] } = Object.groupBy(round.rows, ({ isNew }) => (isNew ? 'fresh' : 'known'))
  return { fresh: { ...round, rows: fresh }, known: { ...round, rows: known } }
}

export type FreshInput = { shard: AreaId; on: Day }

/** What COPY is told and its rows. */
export type FreshCopy = { target: string; lines: Iterable<string> }

export function freshCopy({ kind, rows, columns }: Round, { shard, on }: FreshInput, table: string): FreshCopy {
  const stems = columns.map(({ stem }) => stem)
  const own = stems.flatMap((stem) => [stem, `${stem}_s`, `${stem}_at`])
  const unsaid = '\t\\N\t\\N\t\\N'
  const tails = new Map(factStates.map((state) => [state, `\t${stateNumber(state)}\t${on}`]))
  const lineOf = (row: PlacedRow): string => {
    let line = [shard, row.id, row.area, ...keyValues(kind, row)].map(copyField).join('\t')
    for (const stem of stems) {
      const answer = row.answers.get(stem)
      line += answer ? `\t${copyField(answer.value)}${tails.get(answer.state)}` : unsaid
    }
    return line
  }
  const into = ['shard', 'id', 'area', ...(keyColumns[kind] ?? []), ...own]
  return { target: `${table} (${into.join(', ')})`, lines: rows.values().map(lineOf) }
}

/**
 * As the merge of staged rows leaves it, at a third of its time. Every row's subject must be new (`isNew`), each once; a
 * subject that is on record after all breaks the table's key and with it the import.
 */
export async function copyFresh(trx: Trx, round: Round, input: FreshInput): Promise<void> {
  if (round.rows.length === 0) return
  const { target, lines } = freshCopy(round, input, tableOf[round.kind])
  await copyLines(trx, target, lines)
}
