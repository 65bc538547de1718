// The gold is read from the repository, or from a folder of labels: hashed gold is taken as it is, labels are hashed on the way.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentHash } from '../src/sheets/hash.node.ts'
import { readWorkbook } from '../src/sheets/read.node.ts'
import { type Gold, type GoldSheet, LabelledForm, parseGold } from './gold.ts'
import { goldOfLabels } from './gold-of-labels.ts'

export const goldFolder = fileURLToPath(new URL('gold', import.meta.url))

/** A file on disk by the SHA-256 of its content. */
export type FilesByHash = Map<string, string>

/** Every file under the folders, by content; of two equal files the first by name. */
export async function filesByHash(folders: readonly string[]): Promise<FilesByHash> {
  const found: FilesByHash = new Map()
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      const hash = contentHash(await readFile(file))
      if (!found.has(hash)) found.set(hash, file)
    }
  }
  return found
}

export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted()
}

/**
 * Gold of a file or of a folder: `corpus.json` in it, and labels beside or above the workbooks they speak of.
 * Workbooks of labels are sought in the folder itself and in `data`. Throws for a file that is no gold.
 */
export async function loadGold(place: string, data: string | undefined): Promise<Gold & { doubts: string[] }> {
  if (place.endsWith('.json')) return { ...parseGold(await readFile(place, 'utf8')), doubts: [] }
  const files = await filesIn(place)
  const written = files.find((file) => path.basename(file) === 'corpus.json')
  const { halves, sheets } = written ? parseGold(await readFile(written, 'utf8')) : { halves: {}, sheets: [] }
  const books = [...files, ...(data === undefined ? [] : await filesIn(data))]
  const labelled = files.filter((file) => file.endsWith('.json') && file !== written)
  const own = await hashLabels(labelled, books)
  return { halves, sheets: once([...sheets, ...own.sheets]), doubts: own.doubts }
}

/** Labels of these files, hashed against the workbooks they name; those of a workbook that is not there are left out and told. */
export async function hashLabels(
  labelled: readonly string[],
  books: readonly string[],
): Promise<{ sheets: GoldSheet[]; doubts: string[] }> {
  const byName = new Map(books.toReversed().map((file) => [path.basename(file), file]))
  const sheets: GoldSheet[] = []
  const doubts: string[] = []
  for (const file of labelled) {
    const form = LabelledForm.parse(JSON.parse(await readFile(file, 'utf8')))
    const book = byName.get(form.file)
    const bytes = book === undefined ? undefined : await readFile(book)
    const workbook = bytes && readWorkbook(bytes, { name: form.file })
    if (!bytes || !workbook) doubts.push(`${form.file}: there is no such workbook`)
    else if (!workbook.ok) doubts.push(`${form.file}: ${workbook.problem.code}`)
    else {
      const hashed = goldOfLabels(form, { workbook: workbook.value, hash: contentHash(bytes) })
      sheets.push(...hashed.sheets)
      doubts.push(...hashed.doubts)
    }
  }
  return { sheets, doubts }
}

/** A sheet labelled twice, since its file lies about under two names, counts once. */
export function once(sheets: readonly GoldSheet[]): GoldSheet[] {
  return [...new Map(sheets.map((sheet) => [`${sheet.file} ${sheet.sheet}`, sheet])).values()]
}
