// The gold: which places of a form a careful person would fill, and under which labels. Of forms that are not ours it holds
// no word: a file is its SHA-256, a label the first digits of its own.
import { z } from 'zod'
import { fieldKinds } from '../src/templates/field.ts'

const Cell = z.string().regex(/^[A-Z]{1,3}[1-9]\d*$/)
const Rows = z.string().regex(/^[1-9]\d*-[1-9]\d*$/)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Kind = z.enum(fieldKinds)
const Half = z.enum(['dev', 'unseen'])
export type Half = z.infer<typeof Half>

/** As a person writes it: `path` holds addresses of label cells from outermost to innermost, `?D3` one that may be left out. */
const LabelledPlace = z.strictObject({
  cell: Cell,
  kind: Kind,
  path: z.array(z.string().regex(/^\??[A-Z]{1,3}[1-9]\d*$/)).min(1),
  rows: Rows.optional(),
  /** Which of the labels in the cell itself, where it holds several with their blanks. */
  label: z.string().min(1).optional(),
})
const LabelledSheet = z.strictObject({
  position: z.int().min(1),
  family: z.string().min(1),
  places: z.array(LabelledPlace),
  doubtful: z.array(Cell).optional(),
})
export type LabelledSheet = z.infer<typeof LabelledSheet>
export const LabelledForm = z.strictObject({ file: z.string().min(1), sheets: z.array(LabelledSheet) })
export type LabelledForm = z.infer<typeof LabelledForm>

export type GoldLabel = { hash: string; optional: boolean }
export type GoldPlace = { cell: string; kind: z.infer<typeof Kind>; path: GoldLabel[]; rows?: string }
export type GoldSheet = {
  /** SHA-256 of the file. */
  file: string
  /** Number of the worksheet in its workbook, from 1. */
  sheet: number
  /** Sheets of one family are twins: the same form for another branch, year or kind of customer. */
  family: string
  places: GoldPlace[]
  /** Cells of which neither finding nor missing counts. */
  doubtful: string[]
}

const WrittenSheet = z.strictObject({
  file: Hash,
  sheet: z.int().min(1),
  family: z.string(),
  /** Cell, kind, hashes of the path, rows of a list. */
  places: z.array(z.tuple([Cell, Kind, z.string()]).or(z.tuple([Cell, Kind, z.string(), Rows]))),
  doubtful: z.array(Cell).optional(),
})
const WrittenGold = z.strictObject({ halves: z.record(z.string(), Half), sheets: z.array(WrittenSheet) })

export type Gold = { halves: Record<string, Half>; sheets: GoldSheet[] }

export function parseGold(text: string): Gold {
  const { halves, sheets } = WrittenGold.parse(JSON.parse(text))
  return {
    halves,
    sheets: sheets.map(({ places, doubtful = [], ...sheet }) => ({
      ...sheet,
      doubtful,
      places: places.map(([cell, kind, path, rows]) => ({
        cell,
        kind,
        path: path.split(' ').map((word) => ({ hash: word.replace('?', ''), optional: word.startsWith('?') })),
        ...(rows === undefined ? {} : { rows }),
      })),
    })),
  }
}

/** One sheet a line, so that a change of one sheet is a change of one line. */
export function printGold({ halves, sheets }: Gold): string {
  const lines = sheets.map(({ places, doubtful, ...sheet }) =>
    JSON.stringify({
      ...sheet,
      places: places.map(({ cell, kind, path, rows }) => [
        cell,
        kind,
        path.map(({ hash, optional }) => (optional ? `?${hash}` : hash)).join(' '),
        ...(rows === undefined ? [] : [rows]),
      ]),
      ...(doubtful.length > 0 ? { doubtful } : {}),
    }),
  )
  return `{"halves":${JSON.stringify(halves)},\n"sheets":[\n${lines.join(',\n')}\n]}\n`
}
