// B3, B4, B7, B11, B12: what needs no server: codes, texts and settings.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseError } from 'pg'
import { bugOf } from './bug.ts'
import { onFolder, problemOfFileError } from './file-error.ts'
import { startFailure } from './postmaster.ts'
import { dbProblems } from './problems.ts'
import { settingsText } from './settings.ts'
import { driverError, problemOfSqlState } from './sqlstate.ts'

const codeOf = (of: Parameters<typeof problemOfSqlState>[0]) => problemOfSqlState(of)?.code

test('[B2] every Problem says what happened and what to do, in both languages, without a value', () => {
  for (const make of Object.values(dbProblems) as ((details: never) => ReturnType<typeof dbProblems.busy>)[]) {
    const { code, says, status } = make({} as never)
    assert.match(code, /^db\//)
    assert.ok(status >= 400)
    for (const { message, do: next } of Object.values(says)) assert.ok(message !== '' && next !== '')
  }
})

test('[B3] codes of operation become Problems, codes of our own mistakes do not', () => {
  assert.equal(codeOf({ code: '53100' }), 'db/disk-full')
  assert.equal(codeOf({ code: 'ENOSPC' }), 'db/disk-full')
  assert.equal(codeOf({ code: '08006' }), 'db/connection-lost')
  assert.equal(codeOf({ message: 'Connection terminated unexpectedly' }), 'db/connection-lost')
  assert.equal(codeOf({ code: '40001' }), 'db/busy')
  assert.equal(codeOf({ code: '28P01' }), 'db/login-refused')
  assert.equal(codeOf({ code: '23505', constraint: 'x' }), 'db/already-there')
  for (const code of ['42601', '42P01', '22P02', '']) assert.equal(problemOfSqlState({ code }), undefined)
})

test('[B3] a refused connection over several addresses tells its first cause', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  assert.equal(driverError(new AggregateError([refused])).code, 'ECONNREFUSED')
  assert.deepEqual(driverError('no error'), {})
})

test('[B4] an error that may quote a row loses its text, one that names only identifiers keeps it', () => {
  const error = (code: string, message: string) =>
    Object.assign(new DatabaseError(message, 1, 'error'), { code, detail: 'Key (name)=(张三)', table: 'person' })
  const quoting = bugOf(error('22P02', 'invalid input syntax: "张三"')) as Error
  assert.doesNotMatch(`${quoting.message}${quoting.stack ?? ''}${JSON.stringify(quoting)}`, /张三/)
  assert.match(quoting.message, /22P02 at person/)
  assert.match((bugOf(error('42P01', 'relation "x" does not exist')) as Error).message, /relation "x"/)
  const other = new Error('ours')
  assert.equal(bugOf(other), other)
})

test('[B7] a full, read-only or foreign folder is told, anything else is thrown on', async () => {
  const system = (code: string) => Object.assign(new Error(code), { code })
  assert.equal(problemOfFileError(system('ENOSPC'), '/d')?.code, 'db/disk-full')
  for (const code of ['EACCES', 'EROFS', 'ENOTDIR'])
    assert.equal(problemOfFileError(system(code), '/d')?.code, 'db/read-only-folder')
  const told = await onFolder('/d', async () => {
    throw system('EROFS')
  })
  assert.equal(told.ok ? '' : told.problem.code, 'db/read-only-folder')
  await assert.rejects(
    onFolder('/d', async () => {
      throw new TypeError('ours')
    }),
    TypeError,
  )
})

test('[B11] only this machine may connect, and no statement reaches the log', () => {
  const text = settingsText({ memoryBytes: 8 * 1024 ** 3, port: 5433, throwAway: false })
  for (const line of [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "log_min_error_statement = 'panic'",
    "log_parameter_max_length_on_error = '0'",
    "shared_buffers = '2048MB'",
  ])
    assert.ok(text.includes(`${line}\n`), line)
  assert.doesNotMatch(text, /fsync/)
  assert.match(settingsText({ memoryBytes: 64 * 1024 ** 2, port: 1, throwAway: false }), /shared_buffers = '32MB'/)
})

test('[B12] what the server prints is a cause we know, or none', () => {
  assert.equal(startFailure('LOG: could not bind IPv4 address "127.0.0.1"', '/d'), 'port')
  assert.equal(startFailure('FATAL: lock file "postmaster.pid" already exists', '/d'), 'held')
  const full = startFailure('FATAL: could not write: No space left on device', '/d')
  assert.equal(typeof full === 'object' && full.code, 'db/disk-full')
  assert.equal(startFailure('PANIC: could not locate a valid checkpoint record', '/d'), undefined)
})
