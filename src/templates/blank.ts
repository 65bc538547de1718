// T3: what of a cell's text is left to be filled: nothing printed, a mark for the value, boxes to tick, a unit after the blank.
import { normalText } from '../kernel/text.ts'
import { isMeasureUnit } from './wording.ts'

/** Marks that fill-in programs and typists leave where a value belongs: `${name}`, `{{name}}`, `____`, `年  月  日`; also `${from}至${to}`. */
const programMark = String.raw`\$\{[^}]*\}|\{\{[^}]*\}\}|\{\.[^{}\s]+\}|\{[.\w]+\}|<%[^%]*%>`
const mark = String.raw`(?:${programMark}|_{2,}|…{2,}|\.{6,}|[年月日]{2,3})`
const placeholder = new RegExp(`^${mark}+(?:[至到~—-]${mark}+)?$`)
/** Words around the gaps of a day or a document number: `20  年  月  日`, `〔    〕第    号`. */
const skeleton = /^(?:20)?[年月日时分_（）()〔〕[\]第号]*$/
/** Boxes for single digits. */
const digitBoxes = /^[□☐]{3,}$/
/** Words around the gaps of an address: `    省    市    县    乡（镇）    村`. */
const address = /^[省市县区州旗乡镇街道村居社组路号室()_]{3,}$/
const gap = /[\s\u3000_]{2,}/g

export const isBlankText = (text: string): boolean => {
  const plain = normalText(text)
  if (plain === '' || placeholder.test(plain) || digitBoxes.test(plain)) return true
  // Without gaps between them `省市县` are labels of columns.
  return address.test(plain) && (text.match(gap) ?? []).length >= 2
}

const programMarks = new RegExp(programMark, 'g')

/** Whether a fill-in program's mark stands in the text: nobody who fills by hand or reads the form wants to see it. */
export const holdsMark = (text: string): boolean => text.search(programMarks) >= 0

/** The text with the room of a blank where such marks stood. */
export const withoutMarks = (text: string): string => text.replace(programMarks, '  ')

/** `—`, `/`: the form says that nothing belongs here; neither a label nor a blank. */
export const isClosedText = (text: string): boolean => /^[-–—―/\\]{1,6}$/.test(normalText(text))

/** What may stand after a label's colon without being a value: blanks, underscores, `年 月 日`, a placeholder. */
export const isBlankRest = (text: string): boolean => isBlankText(text) || skeleton.test(normalText(text))

/** What `${list.name}` and `{.name}` repeat for every row of: `list`, or nothing named; undefined for other texts. */
export const repeatedThing = (text: string): string | undefined => {
  const [, named, bare] = /^(?:\$\{(\w+)\.[^{}\s]+\}|(\{)\.[^{}\s]+\})$/.exec(normalText(text)) ?? []
  return named ?? bare
}

/** `____元`, `        人`, `______司法所`: what is printed behind a blank; behind mere spaces only a unit is no text of its own. */
export function tailAfterBlank(text: string): string | undefined {
  const [, blank = '', tail] = /^([\s\u3000]{2,}|[\s\u3000]*_{2,})([^\s_:：□]{1,8})\s*$/.exec(text) ?? []
  return tail !== undefined && (blank.includes('_') || isMeasureUnit(tail)) ? tail : undefined
}

/** `会员数……人`: a label and a dotted or underscored blank in one cell without a colon, with what is printed behind. */
export function dottedBlank(text: string): { label: string; tail: string } | undefined {
  const [, label, tail = ''] =
    /^(\s*[^\s_…:：][^_…:：]{0,23}?)\s*(?:_{3,}|…{2,}|\.{6,})([^_…:：]{0,8})$/.exec(text) ?? []
  return label === undefined ? undefined : { label, tail: tail.trim() }
}

const box = '□☐◻○◯'
const item = new RegExp(`[${box}]([^${box}\\s_:：]{1,12})[：:]?_*`, 'g')

/** `□是 □否`: the answers printed behind boxes, two or more and nothing else in the cell. */
export function boxItems(text: string): string[] | undefined {
  const items = [...text.matchAll(item)].map(([, name]) => name!)
  const isAll = normalText(text.replace(item, '')) === ''
  return items.length >= 2 && isAll ? items : undefined
}

/** The cell's text with one answer ticked; undefined when that answer has no box. */
export function tickBox(text: string, answer: string): string | undefined {
  const found = [...text.matchAll(item)].find(([, name]) => name === answer)
  return found && `${text.slice(0, found.index)}☑${text.slice(found.index + 1)}`
}
