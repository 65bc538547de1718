// P41: one digest proves that no cell says anything else; a short mark of each cell only tells which one does.
import { canonicalJson } from '../kernel/canonical-json.ts'
import type { SaidCell } from './manifest-cells.ts'
import type { Seal, Suite } from './manifest.ts'
import { algorithms } from './sign.node.ts'

/**
 * Hexadecimal digits of a cell's mark. Short on purpose: a mark that only one value has would give the values away to
 * whoever holds a sidecar without its workbook and tries all ID numbers of a township (some 4·10⁷ by area, birthday and
 * sequence). With 16 bits about 600 of them share each mark. Which failure is worse: a changed cell goes unnamed one time
 * in 65,536, and the digest of all cells still says that something was changed. A yes or no can be told from its mark;
 * it stands in a row without a name.
 */
const markLength = 4

type Salted = { suite: Suite; salt: string }

export function marksOf({ suite, salt }: Salted, cells: readonly SaidCell[]): Pick<Seal, 'content' | 'marks'> {
  const { digest } = algorithms[suite]
  const bySheet = Map.groupBy(cells, ({ sheet }) => sheet)
  // A sheet may be called `__proto__`: entries make it a key like any other.
  const marks = Object.fromEntries(
    [...bySheet].map(([sheet, own]) => [
      sheet,
      Object.fromEntries(own.map(({ cell, line }) => [cell, digest(`${salt}\n${line}`).slice(0, markLength)])),
    ]),
  )
  const lines = cells.map(({ line }) => line).toSorted()
  return { content: digest(`${salt}\n${lines.join('\n')}`), marks }
}

export const digestParts = (suite: Suite, parts: Record<string, string>): string =>
  algorithms[suite].digest(canonicalJson(parts))
