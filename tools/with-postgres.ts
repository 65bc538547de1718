// Runs `node ARGS` beside a throw-away PostgreSQL reached by URL, as a server would be: the store suite's second engine.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../src/db/embedded.ts'
import { asClient } from '../src/db/own-database.ts'

const home = mkdtempSync(path.join(tmpdir(), 'shixiao-server-'))
// mkdtemp gives 0700; PostgreSQL's own user must pass when this runs as root.
chmodSync(home, 0o711)
const started = await startEmbedded({ home, throwAway: true })
if (!started.ok) {
  process.stderr.write(`${JSON.stringify(started.problem)}\n`)
  process.exit(1)
}
const { admin, cluster, kill } = started.value
// As on an office's server: a login that may make databases and is no superuser, else no test of rights means anything.
const login = { user: 'office', password: randomUUID() }
await asClient(admin, (client) => client.query(`create role ${login.user} login createdb password '${login.password}'`))
const url = new URL('postgres://127.0.0.1')
url.port = String(admin.port)
url.username = login.user
url.password = login.password
url.pathname = `/${admin.database}`
const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, SHIXIAO_TEST_DATABASE_URL: url.href },
})
const end = (code: number): never => {
  kill()
  for (const folder of [path.dirname(cluster), home]) rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => end(code ?? 1))
