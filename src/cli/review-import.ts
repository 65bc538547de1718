// C36: `review import FILE.xlsx` keeps what the office answered, line by line; lines that cannot be kept go back with their reason.
import path from 'node:path'
import { z } from 'zod'
import { ReviewAnswer } from '../dictionary/review-answer.ts'
import { loadStanding, type StandingReview } from '../dictionary/review-queue.store.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import { readBytes, writeBytes } from './files.ts'
import { cliProblems } from './problems.ts'
import { type ReadReview, readReviewWorkbook } from './read-review-workbook.ts'
import { withReportsFollowing } from './refill-reports.ts'
import { reviewDesk } from './review-desk.ts'
import { returnedReview } from './review-returned.ts'
import { shortId } from './review-words.ts'
import { type Call, optionText, type Outcome, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const reviewImport: Verb = {
  name: 'review import',
  usage: 'FILE.xlsx',
  needs: 1,
  options: { prefix: { type: 'string' } },
  run: async (call) => {
    const [file] = call.positionals as [string]
    const bytes = await readBytes(file)
    if (!bytes.ok) return bytes
    const read = /\.json$/i.test(file)
      ? readAnswers(bytes.value, file)
      : await readBounded(bytes.value, { name: path.basename(file) })
    if (!read.ok) return read
    return withWorkspace(call.home, async (workspace) => {
      const { database, candidates, look } = workspace
      const standing = await database.transaction(async (trx) => ok(await loadStanding(trx, { candidates })))
      if (!standing.ok) return standing
      const said =
        'sheets' in read.value
          ? readReviewWorkbook(
              { workbook: read.value, file },
              { ...standing.value, look, isOwn: (answer) => standing.value.own.has(answer) },
            )
          : ok(byShortId(read.value, standing.value))
      if (!said.ok) return said
      const keep = () => keepSaid(said.value, { workspace, standing: standing.value, call })
      return withReportsFollowing(workspace, call.speaker, keep)
    })
  },
}

type Said = Pick<ReadReview, 'said' | 'problems' | 'unchanged'> & { sheet?: ReadReview['sheet'] }

/** A list of answers as programs write it; `item` is the id that `review --json` gives. */
function readAnswers(bytes: Uint8Array, file: string): Result<ReviewAnswer[]> {
  const wanted = 'JSON [{"say":"same","item":"…","question":"…"}]'
  try {
    const parsed = z.array(ReviewAnswer).safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? ok(parsed.data) : fail(cliProblems['file-broken']({ file, wanted }))
  } catch {
    return fail(cliProblems['file-broken']({ file, wanted }))
  }
}

function byShortId(answers: readonly ReviewAnswer[], { items }: StandingReview): Said {
  const ids = new Map(items.map((item) => [shortId(item), item.id]))
  const said = answers.map((answer, at) => ({
    row: at + 1,
    answer: { ...answer, item: ids.get(answer.item) ?? answer.item },
  }))
  return { said, problems: new Map(), unchanged: 0 }
}

type Keep = { workspace: Workspace; standing: StandingReview; call: Call }

async function keepSaid(read: Said, { workspace, standing, call }: Keep): Promise<Result<Outcome>> {
  const { speaker, positionals } = call
  const desk = reviewDesk(workspace, optionText(call, 'prefix'))
  const answers = read.said.map(({ answer }) => answer)
  const asked = new Set(answers.map(({ item }) => item))
  const kept = await desk.keep({ items: standing.items.filter(({ id }) => asked.has(id)), answers })
  if (!kept.ok) return kept
  const problems = new Map(read.problems)
  for (const [at, problem] of kept.value.refused) problems.set(read.said[at]!.row, [problem])
  const rows = [...problems].toSorted(([a], [b]) => a - b)
  const counts = {
    answered: answers.length - kept.value.refused.size,
    attached: kept.value.attached,
    alsoAttached: kept.value.alsoAttached,
    unchanged: read.unchanged,
    refused: rows.length,
  }
  const returned =
    read.sheet && rows.length > 0 ? await writeReturned(positionals[0]!, read.sheet, problems, call) : undefined
  if (returned && !returned.ok) return returned
  return ok({
    exit: rows.length === 0 ? 0 : 3,
    data: {
      ...counts,
      ...(returned && { returned: returned.value }),
      wrong: rows.flatMap(([row, of]) => of.map(({ code, details }) => ({ row, code, ...details }))),
    },
    lines: [
      speaker.say('review.imported', counts),
      ...rows.flatMap(([row, of]) => [
        speaker.say('review.row', { row }),
        ...of.flatMap((problem) => speaker.problem(problem)),
      ]),
      ...(returned ? [speaker.say('review.returned', { rows: rows.length, file: returned.value })] : []),
    ],
  })
}

async function writeReturned(
  file: string,
  sheet: ReadReview['sheet'],
  problems: ReadonlyMap<number, readonly Problem[]>,
  { speaker }: Call,
): Promise<Result<string>> {
  const name = `${speaker.say('returned.file')}${path.basename(file)}`
  const bytes = await composeWorkbook(returnedReview(sheet, problems, speaker))
  return writeBytes(path.join(path.dirname(file), name), bytes)
}
