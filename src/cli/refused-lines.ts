// C9: refused files are told together: what is wrong with each, and what is to be done once for all it helps.
import path from 'node:path'
import type { Speaker } from './speak.ts'
import type { TakenFile } from './take-files.ts'

export function refusedLines(refused: readonly TakenFile[], { say, problem }: Speaker): string[] {
  const told = refused.flatMap(({ file, problems }) =>
    problems.map((one) => {
      const [message = '', next = ''] = problem(one)
      return { name: path.basename(file), code: one.code, message, next }
    }),
  )
  const groups = Map.groupBy(told, ({ code, next }) => `${code}\n${next}`)
  return [...groups.values()].flatMap((group) => [
    ...[...Map.groupBy(group, ({ message }) => message)].flatMap(([message, files]) => {
      const unnamed = files.filter(({ name }) => !message.includes(name))
      const names = unnamed.map(({ name }) => name).join(say('ask.between'))
      return [...(unnamed.length > 0 ? [say('read.refused', { files: names })] : []), message]
    }),
    group[0]!.next,
  ])
}
