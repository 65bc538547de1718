// R7: what people read stands in the JSON catalogues, in both languages. Words of forms (labels, codes) are data and may stand
// in code; a sentence may not. A sentence is told by its punctuation, because a label never carries any.
import { inside, placeOf } from './layers.js'

/** A Chinese sentence: two characters or more that end a clause or sentence. */
const chinese = /\p{Script=Han}{2,}[^\n]*[。！？；，]|[。！？][^\n]*\p{Script=Han}{2,}/u
/** Chinese words beside placeholders are a sentence too: 共${n}人. */
const composed = /\p{Script=Han}{2,}/u
/** An English sentence: a capital, four words or more, a full stop. */
const english = /^[A-Z][\w'’-]*(?:[ ,;:]+[\w'’(){}"$-]+){3,}[^.!?]*[.!?]$/
/** Text for the log of a bug: thrown errors are for developers. */
const bugs = new Set(['Error', 'RangeError', 'TypeError'])
/** Files that hold words of forms, and nothing else, may hold them with their punctuation. */
const data = /\/(?:lexicon|catalogue|code-lists)[a-z-]*\.ts$/
/** What an HTTP description says is read by programmers and stays English. */
const described = new Set(['description', 'summary'])

/** @typedef {{ type: string, [key: string]: any }} Node */

export const noUntranslated = {
  meta: { type: /** @type {const} */ ('problem') },
  /** @param {{ filename: string, report: (found: { message: string, node: any }) => void }} context */
  create(context) {
    const file = inside(context.filename)
    const place = placeOf(file)
    if (place.area !== 'src' || place.role === 'test' || data.test(file)) return {}
    /** @param {Node} node @param {string} text */
    const check = (node, text) => {
      if (chinese.test(text) || (english.test(text) && !isForDevelopers(node)))
        context.report({ message: 'a sentence people read belongs into the JSON catalogues, in both languages', node })
    }
    return {
      /** @param {Node} node */
      Literal(node) {
        if (typeof node['value'] === 'string') check(node, node['value'])
      },
      /** @param {Node} node */
      TemplateLiteral(node) {
        const quasis = node['quasis'].map((/** @type {Node} */ quasi) => String(quasi['value'].cooked ?? ''))
        check(node, quasis.join('{}'))
        const words = quasis.filter((/** @type {string} */ quasi) => composed.test(quasi))
        if (words.length > 1 && !isForDevelopers(node))
          context.report({ message: 'words around values make a sentence: it belongs into the JSON catalogues', node })
      },
    }
  },
}

/** @param {Node} node */
function isForDevelopers(node) {
  for (let at = node['parent'], child = node; at; child = at, at = at.parent) {
    if (at.type === 'NewExpression' && bugs.has(at.callee?.name)) return true
    if (at.type === 'Property' && at.value === child && described.has(at.key?.name)) return true
    if (/Statement|Declaration/.test(at.type)) return false
  }
  return false
}
