// One wrong thing per file, each with the rule that must catch it: a guard nobody has seen failing guards nothing.

/** `also` names rules that catch the same thing from another side. */
export type Planted = { name: string; file: string; text: string; rule: string; also?: string }

const layer = (name: string, file: string, text: string): Planted => ({
  name,
  file,
  text: `${text}\n`,
  rule: 'house/layers',
})

const walls: Planted[] = [
  layer('a room that imports a later room', 'src/facts/later.ts', `export { a } from '../reports/good.ts'`),
  layer(
    'a room that imports a room it does not name',
    'src/matching/skips.ts',
    `export { a } from '../sheets/good.ts'`,
  ),
  layer('a type taken from a later room', 'src/facts/type-later.ts', `export type { A } from '../reports/good.ts'`),
  layer(
    'a type import of a later room',
    'src/facts/typed.ts',
    `import type { A } from '../reports/good.ts'\nexport const a = (b: A): A => b`,
  ),
  layer(
    'a type named by import() in a type',
    'src/facts/type-call.ts',
    `export type B = import('../reports/good.ts').A`,
  ),
  layer('typeof import()', 'src/facts/type-of.ts', `export type B = typeof import('../reports/good.ts')`),
  layer(
    'an import() of a later room',
    'src/facts/called.ts',
    `export const load = async () => import('../reports/good.ts')`,
  ),
  layer(
    'an import() of a variable',
    'src/facts/variable.ts',
    `export const load = async (name: string): Promise<unknown> => import(name)`,
  ),
  layer(
    'an import() of a template',
    'src/facts/template.ts',
    'export const load = async (): Promise<unknown> => import(`../reports/good.ts`)',
  ),
  layer('a re-export of everything', 'src/facts/all.ts', `export * from '../reports/good.ts'`),
  {
    ...layer('a side-effect import', 'src/facts/side.ts', `import '../reports/good.ts'\nexport const a = 1`),
    also: 'import/no-unassigned-import',
  },
  layer('a bare folder', 'src/demands/folder.ts', `export * from '../facts'`),
  layer('a file without its ending', 'src/demands/no-ending.ts', `export * from '../facts/good'`),
  layer('a pure file that uses a node file', 'src/reports/uses-node.ts', `export { a } from '../sheets/good.node.ts'`),
  layer('a pure file that uses SQL', 'src/facts/uses-store.ts', `export { a } from './good.store.ts'`),
  layer('a pure file that uses the database room', 'src/facts/uses-db.ts', `export { a } from '../db/good.ts'`),
  layer('a node file that uses SQL', 'src/facts/uses-store.node.ts', `export { a } from './good.store.ts'`),
  layer('a store that uses routes', 'src/facts/uses-routes.store.ts', `export { a } from './good.routes.ts'`),
  layer('a store that uses the server', 'src/facts/uses-server.store.ts', `export { a } from '../server/good.ts'`),
  layer(
    "routes that use another room's store",
    'src/reports/uses-facts.routes.ts',
    `export { a } from '../facts/good.store.ts'`,
  ),
  layer('db that knows a room', 'src/db/knows.ts', `export { a } from '../access/good.ts'`),
  layer('kernel that knows a room', 'src/kernel/knows.ts', `export { a } from '../sheets/good.ts'`),
  layer('a test that reaches a later room', 'src/facts/reach.test.ts', `export { a } from '../reports/good.ts'`),
  layer('a file that imports a test', 'src/facts/uses-test.ts', `export { a } from './good.test.ts'`),
  layer('a pure file with a package', 'src/facts/with-pg.ts', `export { Client } from 'pg'`),
  layer('a pure file with a built-in', 'src/facts/with-fs.ts', `export { existsSync } from 'node:fs'`),
  layer('a built-in without its prefix', 'src/facts/unmarked.node.ts', `export { existsSync } from 'fs'`),
  layer('a store with a workbook library', 'src/facts/with-xlsx.store.ts', `export { read } from '@e965/xlsx'`),
  layer('a package in the wrong room', 'src/facts/with-hucre.node.ts', `export { writeXlsx } from 'hucre/xlsx'`),
  layer('a package nobody may use', 'src/cli/with-knip.ts', `export { session } from 'knip'`),
  layer('a way out of src', 'src/facts/out.ts', `export { a } from '../../tools/layers.js'`),
  layer('a room that uses the examples', 'src/facts/example.ts', `export { a } from '../../examples/county/make.ts'`),
  layer('a folder that is no room', 'src/elsewhere/good.ts', 'export const a = 1'),
  layer(
    'an import from a folder that is no room',
    'src/facts/uses-elsewhere.ts',
    `export { a } from '../elsewhere/good.ts'`,
  ),
  layer('a folder inside a room', 'src/facts/inner/good.ts', 'export const a = 1'),
  layer('a barrel', 'src/facts/index.ts', `export { a } from './good.ts'`),
  layer('a file named utils', 'src/facts/date-utils.ts', 'export const a = 1'),
  layer('a misspelt role', 'src/facts/wrong.stores.ts', 'export const a = 1'),
  layer('a name in camel case', 'src/facts/camelCase.ts', 'export const a = 1'),
]

const pure = (name: string, file: string, text: string): Planted => ({
  name,
  file,
  text: `${text}\n`,
  rule: 'house/pure-globals',
})
const clocks: Planted[] = [
  pure('Date.now', 'src/facts/clock-now.ts', 'export const now = (): number => Date.now()'),
  pure('new Date', 'src/facts/clock-new.ts', 'export const now = (): unknown => new Date()'),
  pure(
    'Date by another name',
    'src/facts/clock-alias.ts',
    'const Clock = Date\nexport const now = (): unknown => new Clock()',
  ),
  pure('Math.random', 'src/facts/random.ts', 'export const chance = (): number => Math.random()'),
  pure('Math["random"]', 'src/facts/random-key.ts', `export const chance = (): number => Math['random']()`),
  pure(
    'random taken out of Math',
    'src/facts/random-taken.ts',
    'const { random } = Math\nexport const chance = (): number => random()',
  ),
  pure('toLocaleString', 'src/facts/locale.ts', 'export const say = (n: number): string => n.toLocaleString()'),
  pure(
    'localeCompare',
    'src/facts/compare.ts',
    'export const order = (a: string, b: string): number => a.localeCompare(b)',
  ),
  pure('Intl', 'src/facts/intl.ts', 'export const say = (n: number): string => new Intl.NumberFormat().format(n)'),
  pure('globalThis', 'src/facts/global.ts', 'export const all: unknown = globalThis'),
]

const words = (name: string, file: string, text: string): Planted => ({
  name,
  file,
  text: `${text}\n`,
  rule: 'house/no-untranslated',
})
const sentences: Planted[] = [
  words('a Chinese sentence', 'src/cli/chinese.ts', `export const say = '导入完成。'`),
  words(
    'a Chinese sentence in a template',
    'src/server/template.ts',
    'export const say = (n: number): string => `共导入 ${n} 行,请核对！`',
  ),
  words(
    'Chinese words around a value',
    'src/cli/around.ts',
    'export const say = (n: number): string => `一共有${n}个村子`',
  ),
  words('an English sentence', 'src/cli/english.ts', `export const say = 'The ledger was imported without errors.'`),
]

const other: Planted[] = [
  {
    name: 'a default export',
    file: 'src/facts/by-default.ts',
    text: 'export default 1\n',
    rule: 'import/no-default-export',
  },
  {
    name: 'any',
    file: 'src/facts/any.ts',
    text: 'export const a = (b: any): number => Number(b)\n',
    rule: 'typescript/no-explicit-any',
  },
  {
    name: '@ts-ignore',
    file: 'src/facts/ignored.ts',
    text: '// @ts-ignore\nexport const a = 1\n',
    rule: 'typescript/ban-ts-comment',
  },
  {
    name: 'a file over 400 lines',
    file: 'src/facts/long.ts',
    text: 'export const a = 1\n\n'.repeat(1) + '//\n'.repeat(400),
    rule: 'max-lines',
  },
  {
    name: 'a promise nobody awaits',
    file: 'src/facts/floats.store.ts',
    text: 'const save = async () => 1\nexport const a = () => {\n  save()\n}\n',
    rule: 'typescript/no-floating-promises',
  },
  {
    name: 'a cycle, first half',
    file: 'src/facts/cycle-a.ts',
    text: `import { b } from './cycle-b.ts'\nexport const a = (): number => b()\n`,
    rule: 'import/no-cycle',
  },
  {
    name: 'a cycle, second half',
    file: 'src/facts/cycle-b.ts',
    text: `import { a } from './cycle-a.ts'\nexport const b = (): number => a()\n`,
    rule: 'import/no-cycle',
  },
]

export const planted: Planted[] = [...walls, ...clocks, ...sentences, ...other]

const right = (name: string, file: string, text = 'export const a = 1\nexport type A = number') => ({
  name,
  file,
  text: `${text}\n`,
})
/** Right things of every role, and what looks wrong but is not. */
export const good = [
  right('a pure file', 'src/facts/good.ts'),
  right('a pure file of another room', 'src/reports/good.ts', `export { a, type A } from '../facts/good.ts'`),
  right('a pure file of sheets', 'src/sheets/good.ts'),
  right('a file of db', 'src/db/good.ts', `export { Client as a } from 'pg'`),
  right('a file of access', 'src/access/good.ts'),
  right('a file of server', 'src/server/good.ts', `export { a } from '../facts/good.store.ts'`),
  right('a node file', 'src/sheets/good.node.ts', `export { inflateRawSync as a } from 'node:zlib'`),
  right(
    'a store with db and audit',
    'src/facts/good.store.ts',
    `export { a } from '../db/good.ts'\nexport { a as b } from '../audit/good.store.ts'`,
  ),
  right('a store of audit', 'src/audit/good.store.ts', `export { a } from '../db/good.ts'`),
  right(
    'routes',
    'src/facts/good.routes.ts',
    `export { a } from '../server/good.ts'\nexport { a as b } from './good.store.ts'`,
  ),
  right('a test', 'src/facts/good.test.ts', `export { a } from './good.store.ts'\nexport { test } from 'node:test'`),
  right('a worker', 'src/sheets/worker.node.ts', `export const worker = new URL('./good.node.ts', import.meta.url)`),
  right(
    'an import in a comment',
    'src/facts/comment.ts',
    `// import { a } from '../reports/good.ts'\n/* import '../reports/good.ts' */\nexport const a = 1`,
  ),
  right('an import in a string', 'src/facts/quoted.ts', 'export const a = "import x from \'../reports/good.ts\'"'),
  right('a property called date', 'src/facts/property.ts', 'export const a = { Date: 1 }\nexport const b = a.Date'),
  right(
    'an error for developers',
    'src/facts/bug.ts',
    `export const a = (): never => {\n  throw new Error('The table has no such column here.')\n}`,
  ),
  right('a label of a form', 'src/facts/label.ts', `export const a = ['姓名', '身份证号', '是否低保(是/否)']`),
  right(
    'a lexicon with punctuation',
    'src/matching/lexicon-notes.ts',
    `export const a = '此表一式两份，由村委会填写。'`,
  ),
]
