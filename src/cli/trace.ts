// C23: `trace FILE CELL` says where a cell's value came from: from what the file carries alone, and with the data down to the ledger's row.
import type { Language } from '../kernel/language.ts'
import { localDay } from '../kernel/local-day.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { questionOf } from '../dictionary/catalogue.ts'
import type { Look } from '../dictionary/check-definition.ts'
import { definitionWords } from '../dictionary/definition-words.ts'
import type { Lineage, LineageCell } from '../reports/lineage.ts'
import { reportProblems } from '../reports/problems.ts'
import { provOf } from '../reports/trace-prov.ts'
import { traceCell } from '../reports/trace.ts'
import { type Behind, type CellTrace, peopleBehind, traceReportCell } from '../reports/trace.store.ts'
import { verifyReport } from '../reports/verify.node.ts'
import { parseSheetCell } from '../sheets/address.ts'
import { cellAt, type CellValue } from '../sheets/grid.ts'
import { contentHash } from '../sheets/hash.node.ts'
import { carriedLineage } from './carried-lineage.ts'
import { writeBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Outcome, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const trace: Verb = {
  name: 'trace',
  usage: 'FILLED_WORKBOOK CELL...',
  needs: 1,
  options: { offline: { type: 'boolean' }, people: { type: 'boolean' }, prov: { type: 'string' } },
  run: async (call) => {
    const [file, cell, more] = call.positionals as [string, string | undefined, string | undefined]
    const out = optionText(call, 'prov')
    if (more !== undefined)
      return fail(cliProblems['too-many-arguments']({ verb: trace.name, usage: trace.usage, word: more }))
    if (out !== undefined) return writeProv(file, out, call.speaker)
    if (cell === undefined) return fail(cliProblems['missing-argument']({ verb: trace.name, usage: trace.usage }))
    const known = await knownCell(file, cell)
    if (!known.ok) return known
    const { lineage, cells, value } = known.value
    const linesOf = (found: LineageCell, look: Look) => cellLines(found, { value, speaker: call.speaker, look })
    const offline = (look: Look) =>
      outcome(
        lineage,
        cells.map((found) => ({ data: found, lines: [...linesOf(found, look), ...offlineLines(found, call.speaker)] })),
      )
    if (call.options['offline'] === true || cells.every(({ state }) => state !== 'value'))
      return ok(offline(questionOf))
    return withWorkspace(call.home, async ({ database, asking, look, actor }) => {
      const traced: Traced[] = []
      for (const found of cells) {
        const { sheet, cell } = found
        const online = await database.transaction((trx) =>
          traceReportCell(trx, { report: lineage.report, sheet, cell, asking }),
        )
        // Another office's file: its data lies with that office, its sidecar still speaks.
        if (!online.ok) return online.problem.code === 'reports/no-such-report' ? ok(offline(look)) : online
        const wanted = { report: lineage.report, sheet, cell, asking, actor }
        const people =
          call.options['people'] === true
            ? await database.transaction((trx) => peopleBehind(trx, wanted))
            : ok(undefined)
        if (!people.ok) return people
        traced.push({
          data: { ...found, trace: online.value, ...(people.value ? { people: people.value } : {}) },
          lines: [
            ...linesOf(found, look),
            ...traceLines(online.value, call.speaker),
            ...(people.value ?? []).map((one) => personLine(one, call.speaker)),
          ],
        })
      }
      return ok(outcome(lineage, traced))
    })
  },
}

/** The whole report's lineage as PROV-JSON; of a lineage that was tampered with nothing is written. */
async function writeProv(file: string, out: string, { say }: Speaker): Promise<Result<Outcome>> {
  const carried = await carriedLineage(file)
  if (!carried.ok) return carried
  const { lineage, bytes, name } = carried.value
  const verdict = lineage.seal ? verifyReport(carried.value) : undefined
  if (verdict && !verdict.ok) return verdict
  if (!verdict && lineage.file !== contentHash(bytes)) return fail(reportProblems['file-changed']({ file: name }))
  const written = await writeBytes(out, `${JSON.stringify(provOf(lineage), null, 1)}\n`)
  if (!written.ok) return written
  return ok({ exit: 0, data: { report: lineage.report, file: out }, lines: [say('trace.prov', { file: out })] })
}

type Traced = { data: LineageCell & { trace?: CellTrace; people?: Behind[] }; lines: string[] }

/** One cell's own lineage; where the cell holds several blanks, that of the first, and all of them as `blanks`. */
function outcome({ report, unit }: Lineage, traced: readonly Traced[]): Outcome {
  const all = traced.map(({ data }) => data)
  const blanks = all.length > 1 ? { blanks: all } : {}
  return { exit: 0, data: { report, unit, ...all[0]!, ...blanks }, lines: traced.flatMap(({ lines }) => lines) }
}

type Known = { lineage: Lineage; cells: LineageCell[]; value: CellValue }

/** The cell's lineage from what the file carries, and its value from the file. */
async function knownCell(file: string, cell: string): Promise<Result<Known>> {
  const carried = await carriedLineage(file)
  if (!carried.ok) return carried
  const { name, bytes, workbook, lineage } = carried.value
  const at = parseSheetCell(cell.includes('!') ? cell : `${workbook.sheets[0]!.name}!${cell}`)
  if (!at) return fail(reportProblems['bad-address']({ cell }))
  const verdict = lineage.seal ? verifyReport(carried.value) : undefined
  if (verdict && !verdict.ok) return verdict
  const changed = verdict && [...verdict.value.changed, ...verdict.value.removed]
  const found = traceCell({ lineage, file: name, fileHash: contentHash(bytes), changed, ...at })
  if (!found.ok) return found
  const sheet = workbook.sheets.find((one) => one.name === at.sheet)
  return ok({ lineage, cells: found.value, value: (sheet && cellAt(sheet, at.row, at.column)?.value) ?? null })
}

type CellLines = { value: CellValue; speaker: Speaker; look: Look }

export function cellLines(found: LineageCell, { value, speaker, look }: CellLines): string[] {
  const { say, language } = speaker
  const cell = `${found.sheet}!${found.cell}`
  if (found.state !== 'value') return [say('trace.blank', { cell, state: say(`state.${found.state}`) })]
  return [say('trace.value', { cell, value: String(value ?? '') }), ...fillingLines(found, { say, language, look })]
}

type Said = { say: Speaker['say']; language: Language; look: Look }

function fillingLines({ filling, attachmentVersion, counted }: LineageCell, { say, language, look }: Said): string[] {
  if (!filling) return []
  const name = (key: string) => look(key)?.name[language] ?? key
  if (filling.from === 'question')
    return [say('trace.question', { question: name(filling.question), version: attachmentVersion ?? 1 })]
  if (filling.from === 'demand') return [say('trace.demand', { what: say(`what.${filling.what}`) })]
  const definition = definitionWords(filling.definition, look, language)
  return [say('trace.definition', { definition, counted: counted ?? 0 })]
}

const offlineLines = ({ source }: LineageCell, { say }: Speaker): string[] => [
  ...(source ? [say('trace.source', source)] : []),
  say('trace.offline'),
]

/** One of those behind a figure, with the ledger's row that says so. */
function personLine({ name, inPart, source }: Behind, { say }: Speaker): string {
  const who = name ?? say('trace.nameless')
  const place = source ? say('trace.row', source).trim() : ''
  return say(inPart ? 'trace.person-in-part' : 'trace.person', { who, place })
}

export function traceLines(traced: CellTrace, { say }: Speaker): string[] {
  const [first] = traced.sources
  if (!first) return []
  const recorded = localDay(new Date(first.recorded))
  return [say('trace.source', { unit: first.unit, recorded }), ...placeLines(first, traced, say)]
}

/** The row of a ledger; without one, how it came in. */
function placeLines(first: CellTrace['sources'][number], { counted }: CellTrace, say: Speaker['say']): string[] {
  if (first.file === undefined) return [say('trace.entered', { via: say(`via.${viaOf(first.via)}`) })]
  return [counted === undefined ? say('trace.row', first) : say('trace.rows', { ...first, rows: counted })]
}

const viaOf = (via: string): Via => vias.find((known) => known === via) ?? 'entry'
const vias = ['entry', 'life-event', 'returned-file', 'feed', 'decision'] as const
type Via = (typeof vias)[number]
