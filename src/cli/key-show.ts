// C65: `key show` lists the county's keys, today's first; never anything of a private one.
import { ok } from '../kernel/result.ts'
import { countyKeys } from './key-files.ts'
import type { Verb } from './verb.ts'

export const keyShow: Verb = {
  name: 'key show',
  usage: '',
  needs: 0,
  options: {},
  run: async ({ home, speaker: { say } }) => {
    const keys = await countyKeys(home)
    if (!keys.ok) return keys
    const lines = keys.value.map(({ id, suite, made, isCurrent }) =>
      say(isCurrent ? 'key.current' : 'key.earlier', { key: id, suite, made }),
    )
    const data = { keys: keys.value.map(({ id, suite, made, isCurrent }) => ({ id, suite, made, isCurrent })) }
    return ok({ exit: 0, data, lines: lines.length > 0 ? lines : [say('key.none')] })
  },
}
