// S16: a sheet with rows inserted is learned from a few insertions into it; what does not follow from them is not learned.
import { printRange } from './address.ts'
import { highestBase, type HoledText, learnNumber, learnText, numberAt, textAt } from './holed-text.ts'
import { countsOf, learnMerges, type LearnOf, learnRanges } from './learn-merges.ts'
import {
  byColumn,
  type CellForm,
  rangeAt,
  type RowBlock,
  type RowForm,
  type RowPieces,
  rowsOf,
  type SheetForm,
  textsAfter,
} from './sheet-form.ts'

/** The form for any counts, from forms at some; undefined when they differ in a way that counts do not explain. */
export function learnForm(forms: readonly SheetForm[], of: LearnOf): SheetForm | undefined {
  const first = forms[0]!
  const text = (get: (form: SheetForm) => HoledText) => learnHoled(forms.map(get), of.origin)
  const before = text((form) => form.before)
  const gap = text((form) => form.gap)
  const rows = learnRows(forms, of)
  const merges = learnMerges(forms, of)
  const results = learnRanges(
    forms.map((form) => form.results),
    of.origin,
  )
  const extent = first.extent && text((form) => form.extent?.before ?? '')
  const alike = forms.every(
    ({ columnStyles, prefix, unwritten, extent: stated }) =>
      stated?.lastRow === first.extent?.lastRow &&
      stated?.lastColumn === first.extent?.lastColumn &&
      prefix === first.prefix &&
      (unwritten === undefined) === (first.unwritten === undefined) &&
      JSON.stringify(columnStyles) === JSON.stringify(first.columnStyles),
  )
  const unwritten = first.unwritten === undefined ? undefined : text((form) => form.unwritten!)
  if (!alike || before === undefined || gap === undefined || !rows || !merges || !results) return undefined
  if (first.unwritten !== undefined && unwritten === undefined) return undefined
  if (first.extent && extent === undefined) return undefined
  const { prefix, columnStyles } = first
  const withMerges = rows.map((row) => ('insertion' in row ? { ...row, across: merges.across(row.insertion) } : row))
  return {
    prefix,
    before,
    extent: first.extent && { ...first.extent, before: extent! },
    rows: withMerges,
    gap,
    after: merges.after,
    merges: merges.ranges,
    results,
    columnStyles,
    unwritten,
  }
}

function learnHoled(texts: readonly HoledText[], origin: readonly number[]): HoledText | undefined {
  const plain = texts.filter((text) => typeof text === 'string')
  return plain.length === texts.length ? learnText(plain, origin) : undefined
}

/** First of the rows an insertion brought, in the sheet as it is afterwards. */
const firstNewRow = ({ insertions }: LearnOf, after: number, counts: readonly number[]): number =>
  insertions.reduce((row, one) => row + (one.after < after ? counts[one.index]! : 0), after + 1)

type Sorted = { single: RowForm[]; blocks: Map<number, RowForm[]>; order: (number | 'single')[] }

function sortRows(form: SheetForm, of: LearnOf, counts: readonly number[]): Sorted {
  const sorted: Sorted = { single: [], blocks: new Map(), order: [] }
  for (const row of form.rows) {
    if ('insertion' in row) continue
    const at = numberAt(row.row, [])
    const owner = of.insertions.find(({ after, index }) => {
      const from = firstNewRow(of, after, counts)
      return at >= from && at < from + counts[index]!
    })
    const block = owner && sorted.blocks.get(owner.index)
    if (block) block.push(row)
    else if (owner) sorted.blocks.set(owner.index, [row])
    else sorted.single.push(row)
    if (!block) sorted.order.push(owner?.index ?? 'single')
  }
  return sorted
}

function learnRows(forms: readonly SheetForm[], of: LearnOf): (RowForm | RowBlock)[] | undefined {
  const { origin } = of
  const sorted = forms.map((form, nth) => sortRows(form, of, countsOf(origin, nth)))
  const [first] = sorted
  if (!first || sorted.some(({ order }) => order.join() !== first.order.join())) return undefined
  const complete = sorted.every(({ blocks }, nth) =>
    [...blocks].every(([index, rows]) => rows.length === countsOf(origin, nth)[index]),
  )
  if (!complete) return undefined
  const learned: (RowForm | RowBlock)[] = []
  let singles = 0
  for (const kind of first.order) {
    if (kind === 'single') {
      const nth = singles++
      const row = learnRow(
        sorted.map(({ single }) => single[nth]!),
        origin,
      )
      if (!row) return undefined
      learned.push(row)
    } else {
      const lead = learnHoled(
        sorted.map(({ blocks }) => blocks.get(kind)![0]!.lead),
        origin,
      )
      const next = first.blocks.get(kind)![1]!
      // The first row's lead is kept apart; those of the others are alike.
      const firsts = sorted.map(({ blocks }) => ({ ...blocks.get(kind)![0]!, lead: next.lead }))
      const row = learnRow([...firsts, next], [...origin, 0])
      if (!row || lead === undefined) return undefined
      learned.push({ insertion: kind, lead, row, across: [] })
    }
  }
  return learned
}

function learnRow(rows: readonly RowForm[], origin: readonly number[]): RowForm | undefined {
  const text = (get: (row: RowForm) => HoledText) => learnHoled(rows.map(get), origin)
  const lead = text((row) => row.lead)
  const whole = text((row) => row.whole)
  const pieces = learnPieces(
    rows.map((row) => row.pieces()),
    origin,
  )
  if (lead === undefined || whole === undefined || !pieces) return undefined
  const row = learnNumber(
    rows.map((one) => numberAt(one.row, [])),
    origin,
  )
  return { row, lead, whole, pieces: () => pieces }
}

function learnPieces(rows: readonly RowPieces[], origin: readonly number[]): RowPieces | undefined {
  const first = rows[0]!
  const text = (get: (row: RowPieces) => HoledText) => learnHoled(rows.map(get), origin)
  const open = text((row) => row.open)
  const gap = text((row) => row.gap)
  const alike = rows.every(
    ({ close, style, cells }) => close === first.close && style === first.style && cells.length === first.cells.length,
  )
  if (!alike || open === undefined || gap === undefined) return undefined
  const cells: CellForm[] = []
  for (const nth of first.cells.keys()) {
    const cell = learnCell(
      rows.map((row) => row.cells[nth]!),
      origin,
    )
    if (!cell) return undefined
    cells.push(cell)
  }
  return { open, cells, byColumn: byColumn(cells), gap, close: first.close, style: first.style }
}

function learnCell(cells: readonly CellForm[], origin: readonly number[]): CellForm | undefined {
  const { column, style, formula, rich } = cells[0]!
  const lead = learnHoled(
    cells.map((cell) => cell.lead),
    origin,
  )
  const xml = learnHoled(
    cells.map((cell) => cell.xml),
    origin,
  )
  const alike = cells.every(
    (cell) =>
      cell.column === column &&
      cell.style === style &&
      cell.formula === formula &&
      JSON.stringify(cell.rich) === JSON.stringify(rich),
  )
  return alike && lead !== undefined && xml !== undefined ? { column, style, formula, lead, xml, rich } : undefined
}

/** All that a form says at these counts, for comparing. */
export function sayForm(form: SheetForm, counts: readonly number[]): string {
  const merges = form.merges.map((range) => rangeAt(range, counts))
  const rows: unknown[] = []
  for (const { row, lead: before, form: one, across, counts: at } of rowsOf(form, counts)) {
    const { open, cells, gap, close, style } = one.pieces()
    const said = cells.map(({ lead, xml, ...cell }) => [textAt(lead, at), textAt(xml, at), cell])
    rows.push([row, textAt(before, at), textAt(one.whole, at), textAt(open, at), said, textAt(gap, at), close, style])
    merges.push(...across.map((range) => ({ top: row, bottom: row, ...range })))
  }
  return JSON.stringify([
    rows,
    merges.map(printRange).toSorted(),
    form.results.map((range) => rangeAt(range, counts)),
    textAt(form.before, counts),
    form.extent && { ...form.extent, before: textAt(form.extent.before, counts) },
    textAt(form.gap, counts),
    [...textsAfter(form, counts)].join(''),
    form.unwritten === undefined ? null : textAt(form.unwritten, counts),
  ])
}

/** The greatest row number of a form at counts of nought: counts move it by no more than their sum. */
export function highestRow(form: SheetForm): number {
  const texts: HoledText[] = [form.before, form.gap]
  for (const row of form.rows) texts.push('insertion' in row ? row.row.whole : row.whole)
  for (const text of form.after) texts.push(typeof text === 'object' && 'insertion' in text ? text.text : text)
  return Math.max(...texts.map(highestBase))
}
