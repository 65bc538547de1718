// K3: two writings of one label compare equal; the original is always kept beside the normal form.

/** NFKC, all blanks removed, full-width colon and brackets made plain. For comparing labels, never for storing names. */
export function normalText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, '')
}

/** A person's name for comparing: the separator of minority names is U+00B7 (民委发〔2016〕33号), however it was typed. */
export function normalName(name: string): string {
  return normalText(name).replace(/[•・∙⋅‧.。]/g, '·')
}
