// C31: `dictionary export FILE` writes a county's dictionary as the file that import reads, or an empty one to begin with.
import { dictionaryProblems } from '../dictionary/problems.ts'
import type { Own } from '../dictionary/own.ts'
import { writeOwnFile } from '../dictionary/own-file.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { writeBytes } from './files.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

export const dictionaryExport: Verb = {
  name: 'dictionary export',
  usage: 'FILE',
  needs: 1,
  options: { prefix: { type: 'string' } },
  run: async (call) => {
    const file = call.positionals[0]!
    return withWorkspace(call.home, async (workspace) => {
      const own = chosen(workspace, optionText(call, 'prefix'))
      if (!own.ok) return own
      const written = await writeBytes(file, writeOwnFile(own.value, file))
      if (!written.ok) return written
      const { prefix, questions, synonyms } = own.value
      const counts = { questions: questions.length, synonyms: Object.values(synonyms).flat().length }
      const line = call.speaker.say('dictionary.exported', { file, ...counts })
      return ok({ exit: 0, data: { file, prefix, ...counts }, lines: [line] })
    })
  },
}

/** What a county starts from: a prefix and a range to change, and nothing in it. */
const blank: Own = { prefix: 'county', name: '本县', ids: [900_001, 900_999], questions: [], synonyms: {} }

function chosen({ owns }: Workspace, prefix: string | undefined): Result<Own> {
  const all = owns.map(({ own }) => own)
  if (prefix !== undefined) {
    const own = all.find((one) => one.prefix === prefix)
    return own ? ok(own) : fail(dictionaryProblems['own-no-such-prefix']({ prefix }))
  }
  if (all.length > 1)
    return fail(dictionaryProblems['own-which']({ prefixes: all.map((one) => one.prefix).join(', ') }))
  return ok(all[0] ?? blank)
}
