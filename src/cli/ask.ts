// C21: `ask` lists what every village still has to answer, each fact once for all the reports that wait for it.
import { areaNamed, areasWithin, rootArea } from '../access/area.store.ts'
import type { Asks } from '../demands/ask.ts'
import { asksOf } from '../demands/ask.store.ts'
import { openDemands } from '../demands/demand.store.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { type AreaId, isWithin, shardOf } from '../kernel/area.ts'
import { openPeriod } from './open-demand.ts'
import { dayOption, periodOption } from './options.ts'
import { cliProblems } from './problems.ts'
import { villageNames } from './report-places.ts'
import type { Speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export type VillageAsks = { village: { id: AreaId; name: string }; asks: Asks }

export const ask: Verb = {
  name: 'ask',
  usage: '',
  needs: 0,
  options: { area: { type: 'string' }, period: { type: 'string' }, on: { type: 'string' } },
  run: async (call) => {
    const on = dayOption(call)
    if (!on.ok) return on
    const period = periodOption(call, on.value)
    if (!period.ok) return period
    return withWorkspace(call.home, async (workspace) => {
      const open = await openPeriod(workspace, { on: on.value, period: period.value })
      if (!open.ok) return open
      const found = await villageAsks(workspace, { on: on.value, areaName: optionText(call, 'area') })
      if (!found.ok) return found
      const data = {
        villages: found.value.asks.map(({ village, asks }) => ({ area: village.id, name: village.name, ...asks })),
      }
      return ok({ exit: 0, data, lines: askLines(workspace, found.value, call.speaker) })
    })
  },
}

export type AllAsks = { asks: VillageAsks[]; names: Map<string, string> }

/** What each village lacks for the demands open now, and those demands' names. */
export function villageAsks(
  workspace: Workspace,
  { on, areaName }: { on: Day; areaName?: string | undefined },
): Promise<Result<AllAsks>> {
  const { database, asking } = workspace
  return database.transaction(async (trx) => {
    const root = await rootArea(trx)
    if (!root) return fail(cliProblems['no-areas']({}))
    const named = areaName === undefined ? ok(root) : await areaNamed(trx, { name: areaName, within: root.id })
    if (!named.ok) return named
    const villages = villageNames(await areasWithin(trx, root.id))
    const asks: VillageAsks[] = []
    for (const [id, name] of villages) {
      if (!isWithin(id, named.value.id)) continue
      const found = await asksOf(trx, { shard: shardOf(id), area: id, on, asking })
      asks.push({ village: { id, name }, asks: found })
    }
    const names = new Map((await openDemands(trx, root.id)).map(({ id, name }) => [id, name]))
    return ok({ asks, names })
  })
}

const namedForms = 3

export function askLines(
  { look }: Pick<Workspace, 'look'>,
  { asks, names }: AllAsks,
  { say, language }: Speaker,
): string[] {
  // Where nobody asks anything, "nothing is missing" would be no answer.
  if (names.size === 0) return []
  return asks.flatMap(({ village, asks: { groups, facts, times } }) => {
    if (facts === 0) return [say('ask.none', { area: village.name })]
    return [
      say('ask.area', { area: village.name, asks: facts, before: times }),
      ...groups.map(({ kind, question, facts: subjects, demands }) => {
        const forms = demands.map((id) => names.get(id)?.replace(/\.\w+$/, '') ?? '')
        const more = forms.length > namedForms ? say('ask.more', { forms: forms.length }) : ''
        return say('ask.item', {
          question: look(question)?.name[language] ?? question,
          subjects,
          subject: say(`subjects.${kind}`),
          reports: forms.slice(0, namedForms).join(say('ask.between')) + more,
        })
      }),
    ]
  })
}
