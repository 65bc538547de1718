// C17: a drafted map is written as its file's name asks: a workbook for clerks, JSON for programs.
import { composeWorkbook } from '../sheets/compose.node.ts'
import { mapWorkbook, type MapWorkbook } from './map-workbook.ts'
import type { Speaker } from './speak.ts'

export const isMapWorkbook = (file: string): boolean => /\.xlsx$/i.test(file)

export async function draftBytes(
  { file, ...map }: MapWorkbook & { file: string },
  speaker: Speaker,
): Promise<Uint8Array | string> {
  if (isMapWorkbook(file)) return composeWorkbook(mapWorkbook(map, speaker))
  return `${JSON.stringify(map.draft.confirmation, null, 2)}\n`
}
