// C65: `key export-public` writes what departments verify with: every public key of the county, earlier ones too.
import { fail, ok } from '../kernel/result.ts'
import { writeBytes } from './files.ts'
import { countyKeys, publicKeysText } from './key-files.ts'
import { cliProblems } from './problems.ts'
import type { Verb } from './verb.ts'

export const keyExport: Verb = {
  name: 'key export-public',
  usage: 'COUNTY.pub',
  needs: 1,
  options: {},
  run: async ({ home, positionals: [file], speaker: { say } }) => {
    const keys = await countyKeys(home)
    if (!keys.ok) return keys
    if (keys.value.length === 0) return fail(cliProblems['no-county-key']({}))
    const written = await writeBytes(file!, publicKeysText(keys.value))
    if (!written.ok) return written
    const data = { file: written.value, keys: keys.value.map(({ id }) => id) }
    return ok({ exit: 0, data, lines: [say('key.exported', { file: written.value, keys: keys.value.length })] })
  },
}
