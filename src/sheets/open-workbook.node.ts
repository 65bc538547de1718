// S5: a workbook opened for filling: checked once, its parts unpacked when they are first asked for.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { CellStyle } from './grid.ts'
import { type Limits, withLimits } from './limits.ts'
import { openPackage, type Package, partText } from './package.node.ts'
import { sheetProblems } from './problems.ts'
import { readStyles } from './read-xlsx.node.ts'
import { refuseKind } from './refuse-kind.ts'
import { type RichText, richTexts } from './rich-text.ts'
import { formatNames, sniff } from './sniff.ts'

export type FillOptions = { name?: string; limits?: Partial<Limits> }

export type OpenWorkbook = {
  pack: Package
  styles: readonly CellStyle[]
  sharedRuns: () => ReadonlyMap<number, RichText>
  /** Texts of the parts read so far, as sent. */
  originals: Map<string, string>
}

/** Opens an .xlsx or .xlsm. `name` is the file's name, for refusals. */
export function openWorkbook(bytes: Uint8Array, options: FillOptions = {}): Result<OpenWorkbook> {
  const kind = sniff(bytes)
  const name = options.name ?? 'workbook'
  const refused = refuseKind(kind, name)
  if (refused) return refused
  if (kind !== 'zip') return fail(sheetProblems['fill-needs-xlsx']({ format: formatNames[kind] ?? kind }))
  const opened = openPackage(bytes, { name, limits: withLimits(options.limits) })
  if (!opened.ok) return opened
  const pack = opened.value
  const styles = readStyles(pack)
  if (!styles.ok) return styles
  return ok({ pack, styles: styles.value, sharedRuns: lazyRuns(pack), originals: new Map() })
}

/** Shared texts are only looked into when a cell that shows one is written. */
function lazyRuns(pack: Package): () => ReadonlyMap<number, RichText> {
  let runs: ReadonlyMap<number, RichText> | undefined
  return () => {
    const part = pack.relations.find((one) => one.type === 'sharedStrings')?.target
    const xml = runs === undefined && part ? partText(pack.zip, part) : undefined
    runs ??= xml?.ok ? richTexts(xml.value, 'si') : new Map()
    return runs
  }
}
