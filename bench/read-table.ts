// Tables and lists of the public benchmarks, as they are published.
import { readFile } from 'node:fs/promises'
import { parseCsv } from '../src/sheets/csv.ts'

export type TableColumn = { name: string; values: string[] }

export async function csvLines(file: string): Promise<string[][]> {
  return parseCsv(await readFile(file, 'utf8'), ',').filter((line) => line.length > 1)
}

/** Columns of a CSV file with their values, blanks left out. */
export async function readColumns(file: string): Promise<TableColumn[]> {
  const [header = [], ...lines] = await csvLines(file)
  return header.map((name, at) => ({
    name,
    values: lines.map((line) => line[at] ?? '').filter((value) => value !== ''),
  }))
}

export async function jsonLines(file: string): Promise<unknown[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return lines.map((line): unknown => JSON.parse(line))
}
