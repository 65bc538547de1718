// bench hostile: reads one file in a process of its own and says how it ended, in seconds and megabytes.
import { readFileSync } from 'node:fs'
import { readWorkbook } from '../src/sheets/read.node.ts'
import { peakMegabytes } from './peak.ts'

const bytes = readFileSync(process.argv[2] ?? '')
const before = process.cpuUsage()
const started = performance.now()
const read = readWorkbook(bytes, { name: 'hostile' })
const seconds = (performance.now() - started) / 1000
const { user, system } = process.cpuUsage(before)
const code = read.ok ? 'ok' : read.problem.code
process.stdout.write(JSON.stringify({ code, seconds, cpuSeconds: (user + system) / 1e6, megabytes: peakMegabytes() }))
