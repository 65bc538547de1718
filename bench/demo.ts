// bench demo: the whole main job on the example county, or on the workbooks of `--data`, as a new process from an empty home.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench } from './main.ts'

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

export const benchDemo: Bench = async ({ data }) => {
  const out = await mkdtemp(path.join(tmpdir(), 'shixiao-bench-'))
  try {
    process.stderr.write('demo: one cold run\n')
    const started = performance.now()
    const words = ['demo', '--json', '--check', '--out', out, ...(data ? ['--templates', data] : [])]
    const printed = await output(process.execPath, [cli, ...words])
    const seconds = (performance.now() - started) / 1000
    const demo = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Record<string, number>
    const keys = [
      'templates',
      'fields',
      'questions',
      'duplicates',
      'files',
      'cells_written',
      'cells_untraced',
      'other_parts_changed',
    ] as const
    const figures = Object.fromEntries(keys.map((key) => [key, demo[key] ?? Number.NaN]))
    return { ...figures, refused: demo['refused'] ?? 0, seconds_cold: Math.round(seconds * 100) / 100 }
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}

/** Standard output of a program; its progress goes through to standard error, and a failure is thrown with its output. */
function output(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 || code === 3 ? resolve(text) : reject(new Error(`exit ${code}: ${text}`))))
  })
}
