// C66: `verify FILE --key COUNTY.pub` says whether a workbook still says what was signed, and by whom; without server or database.
import { fail, ok, type Result } from '../kernel/result.ts'
import type { KeyObject } from 'node:crypto'
import { publicKeysIn } from '../reports/sign.node.ts'
import { type Verdict, verifyReport } from '../reports/verify.node.ts'
import { carriedLineage } from './carried-lineage.ts'
import { readBytes } from './files.ts'
import { keySuite } from './key-files.ts'
import { cliProblems } from './problems.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'

export const verify: Verb = {
  name: 'verify',
  usage: 'FILE',
  needs: 1,
  options: { key: { type: 'string' } },
  run: async (call) => {
    const keys = await keysOption(optionText(call, 'key'))
    if (!keys.ok) return keys
    const carried = await carriedLineage(call.positionals[0]!)
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

function verdictLines(verdict: Verdict, { name, speaker }: { name: string; speaker: Speaker }): string[] {
  const { say } = speaker
  const named = (key: 'verify.cells-changed' | 'verify.cells-added' | 'verify.cells-removed', cells: string[]) =>
    cells.length === 0
      ? []
      : [say(key, { count: cells.length, cells: cells.slice(0, mostShown).join(say('ask.between')) })]
  const { content, changed, added, removed, signer, key } = verdict
  const isUnnamed = content === 'changed' && [...changed, ...added, ...removed].length === 0
  return [
    say(`verify.${content}`, { file: name }),
    ...named('verify.cells-changed', changed),
    ...named('verify.cells-added', added),
    ...named('verify.cells-removed', removed),
    ...(isUnnamed ? [say('verify.unnamed')] : []),
    say(`verify.signer-${signer}`, { key }),
  ]
}
