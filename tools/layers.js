// The walls of the house: which room may import which, and what a file's suffix allows it to use. One lint rule holds them,
// and test/architecture.test.ts runs the same rule without the linter. Plain JavaScript: any Node the linter runs on reads it.
import { realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * @typedef {'pure' | 'node' | 'store' | 'routes' | 'test' | 'free'} Role
 * @typedef {{ may: string[] | 'all', store?: string[], free?: true }} Room
 * @typedef {{ area: 'src', room: string, role: Role } | { area: 'outside', folder: string } | { area: 'nowhere', why: string }} Place
 */

/**
 * Rooms in the order data flows. `may` holds for every file of the room, `store` for its stores and routes too, `free` means
 * that no suffix is needed inside. Every room may import `kernel`.
 * @type {Record<string, Room>}
 */
export const rooms = {
  kernel: { may: [] },
  db: { may: [], free: true },
  audit: { may: [], store: ['db'] },
  access: { may: [], store: ['db', 'audit'] },
  sheets: { may: [] },
  templates: { may: ['sheets'] },
  matching: { may: ['templates'] },
  dictionary: { may: ['templates', 'matching'] },
  facts: { may: ['dictionary'] },
  demands: { may: ['templates', 'matching', 'dictionary', 'facts'] },
  reports: { may: ['sheets', 'templates', 'dictionary', 'facts', 'demands'] },
  server: { may: 'all', free: true },
  cli: { may: 'all', free: true },
}

/** Rooms beside the flow: any room's stores and routes may use them, stores included. */
const beside = ['db', 'access', 'audit']

/** What each role may use. @type {Record<Role, readonly Role[]>} */
const uses = {
  pure: ['pure'],
  node: ['pure', 'node'],
  store: ['pure', 'node', 'store', 'free'],
  routes: ['pure', 'node', 'store', 'routes', 'free'],
  test: ['pure', 'node', 'store', 'routes', 'free', 'test'],
  free: ['pure', 'node', 'store', 'routes', 'free'],
}

/** @type {readonly Role[]} */
const withNode = ['node', 'store', 'routes', 'test', 'free']

/**
 * Package -> the roles that may use it, and the rooms when not all. A package that is not here may be used by no file of src.
 * `node:` stands for every built-in module.
 * @type {Record<string, { roles: readonly Role[], rooms?: string[] }>}
 */
export const packages = {
  'node:': { roles: withNode },
  zod: { roles: ['pure', ...withNode] },
  '@e965/xlsx': { roles: ['node', 'test'], rooms: ['sheets'] },
  hucre: { roles: ['node', 'test'], rooms: ['sheets'] },
  yaml: { roles: ['node', 'test'], rooms: ['dictionary'] },
  'pinyin-pro': { roles: ['node', 'test'], rooms: ['matching'] },
  kysely: { roles: ['node', 'store', 'free'], rooms: ['db', 'facts', 'demands', 'reports', 'dictionary'] },
  pg: { roles: ['free', 'test'], rooms: ['db'] },
  'pg-copy-streams': { roles: ['store'] },
  fastify: { roles: ['routes', 'free'] },
  'fastify-type-provider-zod': { roles: ['routes', 'free'] },
  '@fastify/helmet': { roles: ['free'], rooms: ['server'] },
  '@fastify/rate-limit': { roles: ['free'], rooms: ['server'] },
  '@fastify/swagger': { roles: ['free'], rooms: ['server'] },
  'openapi-types': { roles: ['free'], rooms: ['server'] },
  'cli-progress': { roles: ['free'], rooms: ['cli'] },
  'fast-check': { roles: ['test'] },
}

checkOrder(rooms)

/**
 * Throws when a room names a room that stands after it: so no cycle of rooms can be declared.
 * @param {Record<string, Room>} table
 */
export function checkOrder(table) {
  const order = Object.keys(table)
  for (const [room, { may, store = [] }] of Object.entries(table)) {
    for (const other of [...(may === 'all' ? [] : may), ...store]) {
      if (!order.includes(other)) throw new Error(`tools/layers.js: ${room} names ${other}, which is no room`)
      if (order.indexOf(other) >= order.indexOf(room))
        throw new Error(`tools/layers.js: ${room} may not import ${other}: it stands later in the flow`)
    }
  }
}

/** The checkout, found from this file and never from a folder named `src` somewhere above it. */
export const root = realpathSync(fileURLToPath(new URL('..', import.meta.url)))

/** Path of a file inside the checkout, with `/`. @param {string} filename */
export function inside(filename) {
  const folder = path.dirname(filename)
  let real = folder
  try {
    real = realpathSync(folder)
  } catch {
    // A file that an editor has not saved yet stands where it says.
  }
  return path
    .relative(root, path.join(real, path.basename(filename)))
    .split(path.sep)
    .join('/')
}

const outside = ['test', 'tools', 'bench', 'examples']
/** A dotted part that is no role: text made in that format, still pure. */
const formats = ['html', 'text']
const banned = /(^|-)(utils?|helpers?|common|managers?|misc|types|index)(-|$)/

/** Where a file stands: its room and role, or why it may not stand there. @param {string} file @returns {Place} */
export function placeOf(file) {
  const [top = '', room = '', name = '', ...deeper] = file.split('/')
  if (top !== 'src') {
    return outside.includes(top) || !file.includes('/')
      ? { area: 'outside', folder: top }
      : { area: 'nowhere', why: `${file} lies outside src, test, tools, bench and examples` }
  }
  const found = rooms[room]
  if (!found || name === '')
    return {
      area: 'nowhere',
      why: `src/${room} is no room: add it to the table in tools/layers.js, with its place in the flow`,
    }
  if (deeper.length > 0) return { area: 'nowhere', why: `rooms are flat: ${file} lies in a folder of its own` }
  if (name.endsWith('.json')) return { area: 'src', room, role: found.free ? 'free' : 'pure' }
  const match = /^([a-z0-9]+(?:-[a-z0-9]+)*)((?:\.[a-z]+)*)\.ts$/.exec(name)
  if (!match) return { area: 'nowhere', why: `${file}: names are kebab-case and end in .ts` }
  if (banned.test(match[1] ?? ''))
    return { area: 'nowhere', why: `${file}: a file is named after one thing or one deed` }
  const suffix = (match[2] ?? '').slice(1)
  if (suffix === 'test') return { area: 'src', room, role: 'test' }
  if (suffix === 'store' || suffix === 'routes' || suffix === 'node')
    return { area: 'src', room, role: found.free ? 'free' : suffix }
  if (suffix !== '' && !formats.includes(suffix))
    return {
      area: 'nowhere',
      why: `${file}: .${suffix}.ts is no role; roles are .node .store .routes .test, or none for pure`,
    }
  return { area: 'src', room, role: found.free ? 'free' : 'pure' }
}

/**
 * What is wrong with `file` importing `specifier`, as a sentence that says what is allowed; undefined when nothing is.
 * @param {string} file path inside the checkout
 * @param {string | undefined} specifier undefined when it is not a literal
 * @returns {string | undefined}
 */
export function judge(file, specifier) {
  const from = placeOf(file)
  // Files outside src may use the whole house; the place itself is reported once per file.
  if (from.area !== 'src') return undefined
  if (specifier === undefined) return 'an import names its file in quotes: what is computed cannot be checked'
  if (!specifier.startsWith('.')) return judgePackage(from, specifier)
  if (!/\.(ts|json)$/.test(specifier)) return `${specifier}: imports end in .ts or .json and never name a folder`
  const target = path.posix.join(path.posix.dirname(file), specifier)
  const to = placeOf(target)
  if (to.area === 'nowhere') return to.why
  if (to.area === 'outside') {
    if (from.role === 'free' && (to.folder === 'examples' || target === 'package.json')) return undefined
    return `src imports nothing from ${to.folder}; only server and cli may use examples and package.json`
  }
  return judgeRoom(from, to)
}

/** @typedef {Extract<Place, { area: 'src' }>} Inside */

/** @param {Inside} from @param {Inside} to */
function judgeRoom(from, to) {
  if (to.role === 'test' && from.role !== 'test') return 'a test is imported by tests only'
  if (!uses[from.role].includes(to.role))
    return `a ${from.role} file may use ${uses[from.role].join(', ')} files, not ${to.role}`
  if (from.room === to.room || to.room === 'kernel') return undefined
  const room = /** @type {Room} */ (rooms[from.room])
  if (room.may === 'all') return undefined
  const reaching = from.role === 'store' || from.role === 'routes'
  // db, access and audit lie in the flow before every room that keeps tables; they themselves name what they need.
  const also = reaching ? [...(room.store ?? (from.room === 'db' || from.room === 'kernel' ? [] : beside))] : []
  if (from.role === 'routes') also.push('server')
  const allowed = ['kernel', ...room.may, ...also]
  if (!allowed.includes(to.room))
    return `${from.room} may import ${allowed.join(', ')} from a ${from.role} file, not ${to.room}`
  const shut = to.role === 'store' || to.role === 'routes'
  if (shut && from.role !== 'store' && !beside.includes(to.room))
    return `the ${to.role} files of ${to.room} are private to its own room, server, cli and the stores after it`
  return undefined
}

/** @param {Inside} from @param {string} specifier */
function judgePackage(from, specifier) {
  if (!specifier.startsWith('node:') && isBuiltin(specifier)) return `write node:${specifier}`
  const parts = specifier.split('/')
  const name = specifier.startsWith('node:') ? 'node:' : parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  if (from.role === 'test' && ['node:test', 'node:assert/strict'].includes(specifier)) return undefined
  const rule = packages[name]
  if (!rule) return `${name} is not in the package table of tools/layers.js`
  if (!rule.roles.includes(from.role))
    return `${name} may be used by ${rule.roles.join(', ')} files, not by a ${from.role} file`
  if (rule.rooms && !rule.rooms.includes(from.room))
    return `${name} may be used in ${rule.rooms.join(', ')}, not in ${from.room}`
  return undefined
}

/** @typedef {{ type: string, value?: unknown, [key: string]: any }} Node */
/** @param {Node | null | undefined} node */
const literal = (node) => (node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined)

/** The lint rule. Type imports count: a type that leaks upward takes the thought with it. */
export const layers = {
  meta: { type: /** @type {const} */ ('problem') },
  /** @param {{ filename: string, report: (found: { message: string, node: any }) => void }} context */
  create(context) {
    const file = inside(context.filename)
    /** @param {Node} node @param {string | undefined} specifier */
    const check = (node, specifier) => {
      const message = judge(file, specifier)
      if (message) context.report({ message, node })
    }
    /** @param {Node} node */
    const source = (node) => check(node, literal(node['source']))
    return {
      /** @param {Node} node */
      Program(node) {
        const place = placeOf(file)
        if (place.area === 'nowhere') context.report({ message: place.why, node })
      },
      ImportDeclaration: source,
      ImportExpression: source,
      ExportAllDeclaration: source,
      /** @param {Node} node */
      ExportNamedDeclaration(node) {
        if (node['source']) source(node)
      },
      /** @param {Node} node */
      TSImportType(node) {
        check(node, literal(node['source'] ?? node['argument']?.literal ?? node['argument']))
      },
      /** @param {Node} node */
      TSImportEqualsDeclaration(node) {
        if (node['moduleReference']?.type === 'TSExternalModuleReference')
          check(node, literal(node['moduleReference'].expression))
      },
      /** `require`, however it was made. @param {Node} node */
      CallExpression(node) {
        if (node['callee']?.type === 'Identifier' && node['callee'].name === 'require')
          check(node, literal(node['arguments'][0]))
      },
      /** A worker's file: `new URL('./x.ts', import.meta.url)`. @param {Node} node */
      NewExpression(node) {
        const [first, base] = node['arguments']
        if (node['callee']?.name !== 'URL' || base?.object?.type !== 'MetaProperty') return
        const named = literal(first)
        if (named === undefined || named.endsWith('.ts')) check(node, named)
      },
    }
  },
}

/** Rooms whose files carry their role in the suffix, so that the compiler can check the pure ones alone. */
const suffixed = () => Object.keys(rooms).filter((room) => !rooms[room]?.free)

/** The whole of tsconfig.pure.json: no Node types, no browser types, so that clock, network and files do not compile. */
export const pureConfig = () => ({
  extends: './tsconfig.json',
  compilerOptions: { types: [], lib: ['ESNext'] },
  include: suffixed().map((room) => `src/${room}/*.ts`),
  exclude: ['node', 'store', 'routes', 'test'].map((suffix) => `src/*/*.${suffix}.ts`),
})
