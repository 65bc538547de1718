// K12: how many columns a text takes where every Latin letter takes one: on a terminal, and in the width of a workbook's column.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const bare = /[\p{Mn}\p{Cf}]/u

/** Columns of the text: two for a Chinese character or an emoji, none for a mark over a letter. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : bare.test(character) ? 0 : 1), 0)
