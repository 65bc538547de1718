// B16: the product logs in as a role without superuser rights, so that injected SQL can run no program and read no file.
import { realpath } from 'node:fs/promises'
import { Client } from 'pg'
import type { Result } from '../kernel/result.ts'
import { expected } from './pool.ts'
import { driverError } from './sqlstate.ts'

export type Connection = {
  host: string
  port: number
  user: string
  password: string
  database: string
  application_name: string
  ssl: false
}

export type Access = { port: number; password: string; name: string }

export const adminConnection = ({ port, password, name }: Access): Connection => ({
  host: '127.0.0.1',
  port,
  user: 'postgres',
  password,
  database: 'postgres',
  application_name: name,
  ssl: false,
})

export const productConnection = (access: Access): Connection => ({
  ...adminConnection(access),
  user: 'shixiao',
  database: 'shixiao',
})

/** Connects, does one thing, leaves. */
export async function asClient<T>(connection: Connection, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...connection, options: '-c TimeZone=UTC', connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Whether the server on that port is the one of `data`; then the product's role and database are there too afterwards.
 * A server of somebody else on the port an old postmaster.pid names is never used. A full disk is a Problem.
 */
export async function checkIn(access: Access, data: string): Promise<Result<boolean>> {
  const enter = () =>
    asClient(adminConnection(access), async (client) => {
      const shown = await client.query<{ data_directory: string }>('show data_directory')
      const served = shown.rows[0]?.data_directory
      if (!served || (await realpath(served)) !== (await realpath(data))) return false
      const { rows } = await client.query<{ role: boolean; database: boolean }>(`
        select exists (select from pg_roles where rolname = 'shixiao') as role,
          exists (select from pg_database where datname = 'shixiao') as database`)
      const password = client.escapeLiteral(access.password)
      if (!rows[0]?.role) await unlessThere(client.query(`create role shixiao login password ${password}`))
      if (!rows[0]?.database) await unlessThere(client.query('create database shixiao owner shixiao'))
      return true
    }).catch((error: unknown) => {
      if (/^(?:08|28|57P0|E[A-Z])/.test(driverError(error).code ?? 'E')) return false
      throw error
    })
  return expected(enter)
}

/** Two starts at once may both find it missing. */
const unlessThere = (made: Promise<unknown>): Promise<unknown> =>
  made.catch((error: unknown) => {
    if (!['42710', '42P04', '23505'].includes(driverError(error).code ?? '')) throw error
  })

const leaving = 'shixiao-leaving'

/** Whether a client other than `access.name` is connected; false too when the server answers no more. */
export async function othersConnected(access: Access): Promise<boolean> {
  const text = `select exists (select from pg_stat_activity where backend_type = 'client backend'
    and pid <> pg_backend_pid() and application_name <> all($1)) as others`
  return asClient(adminConnection({ ...access, name: leaving }), async (client) => {
    const { rows } = await client.query<{ others: boolean }>(text, [[access.name, leaving]])
    return rows[0]?.others ?? false
  }).catch(() => false)
}
