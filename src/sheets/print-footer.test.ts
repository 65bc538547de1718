import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { findConverter } from './convert.node.ts'
import { codeOf, main, oneSheet, partOf, valueOr, worksheet } from './hand-made.test.ts'
import { footerWith, withPrintCode } from './print-footer.ts'
import { printWorkbooks } from './print.node.ts'
import { scanXml } from './xml.ts'

const convertable = (await findConverter()) ? false : 'LibreOffice is not installed'

/** What stands on the printed pages; undefined where poppler is not installed. */
async function printedText(pdf: Uint8Array): Promise<string | undefined> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shixiao-pdf-'))
  try {
    const file = path.join(folder, 'a.pdf')
    await writeFile(file, pdf)
    const read = await promisify(execFile)('pdftotext', ['-layout', file, '-']).catch(() => undefined)
    return read?.stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const code = 'a1b2-c3d4'
const rows = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>printed</t></is></c></row></sheetData>'
const coded = (content: string) => {
  const made = withPrintCode(worksheet(content), code)
  assert.ok(typeof made !== 'string')
  assert.equal(
    scanXml(made.xml, () => {}),
    undefined,
    'still XML',
  )
  return made.xml.slice(worksheet('').indexOf('</worksheet>'), -'</worksheet>'.length)
}

test('[S27] the code joins what the footer holds at the right, and every other section stays', () => {
  assert.equal(footerWith('', code), '&R&8 a1b2-c3d4')
  assert.equal(footerWith('&C第 &P 页', code), '&C第 &P 页&R&8 a1b2-c3d4')
  assert.equal(footerWith('page &P', code), 'page &P&R&8 a1b2-c3d4')
  assert.equal(footerWith('&R&D&L左', code), '&R&D &8 a1b2-c3d4&L左')
  assert.equal(
    footerWith('&Ca&&R&"宋体,&R"x', code),
    '&Ca&&R&"宋体,&R"x&R&8 a1b2-c3d4',
    'no section begins in && or a font',
  )
})

test('[S27] a sheet with, without and with an empty footer gets it in its place, and nothing else of the sheet changes', () => {
  const [before, behind] = [
    '<pageMargins left="1"/><pageSetup orientation="landscape"/>',
    '<rowBreaks count="0"/><drawing r:id="rId1"/>',
  ]
  const made = '<headerFooter><oddFooter>&amp;R&amp;8 a1b2-c3d4</oddFooter></headerFooter>'
  assert.equal(coded(rows + before + behind), rows + before + made + behind)
  assert.equal(coded(rows + before), rows + before + made)
  assert.equal(coded(`${rows}<headerFooter/>${behind}`), rows + made + behind)
  assert.equal(coded(`${rows}<headerFooter><oddFooter/></headerFooter>`), rows + made)
  assert.equal(
    coded(
      `${rows}<headerFooter differentFirst="1"><oddHeader>头</oddHeader><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>`,
    ),
    `${rows}<headerFooter differentFirst="1"><oddHeader>头</oddHeader><oddFooter>&amp;C&amp;P&amp;R&amp;8 a1b2-c3d4</oddFooter><firstFooter>&amp;R&amp;8 a1b2-c3d4</firstFooter></headerFooter>`,
  )
  const prefixed = withPrintCode(`<x:worksheet xmlns:x="${main}"><x:sheetData/></x:worksheet>`, code)
  assert.match(
    typeof prefixed === 'string' ? '' : prefixed.xml,
    /<x:headerFooter><x:oddFooter>[^<]+<\/x:oddFooter><\/x:headerFooter><\/x:worksheet>$/,
  )
})

test('[S28] without LibreOffice nothing is printed and the Problem says what to do', async () => {
  const bytes = oneSheet(rows)
  assert.equal(codeOf(await printWorkbooks([{ name: '表', bytes, code }], { path: '/nowhere' })), 'sheets/no-printer')
  assert.deepEqual(valueOr(await printWorkbooks([])), [])
})

test(
  '[S27] [S28] each workbook is printed with its code, one that is broken is named, the workbooks stay',
  { skip: convertable },
  async () => {
    const bytes = oneSheet(
      `${rows}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`,
    )
    const was = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const made = valueOr(
      await printWorkbooks([
        { name: '一', bytes, code: 'first-code' },
        { name: '坏', bytes: bytes.subarray(0, 40), code },
        { name: '二', bytes, code: 'second-code' },
      ]),
    )
    assert.deepEqual(made.map(codeOf), ['ok', 'sheets/damaged', 'ok'])
    const [one, , two] = await Promise.all(made.map(async (pdf) => (pdf.ok ? printedText(pdf.value) : '')))
    for (const [text, own] of [
      [one, 'first-code'],
      [two, 'second-code'],
    ] as const) {
      if (text === undefined) continue
      assert.ok(text.includes(own) && text.includes('printed'), text)
    }
    assert.equal(partOf(bytes, 'xl/worksheets/sheet1.xml'), was)
  },
)
