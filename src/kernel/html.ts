// K10: what comes from a workbook or a person is text on a page, never markup.
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
