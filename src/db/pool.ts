// B1: work runs inside one transaction: it commits when the work says ok and leaves nothing behind otherwise.
import { Pool, type PoolClient, type PoolConfig, TypeOverrides } from 'pg'
import { fail, ok, type Result } from '../kernel/result.ts'
import { bugOf } from './bug.ts'
import { driverError, problemOfSqlState } from './sqlstate.ts'
import type { Trx } from './trx.ts'

const dateType = 1082

/** A pool whose sessions do not depend on the environment (PGOPTIONS, TimeZone of the machine). */
export function makePool(config: PoolConfig): Pool {
  const types = new TypeOverrides()
  // A day is text; as a Date it would slip by one in any time zone west of the server.
  types.setTypeParser(dateType, (text) => text)
  const pool = new Pool({ max: 10, connectionTimeoutMillis: 15_000, options: '-c TimeZone=UTC', ...config, types })
  // An idle connection that breaks is replaced on next use; without a listener Node would end the process.
  pool.on('error', () => {})
  return pool
}

/** Runs `work` on one connection of `pool`; expected database errors come back as Problems, bugs are thrown. */
export async function runTransaction<T>(pool: Pool, work: (trx: Trx) => Promise<Result<T>>): Promise<Result<T>> {
  const taken = await expected(() => pool.connect())
  if (!taken.ok) return taken
  const client = taken.value
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  // A connection that breaks while no query runs says so by an event; unheard it would end the process.
  client.on('error', onError)
  try {
    const result = await expected(() => transact(client, work))
    return result.ok ? result.value : result
  } finally {
    client.removeListener('error', onError)
    client.release(broken)
  }
}

async function transact<T>(client: PoolClient, work: (trx: Trx) => Promise<Result<T>>): Promise<Result<T>> {
  await client.query('begin')
  let result: Result<T>
  try {
    result = await work(client)
  } catch (error) {
    // The first error is the cause; a rollback that fails too (connection gone) must not hide it.
    await client.query('rollback').catch(() => {})
    throw error
  }
  const end = await client.query(result.ok ? 'commit' : 'rollback')
  // PostgreSQL answers ROLLBACK to the commit of a failed transaction: saying ok then would lose a save without a word.
  if (result.ok && end.command !== 'COMMIT') throw new Error('work swallowed a database error and reported success')
  return result
}

/** Awaits a database call: a Problem for errors that operation brings with it, a throw for bugs. */
export async function expected<T>(call: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await call())
  } catch (error) {
    const problem = problemOfSqlState(driverError(error))
    if (problem) return fail(problem)
    throw bugOf(error)
  }
}
