// C3: long work shows a bar on standard error, only where a person watches; standard output stays clean.
import { Presets, SingleBar } from 'cli-progress'
import type { Call } from './verb.ts'

/** `total`, where it is known only now, replaces the one the bar was started with. */
export type Progress = { step: (name: string, total?: number) => void; stop: () => void }

export function startProgress(call: Call, total: number, label: string): Progress {
  if (call.json || !process.stderr.isTTY || total === 0) return { step: () => {}, stop: () => {} }
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} {name}`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  bar.start(total, 0, { name: '' })
  return {
    step: (name, most) => {
      if (most !== undefined) bar.setTotal(most)
      bar.increment(1, { name })
    },
    stop: () => bar.stop(),
  }
}
