// D36: what waits for a person in this database: its forms, the maps in force, what people answered and denied.
import type { Trx } from '../db/trx.ts'
import type { Candidate } from '../matching/candidate.ts'
import { listTemplates } from '../templates/template.store.ts'
import { unnamedIssuer } from './attach-known.store.ts'
import { loadDifferences } from './difference.store.ts'
import { loadAliases } from './dictionary.store.ts'
import { allAttachments } from './field-map.store.ts'
import { reportingUnits } from './merge-report.store.ts'
import { loadOwns } from './own.store.ts'
import type { ReviewItem } from './review-item.ts'
import { answeredItems, type QueuedForm, reviewQueue } from './review-queue.ts'

export type LoadQueue = { candidates: readonly Candidate[] }

/** The queue as it stands now. */
export async function loadQueue(trx: Trx, { candidates }: LoadQueue): Promise<ReviewItem[]> {
  return (await loadStanding(trx, { candidates })).items
}

export type StandingReview = {
  items: ReviewItem[]
  /** By the id of every item there could be, what its fields are attached to. */
  answered: Map<string, Set<string>>
  /** Keys of the counties' own questions. */
  own: Set<string>
}

/** The queue, and what is answered already. */
export async function loadStanding(trx: Trx, { candidates }: LoadQueue): Promise<StandingReview> {
  const forms = await loadForms(trx)
  const own = new Set((await loadOwns(trx)).flatMap((kept) => kept.own.questions.map(({ key }) => key)))
  const items = reviewQueue({ forms, candidates, aliases: await loadAliases(trx), own })
  return { items, answered: answeredItems(forms), own }
}

async function loadForms(trx: Trx): Promise<QueuedForm[]> {
  const maps = new Map((await allAttachments(trx)).map((map) => [map.template, map]))
  const differences = await loadDifferences(trx)
  const units = await reportingUnits(trx)
  return (await listTemplates(trx)).map((template) => {
    const map = maps.get(template.hash)
    const denied = differences.get(template.hash)
    return {
      template,
      issuer: map?.issuer ?? template.issuer ?? unnamedIssuer,
      timesAYear: map?.timesAYear ?? 1,
      units,
      attachments: map?.attachments ?? [],
      ...(denied && { denied }),
    }
  })
}
