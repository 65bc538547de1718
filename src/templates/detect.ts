// T2: detection proposes every place a workbook wants filled, with the labels a person reads over it; a person confirms.
import type { Range, Sheet, Workbook } from '../sheets/grid.ts'
import { printCell } from '../sheets/address.ts'
import { type Blocks, blocksBetween, isFillable, isText, layBlocks, mostRows } from './block.ts'
import { boxItems, dottedBlank, holdsMark, tailAfterBlank } from './blank.ts'
import { type Field, fieldKey } from './field.ts'
import { optionsAt, typeOf, unitInLabel } from './field-type.ts'
import type { Found, FoundField } from './found.ts'
import { readHeadLine } from './head-lines.ts'
import { nameNeighbours } from './neighbour-lists.ts'
import { readPart } from './read-part.ts'
import { findRegions } from './regions.ts'
import type { SheetForm } from './template.ts'
import { cleanText, isMeasureUnit, isNote } from './wording.ts'

/** Sheets that explain or feed others. */
const aside = /填(?:表|报|写)说明|使用说明|字典|代码表|码表|下拉|选项|数据源/

/** Forms and fields of the visible sheets, in sheet order, each sheet from top to bottom. */
export function detectFields(workbook: Pick<Workbook, 'sheets'>): { forms: SheetForm[]; fields: Field[] } {
  const forms: SheetForm[] = []
  const fields: Field[] = []
  for (const sheet of workbook.sheets) {
    if (sheet.state !== 'visible' || aside.test(sheet.name)) continue
    const { form, fields: own } = detectSheet(sheet)
    if (own.length === 0) continue
    forms.push(form)
    fields.push(...own)
  }
  return { forms, fields }
}

function detectSheet(sheet: Sheet): { form: SheetForm; fields: Field[] } {
  const blocks = layBlocks(sheet)
  const regions = withoutLookups(blocks, findRegions(blocks))
  const found: Found = { fields: [], notes: [] }
  const inside = (row: number) => regions.some(({ top, bottom }) => row >= top && row <= bottom)
  const [first, last] = [regions[0]?.top ?? blocks.lastRow + 1, regions.at(-1)?.bottom ?? 0]
  const { title, row: titleRow } = titleOf(blocks, first)
  for (let row = 1; row <= blocks.lastRow; row++) {
    for (const range of regions) if (range.top === row) readPart({ blocks, range, above: [], found })
    if (!inside(row) && row !== titleRow)
      readHeadLine({ row: blocks.inRow(row), found, at: row, isFoot: last > 0 && row > last })
  }
  const unit = found.measureUnit === undefined ? {} : { measureUnit: found.measureUnit }
  const form = { sheet: sheet.name, title: title || nameOf(sheet), notes: found.notes, ...unit }
  return { form, fields: nameNeighbours(once(found.fields.map((field) => finish(sheet, field)))) }
}

/** A table of values beside one that has blanks is what the form chooses from, such as its codes. */
function withoutLookups(blocks: Blocks, regions: readonly Range[]): Range[] {
  const hasBlank = (range: Range) =>
    Array.from({ length: range.bottom - range.top + 1 }, (_, index) =>
      blocksBetween(blocks, range.top + index, range),
    ).some((row) => row.some(isFillable))
  const asking = regions.filter(hasBlank)
  return regions.filter(
    (range) => asking.includes(range) || !asking.some(({ top, bottom }) => top <= range.bottom && bottom >= range.top),
  )
}

const nameOf = ({ name }: Sheet): string => (/^sheet\d*$/i.test(name) ? '' : name)

/** The longest text that stands alone in a row over the first table, `附件1` aside. */
function titleOf(blocks: Blocks, first: number): { title: string; row: number | undefined } {
  const lone = Array.from({ length: Math.min(first - 1, 10) }, (_, index) => index + 1).flatMap((row) => {
    const texts = blocks.inRow(row).filter((block) => isText(block) && block.top === row)
    const [only] = texts
    const fits =
      texts.length === 1 &&
      dottedBlank(only!.text) === undefined &&
      !/[:：]/.test(only!.text) &&
      !/^附[件表]?\d*$/.test(cleanText(only!.text))
    return fits && !isNote(only!.text) ? [{ row, title: cleanText(only!.text), width: only!.right - only!.left }] : []
  })
  const best = lone.toSorted((a, b) => b.width - a.width || b.title.length - a.title.length)[0]
  return { title: best?.title ?? '', row: best?.row }
}

function finish(sheet: Sheet, found: FoundField): Field {
  const { place, kind, headerPath, inlineLabel, confidence, evidence } = found
  const boxes = found.boxes ?? (boxItems(place.raw) ? place.raw : undefined)
  const options = optionsAt(sheet, { ...found, boxes })
  const inlineTail = found.inlineTail ?? tailAfterBlank(place.raw)
  const tailUnit = inlineTail !== undefined && isMeasureUnit(inlineTail) ? inlineTail : undefined
  const unit = found.measureUnit ?? tailUnit ?? unitInLabel(headerPath)
  // A ledger longer than what was looked at goes on to its last row.
  const region = found.region?.lastRow === mostRows ? { ...found.region, lastRow: sheet.lastRow } : found.region
  return {
    sheet: sheet.name,
    cell: printCell(place.top, place.left),
    kind,
    headerPath: [...headerPath],
    ...(region ? { region } : {}),
    type: typeOf({ ...found, ...(unit === undefined ? {} : { measureUnit: unit }) }, options),
    ...(unit === undefined ? {} : { measureUnit: unit }),
    ...(options ? { options } : {}),
    required: headerPath.some((label) => /^[*＊]|[*＊]$|必填/.test(label)),
    confidence,
    evidence,
    ...(inlineLabel === undefined ? {} : { inlineLabel }),
    ...(inlineTail === undefined ? {} : { inlineTail }),
    ...(boxes === undefined ? {} : { boxes }),
    ...(!found.part && holdsMark(place.raw) ? { mark: place.raw } : {}),
    ...(found.part ? { part: found.part } : {}),
  }
}

/** One field per cell; the first reading of it stands. */
function once(fields: readonly Field[]): Field[] {
  const seen = new Map<string, Field>()
  for (const field of fields) if (!seen.has(fieldKey(field))) seen.set(fieldKey(field), field)
  return [...seen.values()]
}
