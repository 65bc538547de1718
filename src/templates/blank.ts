// T3: what of a cell's text is left to be filled: nothing printed, a mark for the value, boxes to tick, a unit after the blank.
import { normalText } from '../kernel/text.ts'
import { isMeasureUnit } from './wording.ts'

/** Marks that fill-in programs and typists leave where a value belongs: `${name}`, `{{name}}`, `____`, `年  月  日`; also `${from}至${to}`. */
const mark = String.raw`(?:\$\{[^}]*\}|\{\{[^}]*\}\}|\{[.\w]+\}|<%[^%]*%>|_{2,}|[年月日]{2,3})`
const placeholder = new RegExp(`^${mark}+(?:[至到~—-]${mark}+)?$`)
const skeleton = /^[年月日_（）()]*$/

export const isBlankText = (text: string): boolean => {
  const plain = normalText(text)
  return plain === '' || placeholder.test(plain)
}

/** `—`, `/`: the form says that nothing belongs here; neither a label nor a blank. */
export const isClosedText = (text: string): boolean => /^[-–—―/\\]{1,6}$/.test(normalText(text))

/** What may stand after a label's colon without being a value: blanks, underscores, `年 月 日`, a placeholder. */
export const isBlankRest = (text: string): boolean => isBlankText(text) || skeleton.test(normalText(text))

/** What `${list.name}` and `{.name}` repeat for every row of: `list`, or nothing named; undefined for other texts. */
export const repeatedThing = (text: string): string | undefined => {
  const [, named, bare] = /^(?:\$\{(\w+)\.\w+\}|(\{)\.\w+\})$/.exec(normalText(text)) ?? []
  return named ?? bare
}

/** `____元`, `        人`: the unit printed behind a blank. */
export function unitAfterBlank(text: string): string | undefined {
  const unit = /^(?:[\s\u3000]{2,}|_{2,})(\S{1,6})\s*$/.exec(text)?.[1]
  return unit !== undefined && isMeasureUnit(unit) ? unit : undefined
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
