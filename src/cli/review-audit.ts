// C37: `review audit`: what attached by itself is judged again by somebody who does not see how it stands.
import {
  type AnswerAudit,
  answerAudit,
  type DueAudit,
  dueAudits,
  type JudgedAudit,
} from '../dictionary/audit-attachment.store.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { cliProblems } from './problems.ts'
import { withReportsFollowing } from './refill-reports.ts'
import { type Keyboard, withKeyboard } from './review-keyboard.ts'
import type { Shown } from './review-lines.ts'
import { answerName } from './review-words.ts'
import type { Call, Outcome, Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

/** How somebody without a terminal says that none of the choices is asked. */
const none = 'none'

export const reviewAudit: Verb = {
  name: 'review audit',
  usage: '[ID QUESTION|none...]',
  needs: 0,
  options: {},
  run: async (call) => {
    const { positionals, speaker, json } = call
    const [id, says, ...more] = positionals
    const { name, usage } = reviewAudit
    if ((id !== undefined && says === undefined) || more.length > 0)
      return fail(cliProblems['missing-argument']({ verb: name, usage }))
    return withWorkspace(call.home, async (workspace) => {
      const { database, look } = workspace
      if (id !== undefined && says !== undefined) {
        return withReportsFollowing(workspace, speaker, async () => {
          const judged = await judge(workspace, { id, says: says === none ? undefined : says })
          if (!judged.ok) return judged
          return ok({ exit: 0, data: { ...judged.value }, lines: judgedLines(judged.value, { look, speaker }) })
        })
      }
      const due = await database.transaction(async (trx) => ok(await dueAudits(trx, workspace)))
      if (!due.ok) return due
      if (json) return ok({ exit: 0, data: { due: due.value }, lines: [] })
      if (due.value.length === 0) return ok({ exit: 0, data: {}, lines: [speaker.say('audit.none')] })
      if (process.stdin.isTTY && process.stdout.isTTY)
        return withReportsFollowing(workspace, speaker, () => atTheKeyboard(due.value, workspace, call))
      const lines = due.value.flatMap((one) => [
        '',
        ...dueLines(one, { look, speaker }),
        speaker.say('audit.id', { id: one.id }),
      ])
      return ok({ exit: 0, data: {}, lines: [...lines, speaker.say('audit.how')] })
    })
  },
}

const judge = ({ database, actor }: Workspace, said: Omit<AnswerAudit, 'actor'>): Promise<Result<JudgedAudit>> =>
  database.transaction((trx) => answerAudit(trx, { ...said, actor }))

async function atTheKeyboard(
  due: readonly DueAudit[],
  workspace: Workspace,
  { speaker }: Call,
): Promise<Result<Outcome>> {
  const write = (lines: readonly string[]) => process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  const shown = { look: workspace.look, speaker }
  const done = await withKeyboard(process.stdin, (keyboard) =>
    auditSession({ due, judge: (said) => judge(workspace, said), keyboard, write, ...shown }),
  )
  return done.ok ? ok({ exit: 0, data: done.value, lines: [speaker.say('audit.done', done.value)] }) : done
}

export type AuditSession = Shown & {
  due: readonly DueAudit[]
  judge: (said: Omit<AnswerAudit, 'actor'>) => Promise<Result<JudgedAudit>>
  keyboard: Keyboard
  write: (lines: readonly string[]) => void
}

/** One after the other until none is left or the person stops; every judgement is kept as it is given. */
export async function auditSession(
  input: AuditSession,
): Promise<Result<{ judged: number; wrong: number; left: number }>> {
  const { due, keyboard, write, speaker } = input
  const counts = { judged: 0, wrong: 0, left: due.length }
  for (const one of due) {
    write(['', ...dueLines(one, input), speaker.say('audit.keys')])
    const said = await sayOf(one, keyboard)
    if (said === 'quit') break
    if (said === 'later') continue
    const judged = await input.judge({ id: one.id, says: said.says })
    if (!judged.ok) {
      // Taken back or judged by somebody meanwhile: the next one is not held up.
      write(speaker.problem(judged.problem))
      continue
    }
    write(judgedLines(judged.value, input))
    counts.judged += 1
    counts.left -= 1
    counts.wrong += Number(!judged.value.isRight)
  }
  return ok(counts)
}

async function sayOf(
  { choices }: DueAudit,
  keyboard: Keyboard,
): Promise<'quit' | 'later' | { says: string | undefined }> {
  const key = await keyboard.next()
  if (key === undefined || key === 'q') return 'quit'
  if (key === 's') return 'later'
  if (key === 'd') return { says: undefined }
  const says = choices[Number(key) - 1]
  return says === undefined ? sayOf({ choices } as DueAudit, keyboard) : { says }
}

/** Nothing of it tells which answer stands. */
function dueLines({ place, choices }: DueAudit, { look, speaker }: Shown): string[] {
  const { form, issuer, field, headerPath } = place
  return [
    headerPath.join(' / '),
    speaker.say('review.where', { form, issuer, field }),
    ...choices.map((answer, index) =>
      speaker.say('review.suggestion', { number: index + 1, name: answerName(answer, look, speaker) }),
    ),
  ]
}

const judgedLines = ({ isRight, suspended, revoked }: JudgedAudit, { speaker: { say } }: Shown): string[] =>
  isRight ? [say('audit.right')] : [say(suspended === undefined ? 'audit.wrong' : 'audit.wrong-key', { revoked })]
