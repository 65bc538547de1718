// V5: whatever comes from a workbook is text on a page, never markup.
import { escapeHtml } from '../kernel/html.ts'

export type Html = { readonly html: string }

type Piece = string | number | Html | readonly Html[]

/** Tagged template: every value is escaped unless it is itself `Html`. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return {
    html: strings.reduce(
      (whole, text, index) => whole + text + (index < pieces.length ? print(pieces[index]!) : ''),
      '',
    ),
  }
}

function print(piece: Piece): string {
  if (typeof piece === 'string' || typeof piece === 'number') return escapeHtml(String(piece))
  return 'html' in piece ? piece.html : piece.map((part) => part.html).join('')
}
