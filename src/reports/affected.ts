// P18: a report handed out with cells that an attachment now taken back had filled, as lists and programs see it.
import { z } from 'zod'

/** `folder`: written as a file; `download`: fetched over HTTP; `unknown`: filled before this was recorded. */
export const handOutWays = ['folder', 'download', 'unknown'] as const
export type HandOutWay = (typeof handOutWays)[number]

export const AffectedReport = z.strictObject({
  report: z.string(),
  name: z.string(),
  /** Name of the area, and its id. */
  unit: z.string(),
  area: z.string(),
  issuer: z.string(),
  period: z.string(),
  filledOn: z.string(),
  /** First time in each way; empty for a report nobody was given that could not be filled again. */
  handedOut: z.array(z.strictObject({ how: z.enum(handOutWays), at: z.string() })),
  /** Cells that held a value of the wrong question, with why it was taken back; never what they held. */
  cells: z.array(z.strictObject({ sheet: z.string(), cell: z.string(), field: z.string(), reason: z.string() })),
  /** The report that stands for this one now. */
  replacedBy: z.string().optional(),
})
export type AffectedReport = z.infer<typeof AffectedReport>
