// Words taken out of a workbook are in no part of it afterwards.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eraseFromWorkbook, textsOutsideCells } from './erase.node.ts'
import { at, main, makeWorkbook, partOf, readSheet, valueOr, worksheet } from './hand-made.test.ts'
import { eraseWords, heldTexts } from './held-texts.ts'
import { changedParts } from './parts.node.ts'

const secret = /秘密\d*/g
const find = (text: string) =>
  [...text.matchAll(secret)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

const comments = `<comments xmlns="${main}"><authors><author>a</author></authors><commentList><comment ref="A1" authorId="0"><text><r><t>见秘</t></r><r><rPr><b/></rPr><t>密7号</t></r></text></comment></commentList></comments>`
const strings = `<sst xmlns="${main}"><si><t>秘密1</t></si><si><r><t>联系秘密</t></r><r><rPr><b/></rPr><t>22转</t></r></si><si><t>秘密3</t></si><si><t>姓名</t></si></sst>`
const xml =
  '<sheetData><row r="1"><c r="A1" t="s"><v>3</v></c></row><row r="2"><c r="A2" t="s" s="2"><v>0</v></c><c r="B2" t="s"><v>1</v></c>' +
  '<c r="C2"><v>138</v></c><c r="D2" t="inlineStr"><is><t>找秘密4</t></is></c><c r="E2" t="str"><f>"秘密5"&amp;A1</f><v>秘密5姓名</v></c></row></sheetData>' +
  '<dataValidations count="1"><dataValidation type="list" sqref="A1" prompt="问秘密6"><formula1>"是,否"</formula1></dataValidation></dataValidations>' +
  '<headerFooter><oddHeader>&amp;C秘密8</oddHeader></headerFooter>'

const made = () =>
  makeWorkbook({
    sheets: [{ name: '表', xml: worksheet(xml), relations: [['comments', '../comments1.xml']] }],
    strings,
    parts: { 'xl/comments1.xml': comments, 'docProps/core.xml': '<a><b>秘密9</b></a>', 'xl/media/note.bin': '秘密' },
  })

test('[S5] texts outside the cells are found with the sheet and cell they speak of', () => {
  const texts = valueOr(textsOutsideCells(made(), { name: '表.xlsx' })).filter(({ text }) => text.match(secret))
  const told = texts.map(({ part, sheet = '', cell = '', holder }) => [part, sheet, cell, holder].join(' ').trim())
  assert.deepEqual(told.toSorted(), [
    'docProps/core.xml   b',
    'xl/comments1.xml 表 A1 text',
    'xl/sharedStrings.xml   si',
    'xl/sharedStrings.xml   si',
    'xl/sharedStrings.xml   si',
    'xl/worksheets/sheet1.xml 表  dataValidation',
    'xl/worksheets/sheet1.xml 表  oddHeader',
    'xl/worksheets/sheet1.xml 表 E2 f',
  ])
})

test('[S5] words erased are in no part that holds text, formats and all other parts stay', () => {
  const bytes = made()
  const edits = [{ sheet: '表', insertions: [], writes: [{ row: 2, column: 1, value: null }] }]
  const clean = valueOr(eraseFromWorkbook(bytes, { name: '表.xlsx', edits, find }))
  for (const part of changedParts(bytes, clean)) assert.doesNotMatch(partOf(clean, part), /秘|密\d/, part)
  assert.deepEqual(changedParts(bytes, clean), [
    'docProps/core.xml',
    'xl/comments1.xml',
    'xl/sharedStrings.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ])
  const sheet = readSheet(clean)
  assert.deepEqual(
    ['A1', 'A2', 'B2', 'C2', 'D2'].map((cell) => at(sheet, cell)),
    ['姓名', null, '联系转', 138, '找'],
  )
  assert.match(partOf(clean, 'xl/sharedStrings.xml'), /<r><t>联系<\/t><\/r><r><rPr><b\/><\/rPr><t>转<\/t><\/r>/)
  assert.match(partOf(clean, 'xl/worksheets/sheet1.xml'), /prompt="问"/)
})

test('[S5] nothing found changes nothing, and what is no XML is left alone', () => {
  assert.equal(eraseWords('<a><b>x</b></a>', find), undefined)
  assert.equal(eraseWords('<a><b>秘密', find), undefined)
  assert.equal(heldTexts('<a><b>'), 'damaged')
  const bytes = makeWorkbook({
    sheets: [{ name: '表', xml: worksheet('<sheetData/>') }],
    parts: { 'xl/old.vml': '<br>' },
  })
  const same = valueOr(eraseFromWorkbook(bytes, { name: '表.xlsx', edits: [], find }))
  assert.deepEqual(changedParts(bytes, same), [])
})

test('[S5] markup stays markup: escaped text, CDATA and a number of a pivot', () => {
  assert.equal(eraseWords('<a><b>&lt;秘密1&amp;</b></a>', find), '<a><b>&lt;&amp;</b></a>')
  assert.equal(eraseWords('<a><b><![CDATA[<秘密1&]]></b></a>', find), '<a><b><![CDATA[<&]]></b></a>')
  assert.equal(eraseWords('<a><n v="秘密1"/><s v="秘密1"/></a>', find), '<a><n v="0"/><s v=""/></a>')
})
