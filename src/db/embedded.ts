// B15: the built-in PostgreSQL of a home folder: started when none runs, joined when one does, stopped by the last to leave.
import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { findBinaries, readyBinaries } from './binaries.ts'
import { bringUp, stopping } from './bring-up.ts'
import { onFolder } from './file-error.ts'
import { clusterPassword, initCluster } from './init-cluster.ts'
import { adminConnection, type Connection, othersConnected, productConnection } from './own-database.ts'
import { findPlace, stateFolder } from './place.ts'
import { dbProblems } from './problems.ts'
import { stopOnSignals } from './signals.ts'
import { run, type Runner, runNow } from './spawn.ts'

export type Embedded = {
  /** For the product: its own database, a role without superuser rights. */
  connection: Connection
  /** For making databases: superuser. */
  admin: Connection
  /** Folder of the cluster: data, password, log. */
  cluster: string
  /** False when a server that already ran was joined. */
  started: boolean
  /** Stops the server unless another process is connected to it. */
  stop: () => Promise<void>
  /** Stops it at once, whoever is connected and without an event loop: for throw-away clusters at the end of the process. */
  kill: () => void
}

export type EmbeddedInput = { home: string; port?: number | undefined; throwAway?: boolean }

/**
 * Starts or joins the server of `home`. Joining is the rule, because the command line beside a running workbench is
 * ordinary work; a server counts as ours when it takes the cluster's password and serves its data folder.
 */
export async function startEmbedded({ home, port, throwAway = false }: EmbeddedInput): Promise<Result<Embedded>> {
  const folder = path.resolve(home)
  return onFolder(folder, async () => {
    const prepared = await prepare(folder, throwAway)
    if (!prepared.ok) return prepared
    const { runner, cluster } = prepared.value
    const password = await clusterPassword(cluster)
    if (!password.ok) return password
    const name = `shixiao-${process.pid}-${randomUUID().slice(0, 8)}`
    const up = await bringUp({ runner, cluster, password: password.value, name, port, throwAway })
    if (!up.ok) return up
    const access = { port: up.value.port, password: password.value, name }
    const stopUnlessUsed = async () => {
      if (!(await othersConnected(access))) await run(runner, 'pg_ctl', stopping(cluster, 'fast'))
    }
    const forget = stopOnSignals(stopUnlessUsed)
    let stopped: Promise<void> | undefined
    return ok({
      connection: productConnection(access),
      admin: adminConnection(access),
      cluster,
      started: up.value.started,
      stop: () => (stopped ??= stopUnlessUsed().finally(forget)),
      kill: () => runNow(runner, 'pg_ctl', stopping(cluster, 'immediate')),
    })
  })
}

async function prepare(home: string, throwAway: boolean): Promise<Result<{ runner: Runner; cluster: string }>> {
  const found = await findBinaries()
  if (!found.ok) return found
  const place = await findPlace(home)
  if (!place.ok) return place
  const { cluster, user, pointer, hasData } = place.value
  const binaries = await readyBinaries({
    found: found.value,
    user,
    state: () => stateFolder({ lasting: false }),
    fallback: path.join(path.dirname(cluster), 'pglib'),
  })
  if (!binaries.ok) return binaries
  const runner = { binaries: binaries.value, user }
  if (hasData) {
    const wanted = found.value.version.split('.')[0]!
    const made = (await readFile(path.join(cluster, 'data', 'PG_VERSION'), 'utf8').catch(() => wanted)).trim()
    if (made !== wanted) return fail(dbProblems['other-version']({ folder: cluster, found: made, wanted }))
    return ok({ runner, cluster })
  }
  const made = await initCluster(runner, cluster, throwAway)
  if (!made.ok) return made
  if (pointer === undefined || (await point(pointer, cluster))) return ok({ runner, cluster })
  // Another start of this home was faster and has named its own place.
  await rm(path.dirname(cluster), { recursive: true, force: true })
  return prepare(home, throwAway)
}

/** Names the cluster's place in the home; false when another is named already. */
const point = (pointer: string, cluster: string): Promise<boolean> =>
  writeFile(pointer, `${cluster}\n`, { flag: 'wx' }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
      throw error
    },
  )
