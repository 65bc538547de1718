// S3: a character of private use means what one computer's fonts say; it is kept as it is and pointed out.
import type { Sheet } from './grid.ts'

const privateUse = /[\ue000-\uf8ff]|[\udb80-\udbff][\udc00-\udfff]/

/** Whether any text of these sheets holds such a character (names typed with a rare-character font, old GBK exports). */
export const holdsPrivateUse = (sheets: readonly Sheet[]): boolean =>
  sheets.some(({ cells }) => cells.values().some(({ value }) => typeof value === 'string' && privateUse.test(value)))
