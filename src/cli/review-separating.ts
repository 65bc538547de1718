// C37: `review words`: words that the machine met where a person called two things different; a person lets them keep things apart, or not.
import { decideWord, loadWords } from '../dictionary/separating-word.store.ts'
import type { SeparatingWord } from '../dictionary/separating-word.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { alignColumns } from './columns.ts'
import { cliProblems } from './problems.ts'
import { answerName } from './review-words.ts'
import type { Shown } from './review-lines.ts'
import type { Speaker } from './speak.ts'
import type { Outcome, Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

const states = { approve: 'approved', refuse: 'refused' } as const

export const reviewSeparating: Verb = {
  name: 'review words',
  usage: '[approve|refuse WORD...]',
  needs: 0,
  options: {},
  run: async (call) => {
    const { positionals, speaker } = call
    const [deed, ...words] = positionals
    const state = deed === 'approve' || deed === 'refuse' ? states[deed] : undefined
    const { name, usage } = reviewSeparating
    if (deed !== undefined && (!state || words.length === 0))
      return fail(cliProblems['missing-argument']({ verb: name, usage }))
    return withWorkspace(call.home, (workspace) =>
      state ? decideWords({ words, state }, workspace, speaker) : listWords(workspace, speaker),
    )
  },
}

async function listWords({ database, look }: Workspace, speaker: Speaker): Promise<Result<Outcome>> {
  const words = await database.transaction(async (trx) => ok(await loadWords(trx)))
  if (!words.ok) return words
  return ok({ exit: 0, data: { words: words.value }, lines: wordLines(words.value, { look, speaker }) })
}

type Deed = { words: readonly string[]; state: 'approved' | 'refused' }

async function decideWords({ words, state }: Deed, workspace: Workspace, speaker: Speaker): Promise<Result<Outcome>> {
  const { database, actor } = workspace
  const problems: Problem[] = []
  for (const word of words) {
    const decided = await database.transaction((trx) => decideWord(trx, { word, state, actor }))
    if (!decided.ok) problems.push(decided.problem)
  }
  const kept = words.length - problems.length
  return ok({
    exit: problems.length === 0 ? 0 : kept === 0 ? 1 : 3,
    data: { [state]: kept, problems: problems.map(({ code, details }) => ({ code, ...details })) },
    lines: [...(kept > 0 ? [speaker.say(`words.${state}`, { kept })] : []), ...problems.flatMap(speaker.problem)],
  })
}

function wordLines(words: readonly SeparatingWord[], { look, speaker }: Shown): string[] {
  const { say } = speaker
  if (words.length === 0) return [say('words.none')]
  const head = (['word', 'state', 'label', 'answer'] as const).map((key) => say(`words.column.${key}`))
  const rows = words.map(({ word, state, label, answer }) => [
    word,
    say(`words.state.${state}`),
    label,
    answerName(answer, look, speaker),
  ])
  return [...alignColumns([head, ...rows], 32), say('words.how')]
}
