// Sheets of one layout belong to one family, whoever labelled them: a half that is not developed on must not hold a twin of one that is.
import type { GoldSheet } from './gold.ts'

/** Share of common places from which two sheets are taken for twins. Joining too many families costs balance, joining too few costs honesty. */
const alike = 0.5

/** Places of a sheet without their rows and columns: kind and labels. */
const traitsOf = ({ places }: GoldSheet): Set<string> =>
  new Set(places.map(({ kind, path }) => `${kind} ${path.map(({ hash }) => hash).join(' ')}`))

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((trait) => b.has(trait)).length
  return common / Math.max(1, Math.min(a.size, b.size))
}

/** Families joined where their sheets are alike, each named after its first sheet by file and number. `told` says which were joined. */
export function joinTwins(sheets: readonly GoldSheet[]): { sheets: GoldSheet[]; told: string[] } {
  const sorted = sheets.toSorted((a, b) => (a.file === b.file ? a.sheet - b.sheet : a.file < b.file ? -1 : 1))
  const root = new Map(sorted.map(({ family }) => [family, family]))
  const find = (family: string): string => (root.get(family) === family ? family : find(root.get(family)!))
  const told: string[] = []
  const traits = sorted.map((sheet) => ({ family: sheet.family, traits: traitsOf(sheet) }))
  for (const [index, one] of traits.entries()) {
    for (const two of traits.slice(index + 1)) {
      if (find(one.family) === find(two.family) || likeness(one.traits, two.traits) < alike) continue
      told.push(`families ${one.family} and ${two.family} are alike: joined`)
      root.set(find(two.family), find(one.family))
    }
  }
  const names = new Map<string, string>()
  for (const { family, file, sheet } of sorted) {
    const found = find(family)
    if (!names.has(found)) names.set(found, `${file.slice(0, 8)}-${sheet}`)
  }
  return { sheets: sorted.map((sheet) => ({ ...sheet, family: names.get(find(sheet.family))! })), told }
}

/** Twins that disagree: under the same labels, places of another kind, or labels optional in one and not in the other. */
export function twinDoubts(sheets: readonly GoldSheet[]): string[] {
  return [...Map.groupBy(sheets, ({ family }) => family)].flatMap(([family, twins]) => {
    const first = new Map<string, { as: string; at: string }>()
    return twins.flatMap((twin) =>
      [...readingsOf(twin)].flatMap(([labels, own]) => {
        const before = first.get(labels)
        if (!before) first.set(labels, own)
        return before && before.as !== own.as
          ? [`family ${family}: ${own.at} ${own.as}, ${before.at} ${before.as}`]
          : []
      }),
    )
  })
}

/** How one sheet reads each path of labels: kinds and marks of all places that have it. */
function readingsOf({ file, sheet, places }: GoldSheet): Map<string, { as: string; at: string }> {
  const byLabels = Map.groupBy(places, ({ path }) => path.map(({ hash }) => hash).join(' '))
  return new Map(
    [...byLabels].map(([labels, own]) => {
      const marks = own.map(({ kind, path }) => `${kind}${path.map(({ optional }) => (optional ? '?' : '.')).join('')}`)
      const at = `${file.slice(0, 8)} #${sheet} ${own.map(({ cell }) => cell).join(' ')}`
      return [labels, { as: [...new Set(marks)].toSorted().join(' '), at }]
    }),
  )
}
