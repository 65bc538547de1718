// D27: how a field came to its question: every attachment it had, why, by whom and when, and every time one was taken back.
import type { Trx } from '../db/trx.ts'
import { Attachment } from './attachment.ts'
import type { RevocationReason } from './revoke.store.ts'

/** An attachment as it stood over versions of the map. `at`: an instant, ISO 8601. */
export type Explained = Omit<Attachment, 'field' | 'version'> & {
  since: number
  until: number
  /** It is in the map in force. */
  stands: boolean
  actor: string
  at: string
}

export type Revoked = {
  since: number
  version: number
  question: string | undefined
  reason: RevocationReason
  actor: string
  at: string
}

export type Explanation = { versions: Explained[]; revocations: Revoked[] }

/** Oldest first; both empty for a field that never was attached. */
export async function explainAttachment(
  trx: Trx,
  { template, field }: { template: string; field: string },
): Promise<Explanation> {
  const { rows } = await trx.query<Row>(
    `select a.version, a.relation, a.filling, a.said_by as by, a.because, m.actor, m.at,
       a.version = (select max(l.version) from dictionary.field_map l where l.template = $1) as stands
     from dictionary.attachment a join dictionary.field_map m on m.template = a.template and m.version = a.version
     where a.template = $1 and a.field = $2 order by a.version`,
    [template, field],
  )
  const versions: Explained[] = []
  for (const { version, actor, at, stands, because, ...attached } of rows) {
    const read = Attachment.omit({ field: true, version: true }).parse({ ...attached, ...(because ? { because } : {}) })
    const last = versions.at(-1)
    if (last?.until === version - 1 && isSame(last, read)) Object.assign(last, { until: version, stands })
    else versions.push({ ...read, since: version, until: version, stands, actor, at: at.toISOString() })
  }
  const taken = await trx.query<Omit<Revoked, 'at' | 'question'> & { at: Date; question: string | null }>(
    `select since, version, question, reason, actor, at from dictionary.revocation where template = $1 and field = $2 order by id`,
    [template, field],
  )
  const revocations = taken.rows.map(({ at, question, ...row }) => ({
    ...row,
    question: question ?? undefined,
    at: at.toISOString(),
  }))
  return { versions, revocations }
}

type Row = Pick<Attachment, 'relation' | 'filling' | 'by'> & {
  version: number
  because: unknown
  actor: string
  at: Date
  stands: boolean
}

const isSame = (a: Explained, b: Omit<Attachment, 'field' | 'version'>): boolean =>
  JSON.stringify([a.relation, a.filling, a.by, a.because]) === JSON.stringify([b.relation, b.filling, b.by, b.because])
