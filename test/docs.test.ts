// What the papers say is so: links lead somewhere, both front pages say the same, and the drawn walls are the built ones.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { root, rooms } from '../tools/layers.js'
import { filesUnder, readText } from './scan.ts'

const papers = filesUnder('.', '.md')
/** Text without fenced blocks and code spans: a link there is an example. */
const prose = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
const headings = (text: string): { level: number; title: string }[] =>
  [...prose(text).matchAll(/^(#{1,6}) (.+)$/gm)].map((match) => ({ level: match[1]!.length, title: match[2]!.trim() }))
/** As code hosts make anchors: lower case, punctuation dropped, blanks to hyphens. */
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

function deadLinks(file: string, text: string): string[] {
  const targets = [...prose(text).matchAll(/\[[^\]]*\]\(([^)\s]+)(?: "[^"]*")?\)/g)].map((match) => match[1]!)
  return targets.flatMap((target) => {
    if (/^(https?|mailto):/.test(target)) return []
    const [name = '', fragment] = target.split('#')
    const to = name === '' ? file : path.posix.join(path.posix.dirname(file), decodeURI(name))
    if (!existsSync(path.join(root, to))) return [`${file}: ${target}`]
    if (fragment === undefined || !to.endsWith('.md')) return []
    const known = headings(readText(to)).map(({ title }) => anchor(title))
    return known.includes(decodeURI(fragment)) ? [] : [`${file}: ${target}`]
  })
}

test('every link inside the papers leads somewhere', () => {
  assert.ok(papers.length > 10, 'the scan sees the papers')
  assert.deepEqual(
    papers.flatMap((file) => deadLinks(file, readText(file))),
    [],
  )
})

test('a dead link and a dead anchor are seen', () => {
  const text = '[a](nowhere.md) [b](README.md#no-such-part) [c](README.md) `[d](code.md)`\n```\n[e](block.md)\n```\n'
  assert.deepEqual(deadLinks('README.md', text), ['README.md: nowhere.md', 'README.md: README.md#no-such-part'])
})

test('the Chinese and the English front page have the same parts', () => {
  const [en, zh] = [readText('README.md'), readText('README.zh-CN.md')]
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
  assert.deepEqual(
    headings(zh).map(({ level }) => level),
    headings(en).map(({ level }) => level),
  )
  for (const pattern of [/^```/gm, /^\|/gm, /^\d+\. /gm, /^- /gm, /\]\(/g, /npm (?:ci|test|start|run \w+)/g])
    assert.equal(count(zh, pattern), count(en, pattern), String(pattern))
})

test('every npm script that a paper names exists', () => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
  const named = papers.flatMap((file) =>
    [...readText(file).matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(test|start)\b)/g)].map(
      (match) => match[1] ?? match[2]!,
    ),
  )
  assert.ok(named.includes('test'))
  assert.deepEqual(
    [...new Set(named)].filter((name) => !scripts[name]),
    [],
  )
})

test('every file that a paper names by its path exists', () => {
  const missing = papers.flatMap((file) =>
    [...readText(file).matchAll(/`((?:src|test|tools|docs|bench|examples|\.ci)\/[\w./-]*\w)\/?`/g)]
      .map((match) => match[1]!)
      .filter((name) => !/NNNN|ROOM/.test(name) && !existsSync(path.join(root, name)))
      .map((name) => `${file}: ${name}`),
  )
  assert.deepEqual(missing, [])
})

test('the rooms in ARCHITECTURE.md are the rooms of the table, with what they may import', () => {
  const rows = [...readText('ARCHITECTURE.md').matchAll(/^\| `(\w+)\/` \|[^|]*\| ([^|]*?) \|$/gm)]
  const drawn = Object.fromEntries(rows.map((match) => [match[1]!, match[2]!]))
  assert.deepEqual(Object.keys(drawn).toSorted(), Object.keys(rooms).toSorted())
  for (const [room, { may, store = [] }] of Object.entries(rooms)) {
    const words = drawn[room]!.split(/[ ,]+/).filter((word) => !['kernel', '–', '-'].includes(word))
    assert.deepEqual(words.toSorted(), may === 'all' ? ['everything'] : [...may, ...store].toSorted(), room)
  }
})

test('a glossary row is one Chinese term, identifiers nobody else has, and a meaning', () => {
  const rows = readText('docs/glossary.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (中文|-)/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  assert.ok(rows.length > 20)
  const identifiers = rows.flatMap(([, names = '']) => names.split(/[ ,/]+/))
  for (const [chinese = '', , meaning = ''] of rows) {
    assert.match(chinese, /\p{Script=Han}/u)
    assert.ok(meaning.length > 5, chinese)
  }
  for (const name of identifiers) assert.match(name, /^[a-z][a-zA-Z]*$/)
  assert.deepEqual(
    identifiers.filter((name, index) => identifiers.indexOf(name) !== index),
    [],
  )
})

test('no paper and no source names a machine, a registry or a workplace', () => {
  const files = [
    ...papers,
    ...['src', 'test', 'tools', 'bench', 'examples'].flatMap((place) => filesUnder(place, '.ts')),
  ]
  const said = /\/(?:home|root|Users)\/\w|registry\.(?:npmjs|npmmirror|yarnpkg)|\/work\/(?:main|shared)/
  assert.deepEqual(
    files.filter((file) => file !== 'test/docs.test.ts' && said.test(readText(file))),
    [],
  )
  assert.doesNotMatch(readText('package-lock.json'), /"resolved"/)
})

test('the lock file holds what every platform needs to run', () => {
  const { packages } = JSON.parse(readText('package-lock.json')) as { packages: Record<string, { integrity?: string }> }
  const { optionalDependencies } = JSON.parse(readText('package.json')) as {
    optionalDependencies: Record<string, string>
  }
  for (const name of Object.keys(optionalDependencies)) assert.ok(packages[`node_modules/${name}`]?.integrity, name)
})
