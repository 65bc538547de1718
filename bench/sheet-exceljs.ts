// What a user of exceljs writes to fill a form as asked: the library inserts rows with their styles, but merges, validations, coloured ranges and formulas stay where they were.
import ExcelJs from 'exceljs'
import { parseCell, printCell, printRange } from '../src/sheets/address.ts'
import { insertIntoFormula } from '../src/sheets/formula.ts'
import { shiftRange, shiftRanges } from '../src/sheets/shift-range.ts'
import type { Range, RowInsertion, SheetEdit } from '../src/sheets/grid.ts'

/** Opens the template, inserts the rows asked for, writes the values and gives the bytes of the file. */
export async function fillByExcelJs(template: Uint8Array, edit: SheetEdit): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook()
  await book.xlsx.load(template.buffer.slice(template.byteOffset, template.byteOffset + template.length) as ArrayBuffer)
  const sheet = book.getWorksheet(edit.sheet)!
  for (const insertion of edit.insertions) insertRows(sheet, insertion)
  setFormulas(sheet, edit.insertions)
  for (const { row, column, value } of edit.writes) sheet.getCell(row, column).value = value
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Parts of a sheet that exceljs holds but does not declare. */
type Ruled = ExcelJs.Worksheet & {
  dataValidations: { model: Record<string, ExcelJs.DataValidation> }
  conditionalFormattings: ExcelJs.ConditionalFormattingOptions[]
}

/** New rows look like the one above them, which is the one the bench clones. */
function insertRows(sheet: ExcelJs.Worksheet, insertion: RowInsertion): void {
  const { after, count, like } = insertion
  if (like !== after) throw new RangeError('exceljs takes the style of the row above')
  const below = mergesBelow(sheet, after)
  for (const merge of below) sheet.unMergeCells(printRange(merge))
  const blank: ExcelJs.CellValue[][] = Array.from({ length: count }, () => [])
  sheet.insertRows(after + 1, blank, 'i+')
  for (const merge of below) sheet.mergeCells(printRange(shiftRange(merge, insertion, true)))
  const { dataValidations, conditionalFormattings } = sheet as Ruled
  for (const [place, rule] of Object.entries(dataValidations.model)) {
    const { row, column } = parseCell(place)!
    // One rule for each cell is how exceljs keeps them.
    if (row === after) for (let nth = 1; nth <= count; nth++) dataValidations.model[printCell(row + nth, column)] = rule
    else if (row > after) throw new RangeError('a rule below the list')
  }
  for (const one of conditionalFormattings) one.ref = shiftRanges(one.ref, insertion, true)
}

function mergesBelow(sheet: ExcelJs.Worksheet, after: number): Range[] {
  const merges = new Map<string, Range>()
  for (let row = after + 1; row <= sheet.rowCount; row++) {
    sheet.getRow(row).eachCell({ includeEmpty: true }, ({ isMerged, master }, column) => {
      if (!isMerged) return
      const first = parseCell(master.address)!
      merges.set(master.address, { top: first.row, left: first.column, bottom: row, right: column })
    })
  }
  return [...merges.values()]
}

/** What a sum says moves with its rows; its result was that of other values, and is to be computed anew. */
function setFormulas(sheet: ExcelJs.Worksheet, insertions: readonly RowInsertion[]): void {
  const home = sheet.name
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (!cell.formula) return
      const moved = insertions.reduce(
        (said, one) => insertIntoFormula(said, { sheet: home, home, ...one }),
        cell.formula,
      )
      cell.value = { formula: moved, date1904: false }
    })
  })
  sheet.workbook.calcProperties.fullCalcOnLoad = true
}
