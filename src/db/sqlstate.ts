// B3: the database is the last judge: one pure map from its error codes to Problems. A code that is not here is a bug.
// Source of the codes: PostgreSQL 18 documentation, appendix A.
import type { Problem } from '../kernel/problem.ts'
import { dbProblems } from './problems.ts'

/** What a driver's error tells: SQLSTATE or the operating system's code, and the constraint where one was broken. */
export type DriverError = { code?: string | undefined; constraint?: string | undefined; message?: string | undefined }

const lost = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** node-postgres gives these no code (pg 8.23 client.js, pg-pool). */
const lostMessage =
  /^(?:Connection terminated|timeout e(?:xceeded|xpired)|Client has encountered a connection error|Client was closed|Query read timeout|Connection ended)/i

/** The Problem an error of the driver stands for, or undefined when it is a bug of ours. */
export function problemOfSqlState({ code = '', constraint = '', message = '' }: DriverError): Problem | undefined {
  if (code.startsWith('08') || lost.has(code) || (code === '' && lostMessage.test(message))) {
    return dbProblems['connection-lost']({})
  }
  switch (code) {
    case '53100':
    case 'ENOSPC':
    case 'EDQUOT':
      return dbProblems['disk-full']({})
    case '53200':
      return dbProblems['out-of-memory']({})
    case '53300':
      return dbProblems['too-many-connections']({})
    case '40001':
    case '40P01':
    case '55P03':
      return dbProblems.busy({})
    case '57014':
      return dbProblems['took-too-long']({})
    case '25006':
      return dbProblems['read-only-server']({})
    case '28000':
    case '28P01':
      return dbProblems['login-refused']({})
    case '3D000':
      return dbProblems['no-such-database']({})
    case '42501':
      return dbProblems['no-rights']({})
    case '23505':
    case '23P01':
      return dbProblems['already-there']({ constraint })
    case '23503':
      return dbProblems['reference-missing']({ constraint })
    default:
      return undefined
  }
}

/** Reads the driver's fields from anything thrown; a thing that is no error of driver or system gives an empty record. */
export function driverError(error: unknown): DriverError {
  if (!(error instanceof Error)) return {}
  // A refused connection tried over several addresses arrives as one error holding several.
  const first = error instanceof AggregateError && !error.message ? (error.errors[0] as unknown) : error
  const { code, constraint, message } = first as { code?: unknown; constraint?: unknown; message?: unknown }
  return {
    code: typeof code === 'string' ? code : undefined,
    constraint: typeof constraint === 'string' ? constraint : undefined,
    message: typeof message === 'string' ? message : undefined,
  }
}
