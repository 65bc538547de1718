// A pure file is given its clock, its randomness and its locale: two runs over the same facts must print the same report.
import { inside, placeOf } from './layers.js'

const why = 'pure files take clock, randomness and locale as arguments'
/** `Date` still compiles without Node's types; the others are ways around the compiler. */
const names = new Set([
  'Date',
  'Temporal',
  'Intl',
  'globalThis',
  'eval',
  'Function',
  'process',
  'console',
  'performance',
  'crypto',
  'fetch',
])
const properties = /^toLocale|^localeCompare$/

/** @typedef {{ type: string, [key: string]: any }} Node */

export const pureGlobals = {
  meta: { type: /** @type {const} */ ('problem') },
  /** @param {{ filename: string, report: (found: { message: string, node: any }) => void }} context */
  create(context) {
    const place = placeOf(inside(context.filename))
    if (place.area !== 'src' || place.role !== 'pure') return {}
    return {
      /** @param {Node} node */
      Identifier(node) {
        const { parent } = node
        const isKey =
          (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
          (/Property|Signature|Method/.test(parent?.type ?? '') &&
            parent.key === node &&
            !parent.computed &&
            !parent.shorthand)
        if (names.has(node['name']) && !isKey) context.report({ message: `${node['name']}: ${why}`, node })
      },
      /** @param {Node} node */
      MemberExpression(node) {
        const name = node['computed'] ? node['property'].value : node['property'].name
        if (typeof name !== 'string') return
        if (properties.test(name)) context.report({ message: `${name}: ${why}`, node })
        if (name === 'random' && node['object'].name === 'Math')
          context.report({ message: `Math.random: ${why}`, node })
      },
      /** `const { random } = Math`. @param {Node} node */
      VariableDeclarator(node) {
        if (
          node['init']?.name === 'Math' &&
          node['id'].type === 'ObjectPattern' &&
          /random/.test(JSON.stringify(keysOf(node['id'])))
        )
          context.report({ message: `Math.random: ${why}`, node })
      },
    }
  },
}

/** @param {Node} pattern @returns {string[]} */
const keysOf = (pattern) =>
  pattern['properties'].map((/** @type {Node} */ one) => one['key']?.name ?? one['key']?.value ?? 'random')
