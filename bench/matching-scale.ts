// bench matching, scale: 10,000 and 100,000 distinct fields, each run in a process of its own, so that its peak of memory is its own.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const Run = z.object({
  fields: z.number(),
  seconds: z.number(),
  peak_rss_mb: z.number(),
  lists_skipped: z.number(),
  completeness: z.number(),
})
const script = fileURLToPath(new URL('scale-process.ts', import.meta.url))
const sampled = 200

export async function benchScale(): Promise<Record<string, number>> {
  const small = await run(10_000)
  const large = await run(100_000)
  return {
    seconds_10k: small.seconds,
    seconds_100k: large.seconds,
    peak_rss_mb_10k: small.peak_rss_mb,
    peak_rss_mb_100k: large.peak_rss_mb,
    candidate_completeness_10k: small.completeness,
    candidate_completeness_100k: large.completeness,
    lists_skipped_100k: large.lists_skipped,
  }
}

async function run(fields: number): Promise<z.infer<typeof Run>> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(fields), String(sampled)])
  return Run.parse(JSON.parse(stdout))
}
