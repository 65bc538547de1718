// B14: a new cluster appears whole or not at all: it is made beside its place and moved there.
import { randomBytes } from 'node:crypto'
import { appendFile, chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { isAlive, startFailure } from './postmaster.ts'
import { dbProblems } from './problems.ts'
import { run, type Runner } from './spawn.ts'

/**
 * builtin C.UTF-8 keeps byte order, which the area ranges need; `--locale=C` without the lc-ctype makes trigrams of
 * Chinese empty. macOS names the same character type otherwise.
 */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8']

const initArguments = (characterType: string) => [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  `--lc-ctype=${characterType}`,
  '--username=postgres',
  '--auth=scram-sha-256',
  '--no-instructions',
]

/** Makes `<cluster>/{data,password}` unless there is one. Two starts at once: the slower one discards its own. */
export async function initCluster(runner: Runner, cluster: string, throwAway: boolean): Promise<Result<true>> {
  await dropHalves(cluster)
  const half = `${cluster}.half-${process.pid}-${randomBytes(4).toString('hex')}`
  const { user } = runner
  await mkdir(half, { mode: 0o700 })
  try {
    const password = randomBytes(24).toString('base64url')
    await writeFile(path.join(half, 'password'), password, { mode: 0o600 })
    // initdb reads the password as the service user, so it gets a copy, deleted with the attempt.
    const passed = path.join(half, 'passed')
    await writeFile(passed, `${password}\n`, { mode: 0o600 })
    if (user) for (const name of [half, passed]) await chown(name, user.uid, user.gid)
    const data = path.join(half, 'data')
    const made = await runInitdb(runner, data, [`--pwfile=${passed}`, ...(throwAway ? ['--no-sync'] : [])])
    await rm(passed, { force: true })
    if (!made.ok) return made
    await appendFile(path.join(data, 'postgresql.conf'), "\ninclude 'shixiao.conf'\n")
    await chmod(half, 0o700)
    await rename(half, cluster)
    return made
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code)))
      return ok(true)
    throw error
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

async function runInitdb(runner: Runner, data: string, more: readonly string[]): Promise<Result<true>> {
  let printed = ''
  for (const characterType of characterTypes) {
    const ran = await run(runner, 'initdb', [`--pgdata=${data}`, ...initArguments(characterType), ...more])
    if (ran.code === 0) return ok(true)
    printed = ran.printed
    if (!/invalid locale name/.test(printed)) break
  }
  const failure = startFailure(printed, path.dirname(path.dirname(data)))
  if (typeof failure === 'object') return fail(failure)
  const log = path.join(path.dirname(path.dirname(data)), 'postgres-init.log')
  await writeFile(log, printed)
  return fail(dbProblems['will-not-start']({ log }))
}

/** Removes attempts of processes that are gone. */
async function dropHalves(cluster: string): Promise<void> {
  const parent = path.dirname(cluster)
  const prefix = `${path.basename(cluster)}.half-`
  for (const name of await readdir(parent)) {
    const pid = Number.parseInt(name.slice(prefix.length), 10)
    if (name.startsWith(prefix) && pid !== process.pid && !isAlive(pid))
      await rm(path.join(parent, name), { recursive: true, force: true })
  }
}

/** The password of the cluster; whoever can read it may read the data files themselves. */
export async function clusterPassword(cluster: string): Promise<Result<string>> {
  const file = path.join(cluster, 'password')
  const text = await readFile(file, 'utf8').catch(() => '')
  return text ? ok(text) : fail(dbProblems['password-missing']({ file }))
}
