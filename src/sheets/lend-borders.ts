// S8: list rows that the form left without lines take those of the header, so that what is filled in looks like the form.
import type { BorderLoan, Range } from './grid.ts'
import { printCell } from './address.ts'
import { addressAll, type CellPlace, layOut, type RowPlace, type SheetLayout } from './sheet-layout.ts'
import { drawsLine, printStyleList, readStyleList, type StyleList, withBorderOf } from './style-list.ts'
import { attributesOf, isOn, type Splice, splice, type XmlFault } from './xml.ts'

/**
 * The sheet and the styles part with the loans made. A row in which any cell of the list has a line stays as the form
 * drew it. Cells keep font, alignment and number format.
 */
export function lendBorders(
  sheet: string,
  styles: string,
  loans: readonly BorderLoan[],
): { sheet: string; styles: string } | XmlFault {
  const read = layOut(sheet)
  if (typeof read === 'string') return read
  const addressed = splice(sheet, addressAll(read))
  const layout = layOut(addressed)
  if (typeof layout === 'string') return layout
  const list = readStyleList(styles)
  if (typeof list === 'string') return list
  if (!list || !layout.data) return { sheet, styles }
  const places = new Map(layout.rows.map((row) => [row.row, row]))
  const splices = loans.flatMap((loan) => lend({ loan, layout, places, list, sheet: addressed }))
  return { sheet: splice(addressed, splices), styles: printStyleList(list) }
}

type Lending = {
  loan: BorderLoan
  layout: SheetLayout
  places: ReadonlyMap<number, RowPlace>
  list: StyleList
  sheet: string
}

function lend(of: Lending): Splice[] {
  const { loan, layout, places, list } = of
  const lenders = lendersOf(of)
  const splices: Splice[] = []
  for (let row = loan.first; row <= loan.last && lenders.size > 0; row++) {
    const place = places.get(row)
    const styled = [...lenders.keys()].some((column) => drawsLine(list, styleAt(layout, place, column)))
    // A row that is not there was not written either.
    if (!place || styled) continue
    splices.push(...lendRow(of, place, lenders))
  }
  return splices
}

/** By column: the header's style that has lines. A merged header stands over all of its columns. */
function lendersOf({ loan, layout, places, list }: Lending): Map<number, number> {
  const lenders = new Map<number, number>()
  const over = (column: number): Range | undefined =>
    layout.merges.find(
      (range) => range.top <= loan.like && range.bottom >= loan.like && range.left <= column && range.right >= column,
    )
  const right = over(loan.right)?.right ?? loan.right
  for (let column = loan.left; column <= right; column++) {
    const merge = over(column)
    const own = styleAt(layout, places.get(loan.like), column)
    const first = merge ? styleAt(layout, places.get(merge.top), merge.left) : own
    const lender = [own, first].find((style) => drawsLine(list, style))
    if (lender !== undefined) lenders.set(column, lender)
  }
  return lenders
}

const cellIn = (place: RowPlace | undefined, column: number): CellPlace | undefined =>
  place?.cells.find((cell) => cell.column === column)

/** A cell that is not there looks like its row, else like its column. */
function styleAt(layout: SheetLayout, place: RowPlace | undefined, column: number): number {
  const cell = cellIn(place, column)
  if (cell) return Number(cell.style ?? 0)
  const said = (name: string) => place?.attributes.find((one) => one.qualified === name)?.value
  const ofRow = isOn(said('customFormat')) ? said('s') : undefined
  return Number(ofRow ?? layout.columnStyles.find(({ from, to }) => column >= from && column <= to)?.style ?? 0)
}

function lendRow({ layout, list, sheet }: Lending, place: RowPlace, lenders: ReadonlyMap<number, number>): Splice[] {
  const splices: Splice[] = []
  const fresh: { at: number; text: string }[] = []
  for (const [column, lender] of lenders) {
    const cell = cellIn(place, column)
    const style = withBorderOf(list, styleAt(layout, place, column), lender)
    if (cell) splices.push(restyle(sheet, cell, layout.prefix, style))
    else {
      const at = place.cells.find((one) => one.column > column)?.start ?? place.contentEnd
      fresh.push({ at, text: `<${layout.prefix}c r="${printCell(place.row, column)}" s="${style}"/>` })
    }
  }
  if (!place.empty) return [...splices, ...fresh.map(({ at, text }) => ({ start: at, end: at, text }))]
  const content = fresh.map(({ text }) => text).join('')
  return [{ start: place.tagEnd - 2, end: place.tagEnd, text: `>${content}</${layout.prefix}row>` }]
}

function restyle(sheet: string, cell: CellPlace, prefix: string, style: number): Splice {
  const tag = {
    start: cell.start,
    end: sheet.indexOf('>', cell.start) + 1,
    prefix,
    name: 'c',
    kind: 'open' as const,
    empty: false,
  }
  const said = attributesOf(sheet, tag).find((one) => one.qualified === 's')
  const at = cell.start + 1 + prefix.length + 1
  return said
    ? { start: said.start, end: said.end, text: ` s="${style}"` }
    : { start: at, end: at, text: ` s="${style}"` }
}
