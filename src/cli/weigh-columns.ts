// F15: the columns of a ledger that is about to be kept, held against what they are said to answer and against what is on record.
import type { Trx } from '../db/trx.ts'
import { type ColumnAgainst, columnsAgainst } from '../dictionary/columns-against.ts'
import type { FieldMap } from '../dictionary/field-map.ts'
import { columnAgreement } from '../facts/agreement.store.ts'
import { columnValues } from '../facts/column-values.ts'
import type { LedgerImport, PlacedLedger } from '../facts/import.store.ts'
import type { Language } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'
import { cliProblems } from './problems.ts'
import type { Workspace } from './workspace.ts'

type Weighing = { ledger: LedgerImport; placed: PlacedLedger['placed']; map: FieldMap }

export async function weighColumns(
  trx: Trx,
  { candidates }: Pick<Workspace, 'candidates'>,
  { ledger, placed, map }: Weighing,
): Promise<ColumnAgainst[]> {
  const { shard, on, sheets, asking } = ledger
  const agreement = await columnAgreement(trx, { shard, on, placed, places: asking.places })
  const evidence = new Map(
    [...columnValues(sheets, asking)].map(([field, values]) => {
      const counted = agreement.get(field)
      return [field, { values, ...(counted ? { agreement: counted } : {}) }]
    }),
  )
  return columnsAgainst({ attachments: map.attachments, evidence, candidates })
}

type Told = { headers: ReadonlyMap<string, string>; look: Workspace['look']; language: Language }

/** What was found, with how many values of how many and never a value; what to do is for a column that was not kept. */
export function againstProblem(
  { field, question, veto, against, of }: ColumnAgainst,
  { headers, look, language }: Told,
): Problem {
  const details = {
    column: headers.get(field) ?? field,
    question: look(question)?.name[language] ?? question,
    against,
    of,
  }
  switch (veto) {
    case 'values-fail-check':
      return cliProblems['values-fail-check'](details)
    case 'values-not-in-list':
      return cliProblems['values-not-in-list'](details)
    case 'values-differ':
      return cliProblems['values-differ'](details)
    case 'values-other-format':
      return cliProblems['values-other-format'](details)
  }
}
