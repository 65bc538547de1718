// bench hostile: every kind of hostile file, made here, is read in a process of its own: refused or bounded, how fast, in how much memory.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { hostileFiles } from './hostile-files.ts'
import type { Bench } from './main.ts'

const run = promisify(execFile)
const reader = fileURLToPath(new URL('./read-one.ts', import.meta.url))

type End = { code: string; seconds: number; cpuSeconds: number; megabytes: number }

export const benchHostile: Bench = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'shixiao-hostile-'))
  try {
    const ends: ({ name: string } & End)[] = []
    for (const [name, make] of Object.entries(await hostileFiles())) {
      const file = path.join(folder, 'file')
      await writeFile(file, make())
      const { stdout } = await run(process.execPath, [reader, file], { timeout: 60_000 })
      const end = JSON.parse(stdout) as End
      ends.push({ name, ...end })
      process.stderr.write(
        `${name.padEnd(20)} ${end.code.padEnd(26)} ${end.seconds.toFixed(2)} s ${end.cpuSeconds.toFixed(2)} s CPU ${end.megabytes.toFixed(0)} MB\n`,
      )
    }
    const most = (of: 'seconds' | 'cpuSeconds' | 'megabytes') => ends.toSorted((a, b) => b[of] - a[of])[0]!
    return {
      files: ends.length,
      refused: ends.filter(({ code }) => code !== 'ok').length,
      slowest_seconds: Math.round(most('seconds').seconds * 100) / 100,
      slowest: most('seconds').name,
      // A busy machine stretches the first figure, not this one.
      slowest_cpu_seconds: Math.round(most('cpuSeconds').cpuSeconds * 100) / 100,
      largest_rss_mb: Math.round(most('megabytes').megabytes),
      largest: most('megabytes').name,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
