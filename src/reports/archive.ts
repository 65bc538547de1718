// P47: a year's reports in one package that says of itself what it holds: paths and digests, signed.
import { z } from 'zod'
import { suites } from './manifest.ts'

/** What the manifest is called inside the package. */
export const archiveManifest = 'shixiao-archive.json'

export const Archive = z.strictObject({
  shixiao: z.literal(1),
  year: z.string(),
  unit: z.string(),
  madeOn: z.string(),
  reports: z.int(),
  suite: z.enum(suites),
  key: z.string(),
  publicKey: z.base64(),
  /** Path in the package → digest of the file. */
  files: z.record(z.string(), z.string()),
  signature: z.base64(),
})
export type Archive = z.infer<typeof Archive>
