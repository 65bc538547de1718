// P40: what a signed lineage says beside the origin of the cells: which content it was signed for, by which key.
import { z } from 'zod'

/**
 * Algorithms by a name that stands beside every value made with them. `intl`: SHA-256, Ed25519. A suite of the national
 * algorithms is another name here and another row in `sign.node.ts`; no value of one suite is ever read as another's.
 */
export const suites = ['intl'] as const
export type Suite = (typeof suites)[number]

/** In the workbook as a very hidden sheet, or in `NAME.lineage.json` beside it for a department that wants a clean file. */
export const lineagePlaces = ['inside', 'beside'] as const
export type LineagePlace = (typeof lineagePlaces)[number]

export const Seal = z.strictObject({
  suite: z.enum(suites),
  /** Names the key; who may be believed to own it only a key that came another way can tell. */
  key: z.string(),
  publicKey: z.base64(),
  place: z.enum(lineagePlaces),
  /** Random, of this export: the same value in two files has two marks. */
  salt: z.string(),
  /** Digest of all parts of the workbook but this sheet: equal while no program has saved the file again. */
  parts: z.string(),
  /** Digest of all cells: equal as long as no cell says anything else, whatever program saved the file. */
  content: z.string(),
  /** Sheet → address → mark of what the cell said. */
  marks: z.record(z.string(), z.record(z.string(), z.string())),
  signature: z.base64(),
})
export type Seal = z.infer<typeof Seal>
