// B15: starts the server of a cluster, or joins the one that runs. postmaster.pid is the server's own and never deleted.
import { chown, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fail, ok, type Result } from '../kernel/result.ts'
import { checkIn, othersConnected } from './own-database.ts'
import { readPostmaster, sizeOf, startFailure, textFrom } from './postmaster.ts'
import { dbProblems } from './problems.ts'
import { settingsText } from './settings.ts'
import { run, type Runner } from './spawn.ts'

/** Replay after a crash took up to 5.2 s in measurement; a minute is for slow disks. */
const startSeconds = 60
/** Orphans of a killed server hold the folder for a quarter of a second; after ten seconds it is somebody else. */
const heldSeconds = 10

export type BringUp = {
  runner: Runner
  cluster: string
  password: string
  /** Application name of this process' sessions. */
  name: string
  port: number | undefined
  throwAway: boolean
}

type Up = { port: number; started: boolean }
/** How often a server was started here; a failure leaves none of them behind. */
type Launches = { succeeded: number }

/** Returns the port of the ready server of this cluster, and whether it was started now. A server started in vain is stopped. */
export async function bringUp(input: BringUp): Promise<Result<Up>> {
  const launches: Launches = { succeeded: 0 }
  const up = await startOrJoin(input, launches).catch(async (error: unknown) => {
    await stopVain(input, launches)
    throw error
  })
  if (!up.ok) await stopVain(input, launches)
  return up
}

async function stopVain({ runner, cluster, password, name }: BringUp, { succeeded }: Launches): Promise<void> {
  const server = succeeded > 0 ? await readPostmaster(path.join(cluster, 'data')) : undefined
  if (!server || (await othersConnected({ port: server.port, password, name }))) return
  await run(runner, 'pg_ctl', stopping(cluster, 'fast'))
}

/** What pg_ctl is told to stop the server of a cluster. */
export const stopping = (cluster: string, mode: 'fast' | 'immediate'): string[] => [
  'stop',
  '-m',
  mode,
  '-w',
  '-t',
  '60',
  '-D',
  path.join(cluster, 'data'),
]

async function startOrJoin(input: BringUp, launches: Launches): Promise<Result<Up>> {
  const { cluster, password, name } = input
  const data = path.join(cluster, 'data')
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1000
  for (;;) {
    const server = await readPostmaster(data)
    const ours = server?.ready ? await checkIn({ port: server.port, password, name }, data) : ok(false)
    if (!ours.ok) return ours
    if (server && ours.value) return ok({ port: server.port, started: launches.succeeded > 0 })
    if (server?.alive && !server.ready && seconds() < startSeconds) {
      await wait(50)
      continue
    }
    const launched = await launch(input)
    if (launched === 'up') {
      launches.succeeded += 1
    } else if (launched === 'port') {
      if (input.port !== undefined) return fail(dbProblems['port-busy']({ port: input.port }))
    } else if (launched !== 'held') {
      return fail(launched)
    }
    if (seconds() > (launched === 'held' ? heldSeconds : startSeconds)) {
      return fail(dbProblems['already-running']({ folder: data, pid: server?.pid ?? 0 }))
    }
    if (launched === 'held') await wait(250)
  }
}

async function launch({ runner, cluster, port, throwAway }: BringUp) {
  const data = path.join(cluster, 'data')
  const log = path.join(cluster, 'postgres.log')
  const memoryBytes = Math.min(os.totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const settings = settingsText({ memoryBytes, port: port ?? (await freePort()), throwAway })
  const file = path.join(data, 'shixiao.conf')
  await writeFile(file, settings, { mode: 0o600 })
  if (runner.user) await chown(file, runner.user.uid, runner.user.gid)
  const before = await sizeOf(log)
  const args = ['start', '-w', '-t', String(startSeconds), '-D', data, '-l', log]
  const { code, printed } = await run(runner, 'pg_ctl', args)
  if (code === 0) return 'up'
  const said = await textFrom(log, before).catch(() => '')
  return startFailure(said + printed, cluster) ?? dbProblems['will-not-start']({ log })
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
