// F46: which answers a definition looks at, and under which name its figures are kept.
import { createHash } from 'node:crypto'
import type { Definition } from '../dictionary/definition.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Place, Places } from './place.ts'
import { stemOf } from './read-row.ts'

/** A definition whose figures of one county are kept up. */
export type LiveDefinition = { shard: AreaId; definition: Definition; hash: string; columns: ReadonlySet<string> }

export const liveDefinition = (shard: AreaId, definition: Definition, places: Places): LiveDefinition => ({
  shard,
  definition,
  hash: definitionHash(definition),
  columns: new Set(columnsOf(definition, places)),
})

/** SHA-256 of the definition, whatever the order in which its parts were written down. */
export const definitionHash = (definition: Definition): string =>
  createHash('sha256')
    .update(JSON.stringify(sorted(definition)))
    .digest('hex')

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}

/** Stems of every question named anywhere in it: one too many costs a computation, one too few a wrong figure. */
function columnsOf(definition: Definition, places: Places): string[] {
  return wordsIn(definition).flatMap((word) => {
    const place = places.of(word)
    return place ? columnsBehind(place, places) : []
  })
}

const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

function columnsBehind(place: Place, places: Places): string[] {
  if (place.by === 'members') return ['household_id']
  if (place.by === 'head') return [place.of.stem, stemOf(places, 'person.relation-to-head'), 'household_id']
  // A person who moves to another household has its facts from then on.
  return [place.stem, ...(place.kind === 'household' ? ['household_id'] : [])]
}

/** Only what adds up over villages is kept. Any other measure, and whatever groups or compares, is computed when read. */
export const addsUp = (definition: Definition): boolean =>
  (definition.measure === 'count' || definition.measure === 'sum') &&
  Object.keys(definition).every((key) => key === 'measure' || key === 'of' || key === 'question' || key === 'where')
