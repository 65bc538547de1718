// S5: what a fill changed outside the filled sheets is found by comparing all parts; a report that touches more is not handed out as untouched.
import { withLimits } from './limits.ts'
import { openPackage, type Package, partText, readRelations } from './package.node.ts'
import { changedParts } from './parts.node.ts'
import { relationsPartOf } from './relations.ts'
import { butFormulas, onlyMoreStyles, sheetButResults } from './same-but.ts'

export type FilledSheet = { sheet: string; rowsMoved: boolean }

/**
 * Parts that changed although filling these sheets gave no cause. Causes: the sheet itself, the workbook's calculation flag
 * and names, and where rows moved, what is anchored to them (drawings, comments, tables, the chain of formulas). Another sheet
 * may lose formula results that are stale now, and where rows moved formulas, charts and shapes elsewhere may follow them;
 * styles may be put behind the others. No more than that.
 */
export function partsChangedElsewhere(before: Uint8Array, after: Uint8Array, filled: readonly FilledSheet[]): string[] {
  const limits = withLimits()
  const [old, fresh] = [openPackage(before, { name: 'before', limits }), openPackage(after, { name: 'after', limits })]
  if (!old.ok || !fresh.ok) throw new TypeError('not a workbook')
  const caused = causedParts(old.value, filled)
  const moved = filled.some(({ rowsMoved }) => rowsMoved)
  return changedParts(before, after).filter(
    (part) => !caused.has(part) && !onlyFollowed(part, { old: old.value, fresh: fresh.value, moved }),
  )
}

function causedParts(old: Package, filled: readonly FilledSheet[]): Set<string> {
  const caused = new Set([old.workbookPart])
  for (const { sheet, rowsMoved } of filled) {
    const part = old.sheets.find(({ name }) => name === sheet)?.part
    if (part === undefined) continue
    caused.add(part)
    const anchored = rowsMoved ? readRelations(old.zip, part) : undefined
    if (anchored?.ok) for (const { target } of anchored.value) caused.add(target)
  }
  const chain = old.relations.find(({ type }) => type === 'calcChain')
  if (chain && filled.some(({ rowsMoved }) => rowsMoved)) {
    for (const part of [chain.target, '[Content_Types].xml', relationsPartOf(old.workbookPart)]) caused.add(part)
  }
  return caused
}

type Pair = { old: Package; fresh: Package; moved: boolean }

/** The same part but for results of formulas, formulas that followed the rows, and styles put behind the old ones. */
function onlyFollowed(part: string, { old, fresh, moved }: Pair): boolean {
  const [a, b] = [partText(old.zip, part), partText(fresh.zip, part)]
  if (!a.ok || !b.ok) return false
  const same = (bare: (xml: string) => string | undefined): boolean => {
    const left = bare(a.value)
    return left !== undefined && left === bare(b.value)
  }
  if (old.sheets.some((sheet) => sheet.part === part)) return same((xml) => sheetButResults(xml, moved))
  if (old.relations.some(({ type, target }) => type === 'styles' && target === part))
    return onlyMoreStyles(a.value, b.value)
  return moved && /(^|\/)(charts\/chart|drawings\/drawing)[^/]*\.xml$/i.test(part) && same(butFormulas)
}
