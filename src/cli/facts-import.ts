// C20: `facts import LEDGER...` turns ledgers into facts; exit 3 when rows went back, each with its reason in a workbook.
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Problem } from '../kernel/problem.ts'
import { readConfirmation } from './confirm-template.ts'
import { draftConfirmation } from './draft-confirmation.ts'
import { readBytes, workbooksIn, writeBytes } from './files.ts'
import { type Imported, importFile, readLedger } from './import-ledger.ts'
import { ledgerEvidence } from './ledger-values.ts'
import { dayOption } from './options.ts'
import { cliProblems } from './problems.ts'
import { startProgress } from './progress.ts'
import { returnedFile } from './returned-file.ts'
import type { Speaker } from './speak.ts'
import { lasting } from './take-files.ts'
import { draftLines } from './template-inspect.ts'
import { type Call, type Outcome, optionText, type Verb } from './verb.ts'
import { againstProblem } from './weigh-columns.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const factsImport: Verb = {
  name: 'facts import',
  usage: 'LEDGER_OR_FOLDER...',
  needs: 1,
  options: {
    map: { type: 'string' },
    area: { type: 'string' },
    on: { type: 'string' },
    out: { type: 'string' },
    draft: { type: 'string' },
  },
  run: async (call) => {
    const files = await workbooksIn(call.positionals)
    if (!files.ok) return files
    const draft = optionText(call, 'draft')
    const [file, another] = files.value as [string, string?]
    if (draft !== undefined && another !== undefined) {
      const { name: verb, usage } = factsImport
      return fail(cliProblems['too-many-arguments']({ verb, word: another, usage }))
    }
    if (draft !== undefined) return draftMap(call, { file, draft })
    const on = dayOption(call)
    if (!on.ok) return on
    const map = await mapOption(call)
    if (!map.ok) return map
    return withWorkspace(call.home, async (workspace) => {
      const { say, problem } = call.speaker
      const progress = startProgress(call, files.value.length, say('progress.import'))
      const [lines, data, refused]: [string[], Record<string, unknown>[], Problem[]] = [[], [], []]
      let [returned, takenBack] = [0, 0]
      let ended: Problem | undefined
      for (const file of files.value) {
        progress.step(path.basename(file))
        const done = ended
          ? fail(ended)
          : await importOne(workspace, { call, file, confirmation: map.value, on: on.value })
        if (!done.ok) {
          refused.push(done.problem)
          data.push({ file: path.basename(file), problem: done.problem.code })
          // Told once: it would refuse every file that is left.
          if (ended) lines.push(say('import.left', { file: path.basename(file) }))
          else lines.push(...problem(done.problem))
          if (lasting.has(done.problem.code)) ended = done.problem
          continue
        }
        returned += done.value.imported.returned.length
        takenBack += done.value.imported.against.filter(({ isConfirmed }) => !isConfirmed).length
        lines.push(...done.value.lines)
        data.push(dataOf(file, done.value.imported))
      }
      progress.stop()
      if (refused.length === files.value.length) return fail(refused[0]!)
      return ok({ exit: refused.length + returned + takenBack > 0 ? 3 : 0, data: { files: data }, lines })
    })
  },
}

/** What the columns of a ledger seem to ask, as a confirmation to be completed; nothing is imported. */
async function draftMap(
  { speaker, home }: Call,
  { file, draft }: { file: string; draft: string },
): Promise<Result<Outcome>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const read = await readLedger(bytes.value, path.basename(file))
  if (!read.ok) return read
  const { workbook, layout } = read.value
  const evidence = ledgerEvidence(workbook, layout.fields)
  const drafted = await withWorkspace(home, async ({ candidates, look, dictionary: { questions } }) =>
    draftConfirmation(layout, { candidates, look, questions, language: speaker.language, evidence }),
  )
  if (!drafted.ok) return drafted
  const written = await writeBytes(draft, `${JSON.stringify(drafted.value.confirmation, null, 2)}\n`)
  if (!written.ok) return written
  const lines = draftLines(draft, drafted.value, speaker).slice(0, -1)
  const counts = { drafted: drafted.value.confirmation.fields.length, open: drafted.value.open.length }
  return ok({
    exit: 0,
    data: { draft, ...counts },
    lines: [...lines, speaker.say('draft.next-ledger', { file: draft })],
  })
}

async function mapOption(call: Call) {
  const file = optionText(call, 'map')
  if (file === undefined) return ok(undefined)
  const bytes = await readBytes(file)
  return bytes.ok ? readConfirmation(bytes.value, file) : bytes
}

type One = {
  call: Call
  file: string
  confirmation: Parameters<typeof importFile>[1]['confirmation']
  on: Parameters<typeof importFile>[1]['on']
}

async function importOne(
  workspace: Workspace,
  { call, file, confirmation, on }: One,
): Promise<Result<{ imported: Imported; lines: string[] }>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const areaName = optionText(call, 'area')
  const imported = await importFile(workspace, { file, bytes: bytes.value, confirmation, areaName, on })
  if (!imported.ok) return imported
  const back = await writeReturned(imported.value, { file, out: optionText(call, 'out'), speaker: call.speaker })
  return back.ok
    ? ok({
        imported: imported.value,
        lines: importLines(file, { imported: imported.value, back: back.value, look: workspace.look }, call.speaker),
      })
    : back
}

type ReturnedTo = { file: string; out: string | undefined; speaker: Speaker }

/** Beside the ledger unless `--out` says where. Undefined when nothing went back. */
async function writeReturned(
  imported: Imported,
  { file, out, speaker }: ReturnedTo,
): Promise<Result<string | undefined>> {
  if (imported.returned.length === 0) return ok(undefined)
  const name = `${speaker.say('returned.file')}${path.basename(file, path.extname(file))}.xlsx`
  return writeBytes(path.join(out ?? path.dirname(file), name), await returnedFile(imported, speaker.language))
}

type ToTell = { imported: Imported; back: string | undefined; look: Workspace['look'] }

function importLines(file: string, { imported, back, look }: ToTell, speaker: Speaker): string[] {
  const { say, problem, language } = speaker
  const { area, subjectsNew, subjectsChanged, factsWritten, unchanged, returned, conflicts, problems, mapProblems } =
    imported
  const counts = { new: subjectsNew, changed: subjectsChanged, facts: factsWritten, unchanged }
  return [
    say('import.done', { file: path.basename(file), area: area.name, ...counts }),
    ...(conflicts > 0 ? [say('import.conflicts', { conflicts })] : []),
    ...(back === undefined ? [] : [say('import.returned', { rows: returned.length, file: back })]),
    ...[...mapProblems, ...problems].flatMap((one) => problem(one)),
    ...imported.against.flatMap((one) => {
      const told = againstProblem(one, { headers: imported.headers, look, language })
      return one.isConfirmed ? [say('import.doubt', { what: told.says[language].message })] : problem(told)
    }),
  ]
}

const dataOf = (file: string, imported: Imported): Record<string, unknown> => ({
  file: path.basename(file),
  area: imported.area.id,
  subjectsNew: imported.subjectsNew,
  subjectsChanged: imported.subjectsChanged,
  factsWritten: imported.factsWritten,
  unchanged: imported.unchanged,
  conflicts: imported.conflicts,
  valuesAgainst: imported.against.map(({ field, question, veto, against, of, isConfirmed }) => ({
    field,
    question,
    veto,
    against,
    of,
    revoked: !isConfirmed,
  })),
  returned: imported.returned.map(({ sheet, row, kept, cells }) => ({
    sheet,
    row,
    kept,
    codes: cells.map(({ problem }) => problem.code),
  })),
})
