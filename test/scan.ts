// What the house tests read: every file of the checkout, and source text with its comments taken out.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../tools/layers.js'

const skipped = new Set(['node_modules', '.git', 'out', 'artifacts', '.shixiao'])

/** Paths inside the checkout, with `/`, of all files under `folder` that end in `ending`. */
export function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      if (skipped.has(entry.name)) return []
      const inside = folder === '.' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) return filesUnder(inside, ending)
      return entry.isFile() && entry.name.endsWith(ending) ? [inside] : []
    })
    .toSorted()
}

export const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|(?<=[(,=:[!&|?{};\n>+]\s*|\b(?:return|case)\s)\/(?![/*])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g

/** The text with comments blanked and, with `strings: false`, the inside of strings too. Lengths and lines stay. */
export function codeOf(text: string, { strings = true } = {}): string {
  const blank = (of: string) => of.replace(/[^\n]/g, ' ')
  return text.replace(token, (found) => {
    if (found.startsWith('//') || found.startsWith('/*')) return blank(found)
    return strings ? found : found[0] + blank(found.slice(1, -1)) + found.at(-1)
  })
}

/** Import lines as the linter's tree would show them. */
export function importsOf(text: string): { type: string; source: { type: string; value?: string } }[] {
  const code = codeOf(text)
  const bare = codeOf(text, { strings: false })
  const found: ReturnType<typeof importsOf> = []
  const starts =
    /(?<![\w.$'"`])(?:import|export)\b(?:[^'"`;(=]*?\bfrom\s*|\s*)(['"])|(?<![\w.$])(?:import|require)\s*\(\s*/g
  for (const match of bare.matchAll(starts)) {
    const called = match[0].includes('(')
    const at = match.index + match[0].length - (called ? 0 : 1)
    const literal = /^(['"])([^'"\n]*)\1/.exec(code.slice(at))
    const whole = !called || (literal && /^\s*[,)]/.test(code.slice(at + literal[0].length)))
    found.push({
      type: called ? 'ImportExpression' : 'ImportDeclaration',
      source: literal && whole ? { type: 'Literal', value: literal[2]! } : { type: 'Computed' },
    })
  }
  return found
}

/** Titles of tests that count: not commented out, not skipped, not left for later. */
export function testTitles(text: string): string[] {
  const code = codeOf(text)
  const calls =
    /(?<![\w.$'"`])(?:t\.)?(?:test|it)(?:\.only)?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1\s*(,\s*\{[^}]*\b(?:skip|todo):\s*(?:true|['"`]))?/g
  return [...code.matchAll(calls)].filter((match) => !match[3]).map((match) => match[2]!)
}

export const idsIn = (title: string): string[] => [...title.matchAll(/\[([A-Z]\d+)\]/g)].map((match) => match[1]!)
