// C33: `report affected` fills open reports again whose attachments were taken back, and lists those handed out with the cells that were wrong.
import { areaNamed, rootArea } from '../access/area.store.ts'
import { localDay } from '../kernel/local-day.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AffectedReport } from '../reports/affected.ts'
import { affectedReports } from '../reports/affected.store.ts'
import { wholeOption } from './options.ts'
import { cliProblems } from './problems.ts'
import { type Refilled, refillRevoked } from './refill-reports.ts'
import type { Speaker } from './speak.ts'
import { type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

const mostShown = 500

export const reportAffected: Verb = {
  name: 'report affected',
  usage: '',
  needs: 0,
  options: { area: { type: 'string' }, after: { type: 'string' }, limit: { type: 'string' } },
  run: async (call) => {
    const limit = wholeOption(call, 'limit', { usual: mostShown, most: mostShown })
    if (!limit.ok) return limit
    const [areaName, after] = [optionText(call, 'area'), optionText(call, 'after')]
    return withWorkspace(call.home, async (workspace) => {
      const refilled = await refillRevoked(workspace)
      if (!refilled.ok) return refilled
      const found = await listAffected(workspace, { areaName, after, limit: limit.value })
      if (!found.ok) return found
      return ok(outcomeOf(refilled.value, found.value, { limit: limit.value, speaker: call.speaker }))
    })
  },
}

type Wanted = { areaName: string | undefined; after: string | undefined; limit: number }

const listAffected = ({ database }: Workspace, { areaName, after, limit }: Wanted): Promise<Result<AffectedReport[]>> =>
  database.transaction(async (trx) => {
    const root = await rootArea(trx)
    if (!root) return fail(cliProblems['no-areas']({}))
    const area = areaName === undefined ? ok(root) : await areaNamed(trx, { name: areaName, within: root.id })
    return area.ok ? ok(await affectedReports(trx, { scope: area.value.id, after, limit })) : area
  })

type Telling = { limit: number; speaker: Speaker }

function outcomeOf(
  { reports, problems }: Refilled,
  affected: readonly AffectedReport[],
  { limit, speaker }: Telling,
): Outcome {
  const { say, problem } = speaker
  const next = affected.length === limit ? affected.at(-1)!.report : null
  return {
    exit: problems.length > 0 ? 3 : 0,
    data: { refilled: reports, problems: problems.map(({ code }) => code), affected, next },
    lines: [
      ...(reports > 0 ? [say('affected.refilled', { reports })] : []),
      ...problems.flatMap(problem),
      ...affected.flatMap((one) => reportLines(one, speaker)),
      affected.length === 0 ? say('affected.none') : say('affected.total', { reports: affected.length }),
      ...(next === null ? [] : [say('affected.more', { next })]),
    ],
  }
}

const cellsShown = 12

function reportLines({ unit, name, period, handedOut, cells, replacedBy }: AffectedReport, { say }: Speaker): string[] {
  const given = handedOut.map(({ how, at }) => say(`affected.how.${how}`, { day: localDay(new Date(at)) }))
  const places = cells.slice(0, cellsShown).map(({ sheet, cell }) => `${sheet}!${cell}`)
  return [
    say('affected.report', {
      unit,
      name,
      period,
      given: given.length > 0 ? given.join(say('ask.between')) : say('affected.how.open'),
    }),
    say('affected.cells', {
      count: cells.length,
      cells: places.join(say('ask.between')) + (cells.length > cellsShown ? '…' : ''),
      reasons: [...new Set(cells.map(({ reason }) => reasonOf(reason, say)))].join(say('ask.between')),
    }),
    say(replacedBy === undefined ? 'affected.fill' : 'affected.replaced'),
  ]
}

const reasonOf = (reason: string, say: Speaker['say']): string =>
  reason === 'audit' ? say('affected.audit') : reason === 'values' ? say('affected.values') : say('affected.person')
