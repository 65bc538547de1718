// C66: `verify FILE --key COUNTY.pub` says whether a workbook still says what was signed, and by whom; without server or database.
import type { KeyObject } from 'node:crypto'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type ArchiveVerdict, openArchive, verifyArchive } from '../reports/archive.node.ts'
import { publicKeysIn } from '../reports/sign.node.ts'
import { type Verdict, verifyReport } from '../reports/verify.node.ts'
import type { Zip } from '../sheets/zip.node.ts'
import { carriedLineage } from './carried-lineage.ts'
import { readBytes } from './files.ts'
import { keySuite } from './key-files.ts'
import { cliProblems } from './problems.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Outcome, type Verb } from './verb.ts'

export const verify: Verb = {
  name: 'verify',
  usage: 'FILE',
  needs: 1,
  options: { key: { type: 'string' } },
  run: async (call) => {
    const keys = await keysOption(optionText(call, 'key'))
    if (!keys.ok) return keys
    const [file] = call.positionals as [string]
    const archived = await archiveAt(file)
    if (!archived.ok) return archived
    if (archived.value) {
      const found = verifyArchive(archived.value, keys.value)
      return found.ok ? ok(archiveOutcome(found.value, { name: archived.value.name, speaker: call.speaker })) : found
    }
    const carried = await carriedLineage(file)
    if (!carried.ok) return carried
    const { name, lineage } = carried.value
    const verdict = verifyReport({ ...carried.value, ...(keys.value ? { keys: keys.value } : {}) })
    if (!verdict.ok) return verdict
    const { report, unit, period, filledOn } = lineage
    return ok({
      exit: verdict.value.content === 'changed' ? 1 : 0,
      data: { file: name, report, unit, period, filledOn, ...verdict.value },
      lines: verdictLines(verdict.value, { name, speaker: call.speaker }),
    })
  },
}

async function keysOption(file: string | undefined): Promise<Result<KeyObject[] | undefined>> {
  if (file === undefined) return ok(undefined)
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const keys = publicKeysIn(keySuite, new TextDecoder().decode(bytes.value))
  return keys.length > 0 ? ok(keys) : fail(cliProblems['no-public-key']({ file }))
}

/** Addresses shown in one line; `--json` has them all. */
const mostShown = 20

type Differing = Pick<Verdict, 'changed' | 'added' | 'removed'>

function differing(of: 'cells' | 'files', { changed, added, removed }: Differing, { say }: Speaker): string[] {
  const named = { changed, added, removed }
  return (['changed', 'added', 'removed'] as const).flatMap((how) =>
    named[how].length === 0
      ? []
      : [
          say(`verify.${of}-${how}`, {
            count: named[how].length,
            cells: named[how].slice(0, mostShown).join(say('ask.between')),
          }),
        ],
  )
}

function verdictLines(verdict: Verdict, { name, speaker }: { name: string; speaker: Speaker }): string[] {
  const { say } = speaker
  const { content, signer, key } = verdict
  const named = differing('cells', verdict, speaker)
  return [
    say(`verify.${content}`, { file: name }),
    ...named,
    ...(content === 'changed' && named.length === 0 ? [say('verify.unnamed')] : []),
    say(`verify.signer-${signer}`, { key }),
  ]
}

async function archiveAt(file: string): Promise<Result<Zip | undefined>> {
  const bytes = await readBytes(file)
  return bytes.ok ? ok(openArchive(bytes.value, path.basename(file))) : bytes
}

function archiveOutcome(verdict: ArchiveVerdict, { name, speaker }: { name: string; speaker: Speaker }): Outcome {
  const { content, signer, key } = verdict
  return {
    exit: content === 'changed' ? 1 : 0,
    data: { file: name, ...verdict },
    lines: [
      speaker.say(`verify.archive-${content}`, { file: name, ...verdict }),
      ...differing('files', verdict, speaker),
      speaker.say(`verify.signer-${signer}`, { key }),
    ],
  }
}
