import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { columnName, columnNumber, parseCell, parseRange, parseSheetCell, printRange } from './address.ts'
import { copyFormula, insertIntoFormula } from './formula.ts'
import { showsDay } from './number-format.ts'

test('[S2] column names and numbers are each other', () => {
  assert.deepEqual([1, 26, 27, 702, 703, 16_384].map(columnName), ['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => columnNumber(columnName(column)) === column),
    { seed: 20261124 },
  )
})

test('[S2] what is not an address is undefined', () => {
  for (const text of ['', 'A', '1', 'A0', 'AAAA1', 'A1:B', '张1']) assert.equal(parseCell(text), undefined, text)
  for (const text of ['A:B', '1:2', 'A1:', ':A1', 'Sheet!A1']) assert.equal(parseRange(text), undefined, text)
})

test('[S2] ranges are read from any corner and sheets with quotes, blanks and marks in their names are named', () => {
  assert.equal(printRange(parseRange('$C$7:A1')!), 'A1:C7')
  assert.deepEqual(parseSheetCell("'表''1!'!$B$2"), { sheet: "表'1!", row: 2, column: 2 })
  assert.equal(parseSheetCell('B2'), undefined)
})

test('[S8] a formula copied down moves its relative parts only', () => {
  const copied = (formula: string) => copyFormula(formula, { rows: 2, columns: 1 })
  const cases: [before: string, after: string][] = [
    ['A1+$A1+A$1+$A$1', 'B3+$A3+B$1+$A$1'],
    ['SUM(A:A,1:1,$A:$B)', 'SUM(B:B,3:3,$A:$B)'],
    ['"A1"&A1&"""A1"', '"A1"&B3&"""A1"'],
    ['LOG10(A1)+税率+表1[A1]+A1B', 'LOG10(B3)+税率+表1[A1]+A1B'],
    ["'A1'!A1+表1!A1+[1]表!A1", "'A1'!B3+表1!B3+[1]表!B3"],
    ['XFD1', '#REF!'],
    ['1E5+A1', '1E5+B3'],
    ['IF(A1="",0,A1)', 'IF(B3="",0,B3)'],
  ]
  for (const [before, after] of cases) assert.equal(copied(before), after)
})

test('[S8] references move, grow or stay by where the rows went in', () => {
  const shift = { sheet: '表 1', home: '表 1', after: 5, count: 2 }
  const cases: [before: string, after: string][] = [
    ['A5+A6', 'A5+A8'],
    ['SUM(A1:A5)', 'SUM(A1:A7)'],
    ['SUM(A1:A9)', 'SUM(A1:A11)'],
    ['SUM(A6:A9)', 'SUM(A8:A11)'],
    ['SUM(A1:A4)', 'SUM(A1:A4)'],
    ['SUM(3:5)+SUM(A:A)', 'SUM(3:7)+SUM(A:A)'],
    ["'表 1'!A6+其他!A6", "'表 1'!A8+其他!A6"],
    ['SUM(A2:A1048576)', 'SUM(A2:A1048576)'],
  ]
  for (const [before, after] of cases) assert.equal(insertIntoFormula(before, shift), after)
  assert.equal(insertIntoFormula("A6+'表 1'!A6", { ...shift, home: '其他' }), "A6+'表 1'!A8")
})

test('[S8] moving references is undone by nothing but rows above: a shift of two equals two shifts of one', () => {
  const mark = fc.tuple(
    fc.constantFrom('', '$'),
    fc.constantFrom('A', 'BC'),
    fc.constantFrom('', '$'),
    fc.integer({ min: 1, max: 20 }),
  )
  const cell = mark.map((parts) => parts.join(''))
  const formula = fc
    .array(
      fc.oneof(
        cell,
        fc.tuple(cell, cell).map(([a, b]) => `SUM(${a}:${b})`),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((all) => all.join('+'))
  fc.assert(
    fc.property(formula, fc.integer({ min: 1, max: 20 }), (text, after) => {
      const by = (count: number, at: number) => ({ sheet: '表', home: '表', after: at, count })
      assert.equal(
        insertIntoFormula(insertIntoFormula(text, by(1, after)), by(1, after + 1)),
        insertIntoFormula(text, by(2, after)),
      )
    }),
    { seed: 20261124 },
  )
})

test('[S3] formats that show a day are told from numbers and times', () => {
  const days = [
    'yyyy-mm-dd',
    'yyyy"年"m"月"',
    '[$-804]aaaa;yyyy年',
    'm"月"d"日"',
    'e.m.d',
    '[$-F800]dddd, mmmm dd, yyyy',
    'mmm-yy',
    'd',
    'mm',
    'yyyy/m/d h:mm;@',
  ]
  const others = [
    'General',
    'G/通用格式',
    '0.00',
    '#,##0',
    '@',
    'h:mm',
    '[h]:mm:ss',
    '0.00E+00',
    '0"元"',
    '[Red]0',
    '#,##0.00_ ;[Red]-#,##0.00 ',
    '"第"0"年"',
    'h:mm AM/PM',
    '上午/下午h"时"mm"分"',
    '0%',
    '00000',
    '# ?/?',
  ]
  for (const code of days) assert.equal(showsDay(code), true, code)
  for (const code of others) assert.equal(showsDay(code), false, code)
})
