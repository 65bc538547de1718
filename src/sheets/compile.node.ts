// S16: a template is compiled once and filled many times; whatever it has not learned takes the way of `fillWorkbook`.
import { ok, type Result } from '../kernel/result.ts'
import { areAllRuled, type Filled, fillPrepared } from './fill-prepared.node.ts'
import { fillOpen } from './fill.node.ts'
import { lastSheetRow } from './formula.ts'
import type { SheetEdit } from './grid.ts'
import { highestBase, learnText, textAt } from './holed-text.ts'
import { highestRow, learnForm, sayForm } from './learn-form.ts'
import { type FillOptions, type OpenWorkbook, openWorkbook } from './open-workbook.node.ts'
import { type PreparedFill, type PreparedPart, prepareFill, type SheetRows } from './prepare-fill.node.ts'

/** A template opened once, with what was learned of it, by the places where rows went in. */
export type CompiledWorkbook = { book: OpenWorkbook; learned: Map<string, LearnedFill | undefined> }
export type LearnedFill = { prepared: PreparedFill; /** The greatest row at counts of nought. */ highest: number }

/** Opens an .xlsx or .xlsm for many fills. `name` is the file's name, for refusals. */
export function compileWorkbook(bytes: Uint8Array, options: FillOptions = {}): Result<CompiledWorkbook> {
  const opened = openWorkbook(bytes, options)
  return opened.ok ? ok({ book: opened.value, learned: new Map() }) : opened
}

/** The bytes and the skipped writes `fillWorkbook` gives for the same template and edits. */
export function fillCompiled(compiled: CompiledWorkbook, edits: readonly SheetEdit[]): Result<Filled> {
  const { book } = compiled
  const learned = learnedFor(compiled, edits)
  const isQuick = learned && areAllRuled({ book, ...learned }, edits)
  const filled = isQuick && fillPrepared({ book, ...learned }, edits)
  return filled && filled.ok ? filled : fillOpen(book, edits, { name: book.pack.zip.name })
}

/** Places of insertions a template may be filled at: more than its lists could make is not worth keeping. */
const mostLearned = 64

/** The workbook prepared for these insertions by what was learned from others, when they can be. */
export function learnedFor(
  compiled: CompiledWorkbook,
  rows: readonly SheetRows[],
): { prepared: PreparedFill; counts: number[] } | undefined {
  const given = rows.map(({ insertions, ...rest }) => ({
    ...rest,
    insertions: insertions.filter(({ count }) => count !== 0),
  }))
  const counts = given.flatMap(({ insertions }) => insertions.map(({ count }) => count))
  if (counts.some((count) => !Number.isInteger(count) || count < 1)) return undefined
  const key = JSON.stringify(
    given.map(({ sheet, insertions }) => [sheet, insertions.map((one) => ({ ...one, count: 1 }))]),
  )
  if (!compiled.learned.has(key)) {
    if (compiled.learned.size >= mostLearned) compiled.learned.clear()
    compiled.learned.set(key, learnFill(compiled.book, given))
  }
  const learned = compiled.learned.get(key)
  // Beyond the last row of a sheet references end, and numbers no longer follow from the counts.
  const isInside = counts.reduce((sum, count) => sum + count, learned?.highest ?? 0) <= lastSheetRow
  return learned && isInside ? { prepared: learned.prepared, counts } : undefined
}

/** Rows of a sample: the least from which it can be told how the second new row differs from the first. */
const sampled = 2

/**
 * Learns how the prepared workbook depends on how many rows go in, from insertions of two rows and of one more at each
 * place in turn, and tries it on another. Undefined when it does not come out as inserting itself does, or is refused.
 */
function learnFill(book: OpenWorkbook, rows: readonly SheetRows[]): LearnedFill | undefined {
  const names = new Set(rows.map(({ sheet }) => sheet))
  const places = rows.flatMap(({ sheet, insertions }) => insertions.map(({ after }) => `${sheet}\n${after}`))
  if (names.size < rows.length || new Set(places).size < places.length) return undefined
  const prepare = (counts: readonly number[]) => prepareFill(book, withCounts(rows, counts))
  const origin = places.map(() => sampled)
  const samples: PreparedFill[] = []
  for (let nth = 0; nth <= places.length; nth++) {
    const sample = prepare(origin.map((count, index) => (index === nth - 1 ? count + 1 : count)))
    if (!sample.ok) return undefined
    samples.push(sample.value)
  }
  if (places.length === 0) return { prepared: samples[0]!, highest: 0 }
  const learned = learnPrepared(samples, { rows, origin })
  // The trial differs from every sample at every place.
  const trial = origin.map((count, index) => count + 3 + index)
  const tried = learned && prepare(trial)
  if (!learned || !tried?.ok || !isSame(learned, tried.value, trial)) return undefined
  const forms = learned.sheets.map(({ form }) => highestRow(form))
  const parts = learned.parts.map(({ text }) => (text === null ? 0 : highestBase(text)))
  return { prepared: learned, highest: Math.max(...forms, ...parts) }
}

function withCounts(rows: readonly SheetRows[], counts: readonly number[]): SheetRows[] {
  let at = 0
  return rows.map(({ insertions, ...rest }) => ({
    ...rest,
    insertions: insertions.map((insertion) => ({ ...insertion, count: counts[at++]! })),
  }))
}

type Samples = { rows: readonly SheetRows[]; origin: readonly number[] }

function learnPrepared(samples: readonly PreparedFill[], { rows, origin }: Samples): PreparedFill | undefined {
  const first = samples[0]!
  let index = 0
  const sheets: PreparedFill['sheets'] = []
  for (const [nth, { name, part, isPrepared }] of first.sheets.entries()) {
    const insertions = rows[nth]!.insertions.map(({ after }) => ({ after, index: index++ }))
    const form = learnForm(
      samples.map((sample) => sample.sheets[nth]!.form),
      { insertions, origin },
    )
    if (!form) return undefined
    sheets.push({ name, part, form, isPrepared })
  }
  const parts: PreparedPart[] = []
  for (const { part, original, text } of first.parts) {
    const texts = samples.map((sample) => sample.parts.find((one) => one.part === part)?.text)
    const plain = texts.filter((one) => typeof one === 'string')
    const learned = texts.every((one) => one === null) ? null : learnText(plain, origin)
    if ((text === null) !== (learned === null)) return undefined
    if (learned === undefined || (learned !== null && plain.length < texts.length)) return undefined
    parts.push({ part, original, text: learned })
  }
  const alike = samples.every((one) => one.parts.length === parts.length && one.isMoved === first.isMoved)
  return alike ? { sheets, parts, isMoved: first.isMoved } : undefined
}

function isSame(learned: PreparedFill, tried: PreparedFill, counts: readonly number[]): boolean {
  const sheets = learned.sheets.every(({ form }, nth) => sayForm(form, counts) === sayForm(tried.sheets[nth]!.form, []))
  const parts = learned.parts.every(({ part, text }) => {
    const other = tried.parts.find((one) => one.part === part)?.text
    return text === null ? other === null : other !== undefined && textAt(text, counts) === other
  })
  return sheets && parts && learned.parts.length === tried.parts.length && learned.isMoved === tried.isMoved
}
