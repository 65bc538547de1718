// P17: follows the attachments taken back: batch by batch, each village in a transaction of its own, so that it goes on where it was broken off.
import { randomUUID } from 'node:crypto'
import type { Problem } from '../kernel/problem.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type OpenReport, openRevoked, revocationsRead, revocationsToRead } from '../reports/affected.store.ts'
import { refillReports } from '../reports/refill.store.ts'
import type { Speaker } from './speak.ts'
import type { Outcome } from './verb.ts'
import type { Workspace } from './workspace.ts'

export type Refilled = { reports: number; problems: Problem[] }

/** Reports looked at in one go. */
const batch = 200

/** Fills open reports again; one that cannot be is named and stays listed as affected, and keeps no other from being filled. */
export async function refillRevoked({
  database,
  asking,
  look,
  actor,
}: Pick<Workspace, 'database' | 'asking' | 'look' | 'actor'>): Promise<Result<Refilled>> {
  const refilled: Refilled = { reports: 0, problems: [] }
  const span = await database.transaction(async (trx) => ok(await revocationsToRead(trx)))
  if (!span.ok) return span
  const { after, upTo } = span.value
  if (upTo <= after) return ok(refilled)
  let afterReport: string | undefined
  for (;;) {
    const page = await database.transaction(async (trx) =>
      ok(await openRevoked(trx, { after, upTo, afterReport, limit: batch })),
    )
    if (!page.ok) return page
    for (const reports of Map.groupBy(page.value, groupOf).values()) {
      const filled = await database.transaction((trx) =>
        refillReports(trx, reports, { asking, look, actor, newId: randomUUID }),
      )
      if (filled.ok) refilled.reports += filled.value
      // A full disk or a lost database ends it here, and the next run takes it up again.
      else if (filled.problem.status >= 500) return filled
      else refilled.problems.push(filled.problem)
    }
    afterReport = page.value.at(-1)?.id
    if (page.value.length < batch) break
  }
  const read = await database.transaction(async (trx) => ok(await revocationsRead(trx, upTo)))
  return read.ok ? ok(refilled) : read
}

/** Does what may take attachments back, then fills again the open reports that rested on them, and says how many. */
export async function withReportsFollowing(
  workspace: Workspace,
  { say }: Speaker,
  work: () => Promise<Result<Outcome>>,
): Promise<Result<Outcome>> {
  const done = await work()
  if (!done.ok) return done
  const refilled = await refillRevoked(workspace)
  if (!refilled.ok) return refilled
  const { reports } = refilled.value
  if (reports === 0) return done
  const { data, lines } = done.value
  return ok({
    ...done.value,
    data: { ...data, refilled: reports },
    lines: [...lines, say('affected.refilled', { reports })],
  })
}

const groupOf = ({ demand, area, filledOn }: OpenReport): string => `${demand} ${area} ${filledOn}`
