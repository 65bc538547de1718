// C14: `areas import FILE` adds a county's areas all together or not at all.
import { z } from 'zod'
import { addAreas, type AreaTree } from '../access/add-areas.store.ts'
import { codeSchemes } from '../access/area.ts'
import { areaLevels } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { readBytes } from './files.ts'
import { dayOption } from './options.ts'
import { cliProblems } from './problems.ts'
import type { Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

const Tree: z.ZodType<AreaTree> = z.strictObject({
  level: z.enum(areaLevels),
  name: z.string().min(1),
  codes: z.partialRecord(z.enum(codeSchemes), z.string()).optional(),
  get below() {
    return z.array(Tree).optional()
  },
}) as z.ZodType<AreaTree>

export const areasImport: Verb = {
  name: 'areas import',
  usage: 'FILE',
  needs: 1,
  options: { on: { type: 'string' } },
  run: async (call) => {
    const on = dayOption(call)
    if (!on.ok) return on
    const bytes = await readBytes(call.positionals[0]!)
    if (!bytes.ok) return bytes
    const trees = readTrees(bytes.value, call.positionals[0]!)
    if (!trees.ok) return trees
    return withWorkspace(call.home, async (workspace) => {
      const added = await importAreas(workspace, trees.value, on.value)
      return added.ok
        ? ok({ exit: 0, data: { areas: added.value }, lines: [call.speaker.say('areas.done', { areas: added.value })] })
        : added
    })
  },
}

export function readTrees(bytes: Uint8Array, file: string): Result<AreaTree[]> {
  const wanted = '[{"level","name","codes","below"}]'
  try {
    const trees = z.array(Tree).safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return trees.success ? ok(trees.data) : fail(cliProblems['file-broken']({ file, wanted }))
  } catch {
    return fail(cliProblems['file-broken']({ file, wanted }))
  }
}

/** Number of areas added. */
export function importAreas(
  { database, actor }: Workspace,
  trees: readonly AreaTree[],
  since: Day,
): Promise<Result<number>> {
  return database.transaction(async (trx) => {
    const added = await addAreas(trx, { trees, since, actor })
    return added.ok ? ok(added.value.length) : added
  })
}
