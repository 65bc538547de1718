// C67: a report is signed with the county's key where there is one; a lineage inside the workbook never goes out unsigned.
import { fail, ok, type Result } from '../kernel/result.ts'
import { lineagePlaces } from '../reports/manifest.ts'
import { signingKey } from './key-files.ts'
import { cliProblems } from './problems.ts'
import { type Call, optionText } from './verb.ts'
import type { Signing } from './write-report.ts'

export async function signingOption(call: Call): Promise<Result<Signing | undefined>> {
  const wanted = optionText(call, 'lineage') ?? 'beside'
  const place = lineagePlaces.find((one) => one === wanted)
  if (!place)
    return fail(cliProblems['bad-option']({ option: '--lineage', value: wanted, wanted: lineagePlaces.join(', ') }))
  const key = await signingKey(call.home)
  if (!key.ok) return key
  if (key.value) return ok({ privateKey: key.value, place })
  // Unsigned, a changed cell could not be told from the lineage, and beside the file there is its hash.
  return place === 'inside' ? fail(cliProblems['no-county-key']({})) : ok(undefined)
}
