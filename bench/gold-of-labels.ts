// Labels set by a person become gold: addresses of label cells are replaced by hashes of what stands there.
import { cellAt, type Sheet, type Workbook } from '../src/sheets/grid.ts'
import { parseCell, printCell } from '../src/sheets/address.ts'
import type { GoldPlace, GoldSheet, LabelledForm, LabelledSheet } from './gold.ts'
import { inlineLabels, isBlank, labelHash, labelKey } from './gold-label.ts'

/** `doubts`: what the person who labelled should look at again, by sheet and cell. */
export type Hashed = { sheets: GoldSheet[]; doubts: string[] }

export function goldOfLabels(form: LabelledForm, of: { workbook: Workbook; hash: string }): Hashed {
  const hashed: Hashed = { sheets: [], doubts: [] }
  for (const labelled of form.sheets) {
    const sheet = of.workbook.sheets[labelled.position - 1]
    const say = (doubt: string) => hashed.doubts.push(`${form.file} #${labelled.position} ${doubt}`)
    if (!sheet) say('there is no such sheet')
    else if (sheet.state !== 'visible') say('the sheet is hidden')
    else hashed.sheets.push({ file: of.hash, ...goldOfSheet(labelled, sheet, say) })
  }
  return hashed
}

type Say = (doubt: string) => void

function goldOfSheet(labelled: LabelledSheet, sheet: Sheet, say: Say): Omit<GoldSheet, 'file'> {
  const { position, family, doubtful = [] } = labelled
  const seen = new Map<string, number>()
  const places = labelled.places.map((place): GoldPlace => {
    const cell = firstOf(sheet, place.cell)
    if (cell !== place.cell) say(`${place.cell} lies inside the merge at ${cell}`)
    const nth = seen.get(cell) ?? 0
    seen.set(cell, nth + 1)
    const path = place.path.map((address) => {
      const at = firstOf(sheet, address.replace('?', ''))
      const text = textAt(sheet, at)
      const label = at === cell ? (place.label ?? inlineLabels(text)[nth] ?? '') : text
      if (labelKey(label) === '') say(`${cell}: no label at ${address}`)
      if (at === cell && !labelKey(text).includes(labelKey(label))) say(`${cell}: ${label} does not stand in it`)
      return { hash: labelHash(label), optional: address.startsWith('?') }
    })
    if (path.every(({ optional }) => optional)) say(`${cell}: every label may be left out`)
    if ((place.rows === undefined) === (place.kind === 'list')) say(`${cell}: rows belong to lists`)
    const first = Number(place.rows?.split('-')[0] ?? Number.NaN)
    if (place.rows !== undefined && first !== parseCell(cell)?.row) say(`${cell}: not in the first of its rows`)
    checkBlank(
      sheet,
      { cell, own: place.path.some((address) => firstOf(sheet, address.replace('?', '')) === cell) },
      say,
    )
    return { cell, kind: place.kind, path, ...(place.rows === undefined ? {} : { rows: place.rows }) }
  })
  for (const [cell, times] of seen)
    if (times > inlineLabels(textAt(sheet, cell)).length) say(`${cell}: ${times} places in one cell`)
  for (const cell of doubtful) if (seen.has(cell)) say(`${cell}: a place and doubtful`)
  return { sheet: position, family, places, doubtful: doubtful.map((cell) => firstOf(sheet, cell)) }
}

function checkBlank(sheet: Sheet, { cell, own }: { cell: string; own: boolean }, say: Say): void {
  const at = parseCell(cell)!
  const found = cellAt(sheet, at.row, at.column)
  const text = textAt(sheet, cell)
  if (found?.formula !== undefined) say(`${cell}: a formula stands there`)
  else if (!own && !isBlank(text)) say(`${cell}: a text stands there: ${text.slice(0, 20)}`)
}

const textAt = (sheet: Sheet, cell: string): string => {
  const at = parseCell(cell)!
  return String(cellAt(sheet, at.row, at.column)?.value ?? '')
}

/** The cell itself, or the first one of the merged range it lies in. */
export function firstOf({ merges }: Pick<Sheet, 'merges'>, cell: string): string {
  const { row, column } = parseCell(cell)!
  const merge = merges.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return merge ? printCell(merge.top, merge.left) : cell
}
