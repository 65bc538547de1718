// Scores of both halves: places found, labels right by kind, with their numbers; misses are written for the developed half only.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Sheet } from '../src/sheets/grid.ts'
import { type Field, fieldKinds } from '../src/templates/field.ts'
import type { Gold, Half } from './gold.ts'
import { inlineLabels, labelHash, labelKey } from './gold-label.ts'
import { fewest } from './halves.ts'
import { type ScoredSheet, scoreFields } from './score-fields.ts'
import type { TriedFile } from './try-file.ts'

type Scoring = {
  gold: Gold
  tried: readonly TriedFile[]
  half: string
  misses: string | undefined
  say: (line: string) => void
}
type Sheeted = { half: Half; file: string; sheet: Sheet | undefined; scored: ScoredSheet }
type Figures = Record<string, number | string>

const kindNames = { list: 'list', 'key-value': 'key_value', 'fixed-row': 'fixed_row', 'cross-tab': 'crosstab' } as const

export async function scoreCorpus({ gold, tried, half, misses, say }: Scoring): Promise<Figures> {
  const byHash = new Map(tried.map((one) => [one.hash, one]))
  const absent = gold.sheets.filter(({ file }) => !byHash.has(file))
  if (absent.length > 0) say(`gold: ${absent.length} sheets lie in files that are not here`)
  const sheets = gold.sheets.flatMap((sheet): Sheeted[] => {
    const one = byHash.get(sheet.file)
    if (!one) return []
    const read = one.taken?.workbook.sheets[sheet.sheet - 1]
    const fields = (one.taken?.template.fields ?? []).filter((field) => field.sheet === read?.name)
    const scored = scoreFields(sheet, fields, read ?? { merges: [] })
    // A family that nobody assigned was not developed on.
    return [{ half: gold.halves[sheet.family] ?? 'unseen', file: path.basename(one.file), sheet: read, scored }]
  })
  const halves = (['dev', 'unseen'] as const).filter((one) => half === 'both' || half === one)
  const figures = halves.map((one) =>
    figuresOf(
      sheets.filter((sheet) => sheet.half === one).map(({ scored }) => scored),
      one === 'dev' ? '' : '_unseen',
    ),
  )
  if (misses !== undefined) {
    const lines = sheets.filter((sheet) => sheet.half === 'dev').flatMap(missesOf)
    await writeFile(misses, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    say(`${lines.length} misses of the developed half in ${misses}`)
  }
  const few = figures.flatMap(({ few }) => few)
  return {
    gold_sheets: sheets.length,
    gold_sheets_absent: absent.length,
    ...Object.assign({}, ...figures.map((one) => one.figures)),
    not_judged: few.join(', '),
  }
}

/** `few`: kinds with too few places to be judged. A share of nothing is NaN, which JSON prints as null. */
function figuresOf(sheets: readonly ScoredSheet[], suffix: string): { figures: Figures; few: string[] } {
  const places = sheets.flatMap((sheet) => sheet.places)
  const located = places.filter(({ found }) => found)
  const unwanted = sheets.flatMap((sheet) => sheet.unwanted)
  const figures: Figures = {
    [`sheets${suffix}`]: sheets.length,
    [`places${suffix}`]: places.length,
    [`location${suffix}`]: share(located.length, places.length),
    [`location_precision${suffix}`]: share(located.length, located.length + unwanted.length),
    [`kind${suffix}`]: share(located.filter(({ kindRight }) => kindRight).length, located.length),
  }
  const few: string[] = []
  for (const kind of fieldKinds) {
    const name = kindNames[kind]
    const own = places.filter(({ place }) => place.kind === kind)
    const found = own.filter((one) => one.found)
    figures[`${name}_places${suffix}`] = own.length
    figures[`${name}_location${suffix}`] = share(found.length, own.length)
    figures[`${name}_label${suffix}`] = share(found.filter(({ pathRight }) => pathRight).length, found.length)
    figures[`${name}_leaf${suffix}`] = share(found.filter(({ leafRight }) => leafRight).length, found.length)
    if (kind === 'list')
      figures[`list_rows${suffix}`] = share(found.filter(({ rowsRight }) => rowsRight).length, found.length)
    if (own.length < fewest) few.push(`${name}${suffix}`)
  }
  return { figures, few }
}

const share = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 10_000

type Miss = { file: string; sheet: string; cell: string; why: string; wanted?: object; got?: object }

function missesOf({ file, sheet, scored }: Sheeted): Miss[] {
  const words = wordsOf(sheet)
  const at = { file, sheet: sheet?.name ?? '' }
  const missed = scored.places.flatMap(({ place, found, pathRight, kindRight, rowsRight }): Miss[] => {
    const why = !found ? 'not found' : !pathRight ? 'label' : !kindRight ? 'kind' : ''
    const rows = why === '' && place.kind === 'list' && !rowsRight ? 'rows' : ''
    if (why + rows === '') return []
    const path = place.path.map(({ hash, optional }) => `${optional ? '?' : ''}${words.get(hash) ?? hash}`)
    const wanted = { kind: place.kind, path, ...(place.rows === undefined ? {} : { rows: place.rows }) }
    return [{ ...at, cell: place.cell, why: why + rows, wanted, ...(found ? { got: gotOf(found) } : {}) }]
  })
  const unwanted = scored.unwanted.map((field) => ({ ...at, cell: field.cell, why: 'not wanted', got: gotOf(field) }))
  return [...missed, ...unwanted]
}

const gotOf = ({ kind, headerPath, region }: Field): object => ({
  kind,
  path: headerPath,
  ...(region ? { rows: `${region.firstRow}-${region.lastRow}` } : {}),
})

/** The sheet's own texts by hash, so that a miss can be read by whoever has the form. */
function wordsOf(sheet: Sheet | undefined): Map<string, string> {
  const words = new Map<string, string>()
  for (const { value } of sheet?.cells.values() ?? []) {
    if (typeof value !== 'string') continue
    for (const text of [value, ...inlineLabels(value)]) words.set(labelHash(text), labelKey(text))
  }
  return words
}
