// F60 F61: a list of subjects is paged by key and searched by what a clerk has at hand, however long it is.
import { sql } from 'kysely'
import type { SubjectKind } from '../dictionary/question.ts'
import type { AreaId } from '../kernel/area.ts'
import { normalName, normalText } from '../kernel/text.ts'
import type { Trx } from '../db/trx.ts'
import { tailOf, tailTokens } from './identity.node.ts'
import { alias, areaSql, idSql, type Sql } from './subject-query.node.ts'
import { selectSubjects, type Subject, type SubjectsWanted } from './subject.store.ts'

export type ListWanted = Omit<SubjectsWanted, 'household'> & {
  /** What somebody typed: the beginning of a name or number, or a person's last six characters of the ID number. */
  search?: string
  /** Where the page before ended. */
  after?: ListKey
  /** Subjects of a page, at least 1. */
  limit: number
  /** Needed to find somebody by the ID number; without it nobody is. */
  identityKey?: Uint8Array
}

export type ListKey = { area: AreaId; id: string }

/** `next`: where the following page goes on; absent on the last one. */
export type SubjectList = { subjects: Subject[]; next?: ListKey }

/**
 * One page, in the order of the areas and of arrival within one. Subjects whose conditions cannot be decided are not in it.
 * Throws on conditions and questions that `loadSubjects` refuses.
 */
export async function listSubjects(trx: Trx, wanted: ListWanted): Promise<SubjectList> {
  const { of, after, limit } = wanted
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`a page of ${limit}`)
  const [area, id] = [areaSql(of), idSql(of)]
  const beyond = after ? sql`(${area}, ${id}) > (${after.area}, ${after.id}::uuid)` : sql`true`
  const also = sql`${beyond} and ${foundBy(wanted)}`
  // One more than asked for tells whether anything follows.
  const found = await selectSubjects(trx, wanted, { also, by: sql`${area}, ${id}`, limit: limit + 1 })
  const subjects = found.slice(0, limit)
  const last = subjects.at(-1)
  return { subjects, ...(found.length > limit && last ? { next: { area: last.area, id: last.id } } : {}) }
}

/** The comparing form by which each kind is named in its table. */
const nameKeys: Partial<Record<SubjectKind, string>> = {
  person: 'name_key',
  household: 'number_key',
  place: 'name_key',
  organisation: 'name_key',
  event: 'number_key',
}

function foundBy({ of, shard, search = '', identityKey }: ListWanted): Sql {
  const text = normalText(search).toUpperCase()
  if (text === '') return sql`true`
  if (of === 'person' && /^(?:\d{17}|\d{5})[\dX]$/.test(text)) {
    if (!identityKey) return sql`false`
    const token = tailTokens(identityKey)(tailOf(text))
    return sql`p.id in (select i.person from facts.identity i where i.shard = ${shard} and i.tail = ${token})`
  }
  const column = nameKeys[of]
  if (column === undefined) return sql`false`
  const key = sql.ref(`${alias[of]}.${column}`)
  const begin = of === 'person' ? normalName(search) : normalText(search)
  // A range, and not `like`: what was typed is no pattern, and in byte order nothing that begins so sorts behind it.
  return sql`${key} >= ${begin} and ${key} < ${`${begin}\u{10ffff}`}`
}
