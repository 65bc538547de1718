// S5: where a part of a workbook holds text that people read, and taking words out of it without touching anything else.
import { escapeXml } from './escape-text.ts'
import { attributesOf, scanXml, type Splice, splice, textOf, type XmlFault, type XmlToken } from './xml.ts'

type Run = { text: string; start: number; end: number; write: (text: string) => string }

/** One text as a person reads it, made of one run or several. `holder` is the element around it, `cell` the cell it speaks of. */
export type HeldText = { text: string; holder: string; cell?: string; runs: readonly Run[] }

/** Texts to take out of a text, in offsets of it. */
export type FindWords = (text: string) => readonly { start: number; end: number }[]

/** Elements whose runs make one text: shared and inline strings, comments, paragraphs of drawings. */
const holders = new Set(['si', 'is', 'text', 'p'])
/** Attributes that show words to people; every other attribute is the file's own. */
const worded = new Set([
  'prompt',
  'promptTitle',
  'error',
  'errorTitle',
  'tooltip',
  'display',
  'Target',
  'descr',
  'title',
  'altText',
  'displayName',
  'v',
])

/** Texts of one part in their order: element texts and attributes that show words. A number of a cell is no text. */
export function heldTexts(xml: string): HeldText[] | XmlFault {
  const found: HeldText[] = []
  let cell: string | undefined
  let type = ''
  let open: { holder: string; runs: Run[] } | undefined
  const add = (holder: string, runs: readonly Run[]) => {
    const text = runs.map((run) => run.text).join('')
    if (text.trim() !== '') found.push({ text, holder, runs, ...(cell === undefined ? {} : { cell }) })
  }
  const fault = scanXml(xml, (token, path) => {
    const parent = path.at(-1) ?? ''
    if (token.kind === 'text') {
      if (parent === 'v' && path.at(-2) === 'c' && type !== 'str') return
      const run = runOf(xml, token)
      if (open) open.runs.push(run)
      else add(parent, [run])
    } else if (token.kind === 'close') {
      if (open?.holder === token.name) {
        add(open.holder, open.runs)
        open = undefined
      }
      if (['c', 'comment', 'threadedComment'].includes(token.name)) cell = undefined
    } else {
      const said = attributesOf(xml, token)
      const value = (name: string) => said.find((one) => one.qualified === name)?.value
      if (token.name === 'c') [cell, type] = [value('r'), value('t') ?? 'n']
      if (token.name === 'comment' || token.name === 'threadedComment') cell = value('ref')
      if (!open && holders.has(token.name)) open = { holder: token.name, runs: [] }
      for (const one of said) {
        if (!worded.has(one.name)) continue
        // A number in a pivot's memory has no empty form.
        const write = (text: string) =>
          ` ${one.qualified}="${escapeXml(token.name === 'n' && text === '' ? '0' : text)}"`
        add(token.name, [{ text: one.value, start: one.start, end: one.end, write }])
      }
    }
  })
  return fault ?? found
}

const runOf = (xml: string, token: XmlToken): Run => ({
  text: textOf(xml, token),
  start: token.start,
  end: token.end,
  write: token.name === '' ? escapeXml : (text) => text,
})

/** The part without the words found; undefined when it holds none of them, or is no XML. Formats of the runs around them stay. */
export function eraseWords(xml: string, find: FindWords): string | undefined {
  const texts = heldTexts(xml)
  if (typeof texts === 'string') return undefined
  const splices = texts.flatMap(({ text, runs }): Splice[] => {
    const words = find(text)
    if (words.length === 0) return []
    let from = 0
    return runs.flatMap((run): Splice[] => {
      const start = from
      from += run.text.length
      const rest = [...run.text.split('').keys()]
        .filter((at) => !words.some((word) => start + at >= word.start && start + at < word.end))
        .map((at) => run.text[at])
        .join('')
      return rest === run.text ? [] : [{ start: run.start, end: run.end, text: run.write(rest) }]
    })
  })
  return splices.length === 0 ? undefined : splice(xml, splices)
}
