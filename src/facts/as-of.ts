// F45: which past is asked for.
import type { Day } from '../kernel/day.ts'

export type AsOf = {
  /** As the facts stood in the books at this moment, ISO 8601; absent: now. */
  recorded?: string
  /** What was so on this day, as far as those books tell; absent: their latest word. */
  goodOn?: Day
}
