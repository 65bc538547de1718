// C31: `dictionary import FILE` takes in a county's questions and synonyms; what clashes is named with its row, the rest is kept.
import { readOwnFile } from '../dictionary/own-file.node.ts'
import { ok } from '../kernel/result.ts'
import { readBytes } from './files.ts'
import { importDictionary } from './import-dictionary.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const dictionaryImport: Verb = {
  name: 'dictionary import',
  usage: 'FILE',
  needs: 1,
  options: {},
  run: async (call) => {
    const bytes = await readBytes(call.positionals[0]!)
    if (!bytes.ok) return bytes
    const file = readOwnFile(new TextDecoder().decode(bytes.value))
    if (!file.ok) return file
    return withWorkspace(call.home, async (workspace) => {
      const imported = await importDictionary(workspace, file.value)
      if (!imported.ok) return imported
      const { own, problems, version, changed } = imported.value
      const { speaker } = call
      const counts = { questions: own.questions.length, synonyms: Object.values(own.synonyms).flat().length }
      const said = speaker.say(changed ? 'dictionary.imported' : 'dictionary.unchanged', {
        name: own.name,
        version,
        ...counts,
      })
      const refused = problems.map(({ code, details, says }) => ({ code, details, ...says[speaker.language] }))
      return ok({
        exit: problems.length > 0 ? 3 : 0,
        data: { prefix: own.prefix, version, changed, ...counts, refused },
        lines: [said, ...problems.flatMap((problem) => speaker.problem(problem))],
      })
    })
  },
}
