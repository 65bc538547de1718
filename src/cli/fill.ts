// C22: `fill` hands every village's workbooks out, each with its lineage; exit 3 when some form could not be filled.
import { areaNamed } from '../access/area.store.ts'
import { fail, ok } from '../kernel/result.ts'
import { listTemplates } from '../templates/template.store.ts'
import { type FillOutcome, fillTemplates } from './fill-templates.ts'
import { dayOption, periodOption } from './options.ts'
import { cliProblems } from './problems.ts'
import { startProgress } from './progress.ts'
import { refillRevoked } from './refill-reports.ts'
import type { Speaker } from './speak.ts'
import { signingOption } from './signing-option.ts'
import { templateOf } from './template-confirm.ts'
import { type Call, type Outcome, optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const fill: Verb = {
  name: 'fill',
  usage: '--out FOLDER',
  needs: 0,
  options: {
    out: { type: 'string' },
    template: { type: 'string' },
    area: { type: 'string' },
    period: { type: 'string' },
    on: { type: 'string' },
    lineage: { type: 'string' },
  },
  run: async (call) => {
    const on = dayOption(call)
    if (!on.ok) return on
    const period = periodOption(call, on.value)
    if (!period.ok) return period
    const out = optionText(call, 'out')
    if (out === undefined) return fail(cliProblems['missing-argument']({ verb: fill.name, usage: fill.usage }))
    const signing = await signingOption(call)
    if (!signing.ok) return signing
    return withWorkspace(call.home, async (workspace) => {
      const chosen = await chosenOf(workspace, call)
      if (!chosen.ok) return chosen
      // Open reports of other periods hold what was taken back as well; those filled here are replaced anyway.
      const again = await refillRevoked(workspace)
      if (!again.ok) return again
      const progress = startProgress(call, chosen.value.templates.length, call.speaker.say('progress.fill'))
      const filled = await fillTemplates(workspace, {
        ...chosen.value,
        on: on.value,
        period: period.value,
        out,
        signing: signing.value,
        onFilled: progress.step,
      })
      progress.stop()
      if (!filled.ok) return filled
      const outcome = filledOutcome(filled.value, call.speaker)
      const told =
        again.value.reports > 0 ? [call.speaker.say('affected.refilled', { reports: again.value.reports })] : []
      return ok({ ...outcome, lines: [...told, ...outcome.lines] })
    })
  },
}

async function chosenOf(workspace: Workspace, call: Call) {
  const [named, areaName] = [optionText(call, 'template'), optionText(call, 'area')]
  const one = named === undefined ? undefined : await templateOf(workspace, named)
  if (one && !one.ok) return one
  return workspace.database.transaction(async (trx) => {
    const templates = one ? [one.value] : await listTemplates(trx)
    if (templates.length === 0) return fail(cliProblems['no-templates']({}))
    const area = areaName === undefined ? ok(undefined) : await areaNamed(trx, { name: areaName })
    return area.ok ? ok({ templates, area: area.value }) : area
  })
}

export function filledOutcome(outcome: FillOutcome, speaker: Speaker): Outcome {
  const { reports, notFilled, problems } = outcome
  const { say, problem } = speaker
  const counts = {
    files: reports.length,
    written: reports.reduce((sum, { written }) => sum + written, 0),
    blank: reports.reduce((sum, { blank }) => sum + blank, 0),
  }
  return {
    exit: problems.length > 0 ? 3 : 0,
    data: {
      ...counts,
      reports: reports.map(({ village, name, template, written, blank, isDraft }) => ({
        village,
        name,
        template,
        written,
        blank,
        isDraft,
      })),
      notFilled: notFilled.map(({ name }) => name),
      problems: problems.map(({ code }) => code),
    },
    lines: [...filledLines(outcome, speaker), ...problems.flatMap((one) => problem(one)), say('fill.total', counts)],
  }
}

/** Forms come by the dozen of which nothing is known yet: every one is named, and what to do is said once. */
const nothingLines = (notFilled: FillOutcome['notFilled'], say: Speaker['say']): string[] => [
  say('fill.nothing', { forms: notFilled.length }),
  `  ${notFilled.map(({ name }) => name).join(say('ask.between'))}`,
  say('fill.nothing-next'),
]

/** A line per template and village: forms per household come in dozens. */
export function filledLines({ reports, notFilled }: FillOutcome, { say }: Speaker): string[] {
  const groups = Map.groupBy(reports, ({ village, form }) => `${village}\n${form}`)
  const filled = [...groups.values()].map((group) => {
    const [{ village, form, isDraft }] = group as [(typeof group)[number]]
    const written = group.reduce((sum, one) => sum + one.written, 0)
    const blank = group.reduce((sum, one) => sum + one.blank, 0)
    const key = group.length > 1 ? 'fill.done-many' : 'fill.done'
    const line = say(key, { unit: village, name: form, files: group.length, written, blank })
    return isDraft ? line + say('fill.draft') : line
  })
  return [
    ...filled,
    ...(reports.some(({ isDraft }) => isDraft) ? [say('fill.drafts')] : []),
    ...(notFilled.length > 0 ? nothingLines(notFilled, say) : []),
  ]
}
