// D31: separating words are kept with where they come from and who decided; a word decided on is not proposed again.
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { dictionaryProblems } from './problems.ts'
import type { NewWord, SeparatingWord, WordState } from './separating-word.ts'

/** Those that nobody had proposed before. */
export async function proposeWords(
  trx: Trx,
  { words, actor }: { words: readonly NewWord[]; actor: string },
): Promise<NewWord[]> {
  const { rows } = await trx.query<NewWord>(
    `insert into dictionary.separating_word (word, state, label, answer, template, field, proposed_by)
     select distinct on (word) word, 'proposed', label, answer, template, field, $6
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as n (word, label, answer, template, field)
     on conflict (word) do nothing returning word, label, answer, template, field`,
    [
      words.map(({ word }) => word),
      words.map(({ label }) => label),
      words.map(({ answer }) => answer),
      words.map(({ template }) => template),
      words.map(({ field }) => field),
      actor,
    ],
  )
  const about = { kind: 'dictionary', id: 'words' }
  if (rows.length > 0)
    await record(trx, { actor, action: 'words-proposed', about, details: { words: rows.map(({ word }) => word) } })
  return rows
}

type Row = NewWord & {
  state: WordState
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
}

/** In the order they were proposed; `state` absent: all. */
export async function loadWords(trx: Trx, state?: WordState): Promise<SeparatingWord[]> {
  const { rows } = await trx.query<Row>(
    `select word, state, label, answer, template, field, proposed_by as "proposedBy", proposed_at as "proposedAt",
       decided_by as "decidedBy", decided_at as "decidedAt"
     from dictionary.separating_word where $1::text is null or state = $1 order by proposed_at, word`,
    [state ?? null],
  )
  return rows.map((row) => ({
    ...row,
    proposedAt: row.proposedAt.toISOString(),
    decidedBy: row.decidedBy ?? undefined,
    decidedAt: row.decidedAt?.toISOString(),
  }))
}

export type DecideWord = { word: string; state: 'approved' | 'refused'; actor: string }

/** Also the other way round later: a word that parts too much is refused again. Fails for a word nobody proposed. */
export async function decideWord(
  trx: Trx,
  { word, state, actor }: DecideWord,
): Promise<Result<AuditEvent | undefined>> {
  const { rows } = await trx.query<{ changed: boolean }>(
    `with known as (select state from dictionary.separating_word where word = $1 for update), changed as (
       update dictionary.separating_word set state = $2, decided_by = $3, decided_at = now() where word = $1 and state <> $2 returning word)
     select exists (select from changed) as changed from known`,
    [word, state, actor],
  )
  if (!rows[0]) return fail(dictionaryProblems['no-such-word']({ word }))
  if (!rows[0].changed) return ok(undefined)
  const about = { kind: 'dictionary', id: 'words' }
  return ok(await record(trx, { actor, action: `word-${state}`, about, details: { word } }))
}
