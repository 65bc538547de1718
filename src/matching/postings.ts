// M10: a field is compared with the few questions that share its key, its concept, its text or its rarest pairs, never with all.
import type { Candidate } from './candidate.ts'
import type { Weigh } from './likeness.ts'
import { nearOf } from './relations.ts'
import { unknown } from './slots.ts'
import type { Spelling } from './spell.ts'

export type Postings = {
  candidates: Candidate[]
  at: Map<string, number>
  lists: Map<string, number[]>
  /** Lists that were too long to follow, since the index was made: each is a place where something could be missed. */
  skipped: number
}

/** A pair that more questions than this share tells nothing; 600 is where the measured completeness began to cost time only. */
const longestList = 600
const rarest = 4
/** Compared in full; those that share most of the rare pairs come first. */
const compared = 48

export function postCandidates(candidates: readonly Candidate[]): Postings {
  const index: Postings = { candidates: [], at: new Map(), lists: new Map(), skipped: 0 }
  for (const candidate of candidates) addCandidate(index, candidate)
  return index
}

export function addCandidate(index: Postings, candidate: Candidate): void {
  const position = index.candidates.push(candidate) - 1
  index.at.set(candidate.answer, position)
  for (const spelling of candidate.spellings) post(index, position, spelling)
}

/** Another label that a person said the question has. */
export function addSpelling(index: Postings, answer: string, spelling: Spelling): void {
  const position = index.at.get(answer)
  if (position === undefined) return
  const candidate = index.candidates[position]!
  index.candidates[position] = { ...candidate, spellings: [...candidate.spellings, spelling] }
  post(index, position, spelling)
}

function post({ lists }: Postings, position: number, spelling: Spelling): void {
  for (const key of [...identityKeys(spelling), ...spelling.parts.keys()]) {
    const list = lists.get(key)
    if (!list) lists.set(key, [position])
    else if (list.at(-1) !== position) list.push(position)
  }
}

const whoseOf = ({ subject, role }: Spelling) => `${subject}/${role}`

/** Wide ones first; a pair of characters is two characters, so that no key of these can be one. */
const identityKeys = (slots: Spelling): string[] => [
  ...(slots.property === unknown ? [] : [`concept ${slots.property}`, `concept ${slots.property} ${whoseOf(slots)}`]),
  `text ${slots.writing}`,
  `text ${slots.writing} ${whoseOf(slots)}`,
]

/** Positions of the candidates worth comparing; `answers` are there whatever they look like. */
export function candidatesNear(index: Postings, asked: Spelling, answers: Iterable<string> = []): number[] {
  const { lists, at } = index
  const near = new Set<number>()
  for (const answer of answers) if (at.has(answer)) near.add(at.get(answer)!)
  const follow = (...keys: string[]) => {
    const list = keys.map((key) => lists.get(key)).find((one) => one && one.length <= longestList)
    if (list) for (const position of list) near.add(position)
    else if (lists.has(keys[0]!)) index.skipped++
  }
  if (asked.property !== unknown) {
    for (const property of [asked.property, ...nearOf(asked.property)])
      follow(`concept ${property}`, `concept ${property} ${whoseOf(asked)}`)
  }
  follow(`text ${asked.writing}`, `text ${asked.writing} ${whoseOf(asked)}`)
  for (const position of byRarePairs(index, asked)) near.add(position)
  return [...near]
}

function byRarePairs(index: Postings, { parts }: Spelling): number[] {
  const weigh = weighIn(index)
  const lists = [...parts.keys()].flatMap((part) => {
    const list = part.length > 1 ? index.lists.get(part) : undefined
    return list ? [{ list, weight: weigh(part) }] : []
  })
  const shared = new Map<number, number>()
  for (const { list, weight } of lists.toSorted((a, b) => a.list.length - b.list.length).slice(0, rarest)) {
    if (list.length > longestList) index.skipped++
    else for (const position of list) shared.set(position, (shared.get(position) ?? 0) + weight)
  }
  if (shared.size <= compared) return [...shared.keys()]
  return [...shared]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, compared)
    .map(([position]) => position)
}

/** A part that few questions have says much, one that all have little. */
export const weighIn =
  ({ candidates, lists }: Postings): Weigh =>
  (part) =>
    Math.log(1 + candidates.length / (lists.get(part)?.length ?? 1))
