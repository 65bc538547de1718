// T26: a form is blanked of people's numbers by changing those places alone, and looked through again before it is called clean.
import { fail, ok, type Result } from '../kernel/result.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import { eraseFromWorkbook, textsOutsideCells } from '../sheets/erase.node.ts'
import type { Workbook } from '../sheets/grid.ts'
import {
  blankingEdits,
  listPlaces,
  personalData,
  type PersonalKind,
  type PersonalPlace,
  personalWords,
} from './personal-data.ts'
import { templateProblems } from './problems.ts'

/** `phones: 'keep'`: a person said that the telephones are the sending office's own. */
export type PersonalRule = { name: string; phones: 'refuse' | 'keep' }

export type Blanked = { bytes: Uint8Array; workbook: Workbook; places: PersonalPlace[] }

const isMeant =
  ({ phones }: PersonalRule) =>
  ({ kind }: { kind: PersonalKind }) =>
    kind !== 'phone' || phones === 'refuse'

/** Places of an .xlsx that hold numbers of people; `workbook` is the same file read. */
export function findPersonal(bytes: Uint8Array, workbook: Workbook, name: string): Result<PersonalPlace[]> {
  const outside = textsOutsideCells(bytes, { name })
  return outside.ok ? ok(personalData(workbook, outside.value)) : outside
}

/** The .xlsx without these numbers. Fails when one stands where this cannot reach; then nothing is handed out. */
export async function blankPersonal(
  bytes: Uint8Array,
  { workbook, places, rule }: { workbook: Workbook; places: readonly PersonalPlace[]; rule: PersonalRule },
): Promise<Result<Blanked>> {
  const { name } = rule
  const wanted = places.filter(isMeant(rule))
  if (wanted.length === 0) return ok({ bytes, workbook, places: [] })
  const find = (text: string) => personalWords(text).filter(isMeant(rule))
  const erased = eraseFromWorkbook(bytes, { name, edits: blankingEdits(workbook, wanted), find })
  if (!erased.ok) return erased
  const again = await readBounded(erased.value, { name })
  if (!again.ok) return again
  const found = findPersonal(erased.value, again.value, name)
  if (!found.ok) return found
  const left = found.value.filter(isMeant(rule))
  if (left.length > 0) return fail(templateProblems['not-blanked']({ name, places: listPlaces(left) }))
  return ok({ bytes: erased.value, workbook: again.value, places: wanted })
}

/** Why a form is not taken in; undefined when it holds nothing of people that the rule means. */
export function refusalOf(places: readonly PersonalPlace[], rule: PersonalRule) {
  const wanted = places.filter(isMeant(rule))
  if (wanted.length === 0) return undefined
  const count = (kind: PersonalKind) => wanted.filter((one) => one.kind === kind).length
  const counts = { ids: count('id-number'), cards: count('bank-card'), phones: count('phone') }
  return templateProblems['personal-data']({ name: rule.name, ...counts, places: listPlaces(wanted) })
}
