// bench hostile: reads one file in a process of its own and says how it ended, in seconds and megabytes.
import { readFileSync } from 'node:fs'
import { readWorkbook } from '../src/sheets/read.node.ts'

const bytes = readFileSync(process.argv[2] ?? '')
const before = process.cpuUsage()
const started = performance.now()
const read = readWorkbook(bytes, { name: 'hostile' })
const seconds = (performance.now() - started) / 1000
const { user, system } = process.cpuUsage(before)
const code = read.ok ? 'ok' : read.problem.code
process.stdout.write(JSON.stringify({ code, seconds, cpuSeconds: (user + system) / 1e6, megabytes: peakMegabytes() }))

/** Linux counts the peak of this program alone; elsewhere that of what started it may be in it. */
function peakMegabytes(): number {
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (peak) return Number(peak) / 1024
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS / 1024
}
