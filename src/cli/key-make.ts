// C65: `key make` makes the county's key pair once, and another one only when asked to renew it.
import { record } from '../audit/event.store.ts'
import { ok } from '../kernel/result.ts'
import { makeCountyKey } from './key-files.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const keyMake: Verb = {
  name: 'key make',
  usage: '',
  needs: 0,
  options: { renew: { type: 'boolean' } },
  run: (call) =>
    withWorkspace(call.home, ({ database, actor }) =>
      database.transaction(async (trx) => {
        const renew = call.options['renew'] === true
        const made = await makeCountyKey(call.home, { renew })
        if (!made.ok) return made
        const { id, suite } = made.value
        const about = { kind: 'county-key', id }
        await record(trx, { actor, action: 'county-key-made', about, details: { suite, renew } })
        const { say } = call.speaker
        return ok({ exit: 0, data: { key: id, suite }, lines: [say('key.made', { key: id }), say('key.next')] })
      }),
    ),
}
