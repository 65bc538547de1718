// K3: two writings of one label compare equal; the original is always kept beside the normal form.

/** NFKC (full-width colon, brackets and letters become plain), all blanks and marks without width removed. For comparing labels, never for storing names. */
export function normalText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '')
}

/** A person's name for comparing: the separator of minority names is U+00B7 (民委发〔2016〕33号), however it was typed. */
export function normalName(name: string): string {
  return normalText(name).replace(/[•・∙⋅‧.。]/g, '·')
}
