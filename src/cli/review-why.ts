// C37: `review why FORM FIELD` says how a field came to its question: by whom, by which rule, what was read, and every time it was taken back.
import type { Filling } from '../dictionary/attachment.ts'
import { type Explained, explainAttachment, type Explanation } from '../dictionary/explain.store.ts'
import type { Look } from '../dictionary/check-definition.ts'
import { definitionWords } from '../dictionary/definition-words.ts'
import { ok } from '../kernel/result.ts'
import { fieldKey } from '../templates/field.ts'
import { fieldNamed } from './review-field.ts'
import { answerName } from './review-words.ts'
import type { Speaker } from './speak.ts'
import { templateOf } from './template-confirm.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const reviewWhy: Verb = {
  name: 'review why',
  usage: 'FORM FIELD_OR_CELL',
  needs: 2,
  options: {},
  run: async ({ home, positionals, speaker }) => {
    const [form, said] = positionals as [string, string]
    return withWorkspace(home, async (workspace) => {
      const template = await templateOf(workspace, form)
      if (!template.ok) return template
      const field = fieldNamed(template.value, said)
      if (!field.ok) return field
      const key = fieldKey(field.value)
      const explained = await workspace.database.transaction(async (trx) =>
        ok(await explainAttachment(trx, { template: template.value.hash, field: key })),
      )
      if (!explained.ok) return explained
      const head = speaker.say('why.head', { field: key, path: field.value.headerPath.join(' / ') })
      return ok({
        exit: 0,
        data: { template: template.value.hash, field: key, ...explained.value },
        lines: [head, ...whyLines(explained.value, { look: workspace.look, speaker })],
      })
    })
  },
}

type Shown = { look: Look; speaker: Speaker }

export function whyLines({ versions, revocations }: Explanation, shown: Shown): string[] {
  const { say } = shown.speaker
  if (versions.length === 0) return [say('why.never')]
  const lines = versions.flatMap((one) => [
    ...versionLines(one, shown),
    ...revocations
      .filter(({ version }) => version === one.until)
      .map(({ reason, actor, at }) =>
        say('why.revoked', { reason: say(`why.reason.${reason}`), actor, at: momentOf(at) }),
      ),
  ])
  return versions.at(-1)!.stands ? lines : [...lines, say('why.waits')]
}

function versionLines({ since, until, relation, filling, by, because, actor, at }: Explained, shown: Shown): string[] {
  const { say } = shown.speaker
  const read = because?.read
  const words = (because?.reasons ?? []).join(' ')
  return [
    say(since === until ? 'why.version' : 'why.versions', {
      since,
      until,
      what: fillingName(filling, shown),
      relation: say(`relation.${relation}`),
    }),
    say(`why.by.${by}`, { actor, at: momentOf(at) }),
    ...(because?.said ? [say('why.said', { actor: because.said.actor, at: momentOf(because.said.at) })] : []),
    ...(read
      ? [say('why.read', { ...read, qualifiers: read.qualifiers.join(say('ask.between')) || '–', reasons: words })]
      : []),
    ...(because?.key === undefined ? [] : [say('why.key', { key: because.key })]),
  ]
}

function fillingName(filling: Filling, { look, speaker }: Shown): string {
  if (filling.from === 'question') return answerName(filling.question, look, speaker)
  if (filling.from === 'demand') return answerName(`demand.${filling.what}`, look, speaker)
  return speaker.say('why.figure', { definition: definitionWords(filling.definition, look, speaker.language) })
}

/** An instant as people write it, in UTC. */
const momentOf = (at: string): string => at.slice(0, 16).replace('T', ' ')
