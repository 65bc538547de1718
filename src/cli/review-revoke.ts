// C37: `review revoke FORM FIELD --reason TEXT` takes back what a field is filled with; its reports learn of it, and the field waits again.
import { record } from '../audit/event.store.ts'
import { personalValue } from '../audit/personal-value.ts'
import { revokeAttachments } from '../dictionary/revoke.store.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { fieldKey } from '../templates/field.ts'
import { cliProblems } from './problems.ts'
import { withReportsFollowing } from './refill-reports.ts'
import { fieldNamed } from './review-field.ts'
import { templateOf } from './template-confirm.ts'
import { optionText, type Outcome, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

/** A reason is a sentence; what is longer tells of somebody. */
const longestReason = 200

export const reviewRevoke: Verb = {
  name: 'review revoke',
  usage: 'FORM FIELD_OR_CELL --reason TEXT',
  needs: 2,
  options: { reason: { type: 'string' } },
  run: async (call) => {
    const { positionals, speaker } = call
    const [form, said] = positionals as [string, string]
    const why = optionText(call, 'reason')
    const { name, usage } = reviewRevoke
    if (why === undefined) return fail(cliProblems['missing-argument']({ verb: name, usage }))
    // The log outlives every erasure.
    if (why.length > longestReason || personalValue(why) !== undefined) return fail(cliProblems['review-reason']({}))
    return withWorkspace(call.home, async (workspace) => {
      const template = await templateOf(workspace, form)
      if (!template.ok) return template
      const field = fieldNamed(template.value, said)
      if (!field.ok) return field
      const [hash, key] = [template.value.hash, fieldKey(field.value)]
      const { actor } = workspace
      return withReportsFollowing(workspace, speaker, () =>
        workspace.database.transaction(async (trx): Promise<Result<Outcome>> => {
          const revoked = await revokeAttachments(trx, { template: hash, fields: [key], reason: 'person', actor })
          if (!revoked) return fail(cliProblems['not-attached']({ field: key, template: template.value.name }))
          const { version } = revoked.map
          await record(trx, {
            actor,
            action: 'revocation-explained',
            about: { kind: 'template', id: hash },
            details: { version, field: key, why },
          })
          const counts = { field: key, template: template.value.name, version }
          return ok({ exit: 0, data: counts, lines: [speaker.say('revoke.done', counts)] })
        }),
      )
    })
  },
}
