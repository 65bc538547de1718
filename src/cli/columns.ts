// C17: columns of text stand under each other on a terminal, where a Chinese character is two wide.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const bare = /[\p{Mn}\p{Cf}]/u

export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : bare.test(character) ? 0 : 1), 0)

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
