// P42: the lineage as texts of a sheet, each short enough for a cell, and back.
import words from './lineage-words.json' with { type: 'json' }

/** What the sheet is called: no department's does. */
export const lineageSheet = '_shixiao'
const marker = 'shixiao lineage'
/** Below what a cell holds (32,767), with room for what a program escapes. */
const pieceLength = 30_000

export function sheetTexts(json: string): string[] {
  const pieces: string[] = []
  for (let at = 0; at < json.length;) {
    // Cut behind a comma: no pair of surrogates falls apart there.
    const comma = at + pieceLength < json.length ? json.lastIndexOf(',', at + pieceLength - 1) : -1
    const end = comma >= at ? comma + 1 : at + pieceLength
    pieces.push(json.slice(at, end))
    at = end
  }
  return [marker, words['zh-CN'], words.en, ...pieces]
}

/** The JSON out of the texts of column A; undefined when this is no such sheet. */
export const jsonOfTexts = (texts: readonly string[]): string | undefined =>
  texts[0] === marker ? texts.slice(3).join('') : undefined
