// Rules and tests say the same: every rule of a SPEC.md has a test that names it, every rule a test names stands in a SPEC.md.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { root, rooms } from '../tools/layers.js'
import { codeOf, filesUnder, idsIn, readText, testTitles } from './scan.ts'

const specOf = (room: string): string => `src/${room}/SPEC.md`
const written = Object.keys(rooms).filter((room) => existsSync(path.join(root, specOf(room))))
const rulesOf = (room: string): string[] =>
  [...readText(specOf(room)).matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map((match) => match[1]!)
const rules = written.flatMap(rulesOf)
const testFiles = ['src', 'test', 'examples'].flatMap((place) => filesUnder(place, '.test.ts'))
const house = ['test/spec.test.ts', 'test/architecture.test.ts', 'test/tools.test.ts']
const titles = testFiles
  .filter((file) => !house.includes(file))
  .flatMap((file) => testTitles(readText(file)).map((title) => ({ file, title })))

test('every room has a SPEC.md with rules', () => {
  const without = Object.keys(rooms).filter((room) => !written.includes(room) || rulesOf(room).length === 0)
  assert.deepEqual(without, [])
})

test('every rule has a test that names it', () => {
  const named = new Set(titles.flatMap(({ title }) => idsIn(title)))
  assert.deepEqual(
    rules.filter((rule) => !named.has(rule)),
    [],
  )
})

test('every rule a test names stands in a SPEC.md', () => {
  const known = new Set(rules)
  const unknown = titles.flatMap(({ file, title }) =>
    idsIn(title)
      .filter((id) => !known.has(id))
      .map((id) => `${file}: [${id}]`),
  )
  assert.deepEqual(unknown, [])
})

test('a test of a room names its own rules', () => {
  const strangers = titles
    .filter(({ file, title }) => file.startsWith('src/') && idsIn(title).length === 0)
    .map(({ file, title }) => `${file}: ${title}`)
  assert.deepEqual(strangers, [])
})

test('a rule id belongs to one room and stands there once, in order', () => {
  const letters = written.map((room) => [...new Set(rulesOf(room).map((rule) => rule[0]!))])
  for (const [index, used] of letters.entries())
    assert.equal(used.length, 1, `${written[index]} uses ${used.join(' ')}`)
  assert.equal(new Set(letters.flat()).size, written.length, 'two rooms share a letter')
  // A number that was given once is never given to another rule, so there may be gaps.
  for (const room of written) {
    const numbers = rulesOf(room).map((rule) => Number(rule.slice(1)))
    const rising = [...new Set(numbers)].toSorted((a, b) => a - b)
    assert.deepEqual(numbers, rising, room)
  }
})

test('a rule is one sentence that ends in the part of the mission or the law it serves', () => {
  const wrong = written.flatMap((room) =>
    readText(specOf(room))
      .split('\n')
      .filter(
        (line) =>
          line.startsWith('- **') &&
          !/^- \*\*[A-Z]\d+\*\* \S.*[.。] \((?:(?:[RS]\d|[^()]*(?:[Ll]aw|法|GB)[^()]*)(?:, )?)+\)$/.test(line),
      )
      .map((line) => `${room}: ${line}`),
  )
  assert.deepEqual(wrong, [])
})

test('a file begins by saying which rule it serves, and that rule exists', () => {
  const known = new Set(rules)
  const wrong = filesUnder('src', '.ts').flatMap((file) => {
    // A test says in its titles which rules it holds.
    if (file.endsWith('.test.ts')) return []
    const first = readText(file).split('\n')[0]!
    if (!first.startsWith('// ')) return [`${file}: no first line`]
    const ids = /^\/\/ ((?:[A-Z]\d+(?:, | |-|–)?)+):/.exec(first)?.[1]?.match(/[A-Z]\d+/g) ?? []
    return ids.filter((id) => !known.has(id) && !/^R\d$/.test(id)).map((id) => `${file}: ${id}`)
  })
  assert.deepEqual(wrong, [])
})

test('no two tests of one file have the same title, and none says should', () => {
  for (const file of new Set(titles.map((one) => one.file))) {
    const own = titles.filter((one) => one.file === file).map((one) => one.title)
    const twice = own.filter((title, index) => own.indexOf(title) !== index && !title.includes('${'))
    assert.deepEqual(twice, [], file)
    assert.deepEqual(
      own.filter((title) => /\bshould\b/.test(title)),
      [],
      file,
    )
  }
})

test('the scan of titles counts what runs and nothing else', () => {
  const text = `
    test('[F1] runs', () => {})
    // test('[F2] is commented out', () => {})
    /* test('[F3] is commented out', () => {}) */
    test.skip('[F4] is skipped', () => {})
    test('[F5] is skipped', { skip: 'why' }, () => {})
    test('[F6] waits', { todo: true }, () => {})
    test.todo('[F7] waits')
    for (const one of [1]) test(\`[F8] is one of many \${one}\`, () => {})
    test(
      '[F9] [F10] stands on a line of its own, with "quotes" and it\\'s fine',
      { skip: process.platform === 'win32' },
      () => {},
    )
    const quoted = "test('[F11] is text', () => {})"
    await t.test('[F12] is a part', () => {})
    const pattern = /test\\('/g; test('[F13] after a pattern', () => {})
  `
  const ids = testTitles(text).flatMap(idsIn)
  assert.deepEqual(ids, ['F1', 'F8', 'F9', 'F10', 'F12', 'F13'])
  assert.equal(codeOf(`a('/*') // b`).trimEnd(), `a('/*')`)
})
