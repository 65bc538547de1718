// The bench: how much memory this process has held at most.
import { readFileSync } from 'node:fs'

/** Linux counts the peak of this program alone; elsewhere that of what started it may be in it. */
export function peakMegabytes(): number {
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (peak) return Number(peak) / 1024
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS / 1024
}
