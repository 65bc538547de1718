// The walls stand: the lint rule's own judgement over every file in plain Node, and every wall shown to stop what it must stop.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { checkOrder, inside, judge, layers, packages, placeOf, pureConfig, root, rooms } from '../tools/layers.js'
import { filesUnder, importsOf, readText } from './scan.ts'
import { good, planted } from './planted.ts'

/** What the lint rule says about a file, run over a scan of its import lines. */
function judged(file: string, text: string): string[] {
  const found: string[] = []
  const visitor = layers.create({
    filename: path.join(root, file),
    report: ({ message }) => void found.push(`${file}: ${message}`),
  })
  visitor.Program({ type: 'Program' })
  for (const node of importsOf(text)) visitor[node.type as 'ImportDeclaration' | 'ImportExpression'](node)
  return found
}

test('every file of src stands in a room and imports what its room and role allow', () => {
  const files = filesUnder('src', '.ts')
  assert.ok(files.length > 50, 'the scan sees the source')
  assert.deepEqual(
    files.flatMap((file) => judged(file, readText(file))),
    [],
  )
})

test('the scan sees every import line of the source, as the linter does', () => {
  for (const file of filesUnder('src', '.ts')) {
    const lines = readText(file)
      .split('\n')
      .filter((line) => /^(import\b|\} from )/.test(line) && /['"]/.test(line))
    const seen = importsOf(readText(file)).filter(({ type }) => type === 'ImportDeclaration')
    assert.ok(seen.length >= lines.length, `${file}: ${seen.length} of ${lines.length} import lines seen`)
  }
})

test('the table and the folders of src name the same rooms', () => {
  const folders = readdirSync(path.join(root, 'src')).toSorted()
  assert.deepEqual(folders, Object.keys(rooms).toSorted())
})

test('a table that points against the flow is refused', () => {
  assert.throws(() => checkOrder({ facts: { may: ['reports'] }, reports: { may: [] } }), /stands later in the flow/)
  assert.throws(() => checkOrder({ facts: { may: ['facts'] } }), /stands later/)
  assert.throws(() => checkOrder({ access: { may: [], store: ['audit'] }, audit: { may: [] } }), /stands later/)
  assert.throws(() => checkOrder({ facts: { may: ['elsewhere'] } }), /is no room/)
})

test('every package that may be used is a dependency, and every dependency used by src is in the table', () => {
  const { dependencies, devDependencies } = JSON.parse(readText('package.json'))
  for (const name of Object.keys(packages))
    if (name !== 'node:') assert.ok({ ...dependencies, ...devDependencies }[name], `${name} is not in package.json`)
  assert.deepEqual(
    Object.keys(dependencies).filter((name) => !packages[name]),
    [],
  )
})

test('tsconfig.pure.json is what the table says', () => {
  assert.deepEqual(JSON.parse(readText('tsconfig.pure.json')), pureConfig())
})

test('the checkout is found from the tools, never from a folder named src above it', () => {
  assert.equal(inside(path.join(root, 'src/facts/fact.ts')), 'src/facts/fact.ts')
  assert.equal(inside('/usr/src/other/src/facts/fact.ts').startsWith('..'), true)
  assert.equal(placeOf(inside('/usr/src/other/src/facts/fact.ts')).area, 'nowhere')
})

for (const { name, file, text, rule } of planted.filter((one) => one.rule === 'house/layers')) {
  test(`plain Node stops ${name}`, () => assert.notDeepEqual(judged(file, text), [], `${rule}: ${text}`))
}

for (const { name, file, text } of good) {
  test(`plain Node lets pass ${name}`, () => assert.deepEqual(judged(file, text), []))
}

test('one import is judged by room, by role and by package', () => {
  assert.equal(judge('src/facts/answer.ts', '../kernel/day.ts'), undefined)
  assert.match(judge('src/facts/answer.ts', '../reports/report.ts')!, /facts may import kernel, dictionary/)
  assert.match(judge('src/facts/answer.ts', './import.store.ts')!, /a pure file may use pure files/)
  assert.match(judge('src/facts/answer.ts', 'pg')!, /pg may be used by free, test files/)
})

// The linter itself, over a copy of the house that lies below another folder named src and holds one wrong thing per file.
const site = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), 'shixiao-planted-'))), 'usr/src/app')
after(() => rmSync(path.resolve(site, '../../..'), { recursive: true, force: true }))

test('the linter stops every planted wrong, by the rule that is meant to, and nothing else', () => {
  for (const folder of ['tools', ...Object.keys(rooms).map((room) => `src/${room}`)])
    mkdirSync(path.join(site, folder), { recursive: true })
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json', ...filesUnder('tools', '.js')])
    cpSync(path.join(root, name), path.join(site, name))
  symlinkSync(path.join(root, 'node_modules'), path.join(site, 'node_modules'), 'junction')
  for (const { file, text } of [...planted, ...good]) {
    mkdirSync(path.dirname(path.join(site, file)), { recursive: true })
    writeFileSync(path.join(site, file), text)
  }
  const linter = path.join(root, 'node_modules/oxlint/bin/oxlint')
  const run = spawnSync(process.execPath, [linter, '--format=json', 'src', 'tools'], { cwd: site, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { code: string; filename: string }[] }
  const found = new Set(diagnostics.map(({ code, filename }) => `${filename} ${ruleOf(code)}`))
  const meant = new Set(
    planted.flatMap(({ file, rule, also }) => [rule, also].filter(Boolean).map((one) => `${file} ${one}`)),
  )
  assert.deepEqual([...found].toSorted(), [...meant].toSorted())
  assert.equal(run.status, 1)
})

const compile = (folder: string, ...more: string[]) =>
  spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.pure.json', ...more],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  ).stdout

test('clock, network, console and timers do not compile in a pure file', () => {
  const folder = path.join(site, 'pure')
  const names = ['fetch', 'process', 'console', 'setTimeout', 'crypto', 'performance', 'document', 'require']
  mkdirSync(path.join(folder, 'src/facts'), { recursive: true })
  writeFileSync(path.join(folder, 'src/facts/world.ts'), `export const world: unknown[] = [${names.join(', ')}]\n`)
  for (const name of ['tsconfig.json', 'tsconfig.pure.json']) cpSync(path.join(root, name), path.join(folder, name))
  const refused = [...compile(folder).matchAll(/world\.ts.*Cannot find name '(\w+)'/g)].map((match) => match[1]!)
  assert.deepEqual(refused, names)
})

test('the pure files are compiled without the types of Node, drivers and browsers', () => {
  const files = compile(root, '--listFilesOnly').split('\n').filter(Boolean)
  const from = (part: RegExp) => files.filter((file) => part.test(file))
  assert.ok(from(/\/src\//).length > 30, 'the compiler sees the pure files')
  assert.deepEqual(from(/@types\/|lib\.dom|\/src\/(db|server|cli)\/|\.(node|store|routes|test)\.ts$/), [])
})

/** `house(layers)` is how the linter prints `house/layers`. */
const ruleOf = (code: string): string => code.replace(/^eslint\((.*)\)$/, '$1').replace(/^(.+)\((.*)\)$/, '$1/$2')
