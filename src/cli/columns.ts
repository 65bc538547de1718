// C17: columns of text stand under each other on a terminal, where a Chinese character is two wide.
import { widthOf } from '../kernel/text-width.ts'

/** The text in at most `width` columns, cut with `…`. */
export function cutTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break
    kept += character
  }
  return `${kept}…`
}

/** Rows as lines, each column as wide as its widest text but no wider than `widest`; blanks at the end are dropped. */
export function alignColumns(rows: readonly (readonly string[])[], widest: number): string[] {
  const cut = rows.map((row) => row.map((text) => cutTo(text.replace(/\s+/g, ' '), widest)))
  const widths = cut.reduce<number[]>((most, row) => {
    row.forEach((text, index) => (most[index] = Math.max(most[index] ?? 0, widthOf(text))))
    return most
  }, [])
  return cut.map((row) =>
    row
      .map((text, index) => text + ' '.repeat(widths[index]! - widthOf(text)))
      .join('  ')
      .trimEnd(),
  )
}
