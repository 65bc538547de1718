// F46: while the server runs, figures follow the facts within a second: a loop that takes what changed and computes it anew.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../db/open.ts'
import { liveDefinitions } from '../demands/live-definitions.store.ts'
import type { Asking } from '../facts/asking.ts'
import type { LiveDefinition } from '../facts/live-definition.node.ts'
import { drainOutbox, refreshFigures } from '../facts/live-figure.store.ts'
import { localDay } from '../kernel/local-day.node.ts'
import { ok } from '../kernel/result.ts'

/** Milliseconds between looks at an empty outbox, and after a failure: the database may be restarting. */
const pause = 100
const failed = 1000
/** Milliseconds for which the demands read last are taken as still open. */
const definitionsGood = 5000
const batch = 1000
/** Figures of a new day or demand computed in one go, so that changes never wait long behind them. */
const refreshed = 50

export type FigureWorker = {
  /** Resolves when the step under way has ended. */
  stop: () => Promise<void>
}

/** Several may run at once, on one machine or many: what one has taken the others leave. */
export function startFigureWorker({ database, asking }: { database: Database; asking: Asking }): FigureWorker {
  const stopping = new AbortController()
  let known: { live: LiveDefinition[]; at: number } | undefined
  /** Whether there may be more to do at once. */
  const step = async (): Promise<boolean> => {
    const on = localDay(new Date())
    const done = await database.transaction(async (trx) => {
      if (!known || Date.now() - known.at > definitionsGood)
        known = { live: await liveDefinitions(trx, asking), at: Date.now() }
      const { live } = known
      const { taken } = await drainOutbox(trx, { live, on, asking, batch })
      if (taken > 0) return ok(taken === batch)
      return ok((await refreshFigures(trx, { live, on, asking, most: refreshed })) > 0)
    })
    if (!done.ok) await wait(failed)
    return done.ok && done.value
  }
  const wait = (time: number) => sleep(time, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  const run = async () => {
    while (!stopping.signal.aborted) {
      // A bug here must not end the server: figures that are not kept are computed when they are read.
      const more = await step().catch(async () => {
        await wait(failed)
        return false
      })
      if (!more) await wait(pause)
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
