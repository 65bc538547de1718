// S6: a label and its blank in one cell (填报单位：____) keep their formats: only the last run of a rich text is written anew.
import { decodeCellText, encodeCellText } from './escape-text.ts'
import { attribute, scanXml, type Splice, splice, textOf, type XmlToken } from './xml.ts'

/** A text made of formatted runs. `content` is the XML inside `si` or `is`; offsets are those of the last run's `t`. */
export type RichText = { content: string; prefix: string; head: string; last: { start: number; end: number } }

/** Rich texts of a part or a cell, by their index in it; plain texts are left out. `holder` is `si` or `is`. */
export function richTexts(xml: string, holder: 'si' | 'is'): Map<number, RichText> {
  const found = new Map<number, RichText>()
  let index = -1
  let from: XmlToken | undefined
  let runs: { text: string; start: number; end: number }[] = []
  scanXml(xml, (token, path) => {
    const inRun = path.at(-1) === 'r'
    if (token.kind === 'text') {
      const run = runs.at(-1)
      if (run && path.at(-1) === 't' && path.at(-2) === 'r') run.text += textOf(xml, token)
    } else if (token.name === holder && token.kind === 'open') {
      index += 1
      from = token
      runs = []
    } else if (token.name === 't' && inRun && token.kind === 'open') {
      runs.push({ text: '', start: token.start, end: token.end })
    } else if (token.name === 't' && inRun) {
      const run = runs.at(-1)
      if (run) run.end = token.end
    } else if (token.name === holder && from && runs.length > 1) {
      const shift = from.end
      const last = runs.at(-1)!
      found.set(index, {
        content: xml.slice(shift, token.start),
        prefix: from.prefix,
        head: decodeCellText(
          runs
            .slice(0, -1)
            .map((run) => run.text)
            .join(''),
        ),
        last: { start: last.start - shift, end: last.end - shift },
      })
    }
  })
  return found
}

/** XML inside `is` for `text` with the runs of `rich`; undefined when `text` does not begin with all runs but the last. */
export function rewriteLastRun(rich: RichText, text: string, prefix: string): string | undefined {
  if (rich.prefix !== prefix || !text.startsWith(rich.head)) return undefined
  const rest = `<${prefix}t xml:space="preserve">${encodeCellText(text.slice(rich.head.length))}</${prefix}t>`
  const change: Splice = { ...rich.last, text: rest }
  return splice(rich.content, [change])
}

/** Index of the shared text a cell shows, undefined when it shows none. `cellXml` is the one element `c`. */
export function sharedIndex(cellXml: string): number | undefined {
  let shared = false
  let index: number | undefined
  scanXml(cellXml, (token, path) => {
    if (token.kind === 'open' && path.length === 0) shared = attribute(cellXml, token, 't') === 's'
    if (token.kind === 'text' && shared && path.at(-1) === 'v') index = Number(textOf(cellXml, token))
  })
  return index
}
