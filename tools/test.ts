// `npm test`: every check and test of the house, one line each, to the end whatever fails; the last line counts them.
// `--all` adds the heavier ones, `--rest` runs only those, `--only NAME` one step by its name.
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './browser.ts'
import { root } from './layers.js'
import { runProgram } from './run-program.ts'
import { suites } from './suites.ts'
import { type Counted, readTap, unheldRules } from './tap.ts'

type Outcome = { passed: number; failed: number; note?: string; output?: string; skips?: string[]; titles?: string[] }
/** `beside`: begun with the run and told in its place, because it mostly waits for one program after the other. */
type Step = { name: string; when: 'always' | 'all'; run: () => Promise<Outcome>; beside?: true }

const places = ['src', 'test', 'tools', 'bench', 'examples'].filter((place) => existsSync(path.join(root, place)))
const reports = mkdtempSync(path.join(tmpdir(), 'shixiao-report-'))
const minute = 60_000
// Hundreds of programs are started from the same source: what the first has compiled the others need not.
process.env['NODE_COMPILE_CACHE'] ??= path.join(reports, 'compiled')

/** A check: one program that passes or fails as a whole. */
const check = (name: string, file: string, ...args: string[]): Step => ({
  name,
  when: 'always',
  run: async () => {
    const ran = await runProgram([path.join(root, file), ...args], { limit: 3 * minute })
    return ran.code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output: ran.output }
  },
})

type Suite = { files: string[]; env?: NodeJS.ProcessEnv; isolated?: boolean; limit?: number; before?: string[] }

/** A suite of node:test: counted by its own report, shown by it when something failed. */
async function runSuite(
  name: string,
  { files, env, isolated = false, limit = 12 * minute, before = [] }: Suite,
): Promise<Outcome> {
  const found = files.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted()
  if (found.length === 0) return { passed: 0, failed: 0, skips: [`${name}: there are no such tests yet`] }
  const tap = path.join(reports, `${name.replace(/\W+/g, '-')}.tap`)
  const reporters = ['spec', 'stdout', 'tap', tap].map((value, index) =>
    index % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
  )
  const args = ['--test', ...(isolated ? [] : ['--test-isolation=none']), ...reporters, ...found]
  const ran = await runProgram([...before, ...args], { limit, ...(env && { env }) })
  const counted: Counted = existsSync(tap)
    ? readTap(readFileSync(tap, 'utf8'))
    : { passed: 0, failed: 0, skips: [], titles: [] }
  // A process that died, or a file that ran no test, must not look like a suite that passed.
  const broken =
    (ran.code !== 0 && counted.failed === 0) || counted.passed + counted.failed + counted.skips.length === 0
  const failed = counted.failed + (broken ? 1 : 0)
  const output =
    ran.output.includes('failing tests:') && !broken
      ? ran.output.slice(ran.output.indexOf('failing tests:'))
      : ran.output
  return { ...counted, failed, note: `${found.length} files`, ...(failed > 0 && { output }) }
}

const suite = (name: string, when: Step['when'], of: Suite): Step => ({ name, when, run: () => runSuite(name, of) })

const titles: string[] = []

const steps: Step[] = [
  check('format', 'node_modules/oxfmt/bin/oxfmt', '--check', ...places),
  check('lint', 'node_modules/oxlint/bin/oxlint', ...places),
  check('types', 'node_modules/typescript/bin/tsc', '-p', '.'),
  check('types of pure files', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.pure.json'),
  check('dead code', 'node_modules/knip/bin/knip.js', '--no-progress'),
  suite('pure tests', 'always', { files: suites.pure }),
  suite('store and http tests', 'always', { files: suites.stores }),
  { ...suite('command line tests', 'always', { files: suites.commands }), beside: true },
  ...(existsSync(path.join(root, 'tools/schema-dump.ts'))
    ? [check('schema snapshot', 'tools/schema-dump.ts', '--check')]
    : []),
  { name: 'browser', when: 'always', run: browser },
  { name: 'rules', when: 'always', run: rules },
  // Each file alone, far from the usual time zone and language: no test leans on another or on the machine.
  suite('pure tests apart', 'all', {
    files: ['src/**/*.test.ts'],
    isolated: true,
    env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANG: 'C' },
    limit: 10 * minute,
  }),
  suite('store tests on a server', 'all', {
    files: ['test/db/*.test.ts'],
    before: [path.join(root, 'tools/with-postgres.ts')],
    limit: 10 * minute,
  }),
  ...(existsSync(path.join(root, 'test/heavy'))
    ? [suite('heavy tests', 'all', { files: suites.heavy, limit: 20 * minute })]
    : []),
]

async function browser(): Promise<Outcome> {
  const files = suites.browser
  const found = findBrowser(process.env)
  const named = files.flatMap((pattern) => globSync(pattern, { cwd: root }))
  if (!found && named.length > 0)
    return {
      passed: 0,
      failed: 0,
      skips: named.map((file) => `${file}: no browser (set SHIXIAO_CHROME, or install Chromium)`),
    }
  return runSuite('browser', { files, ...(found && { env: { SHIXIAO_CHROME: found } }) })
}

/** Every rule of every SPEC.md was held by a test that really ran: titles that only exist in source do not count. */
async function rules(): Promise<Outcome> {
  const specs = globSync('src/*/SPEC.md', { cwd: root }).map((file) => readFileSync(path.join(root, file), 'utf8'))
  const { count, unheld, skipped } = unheldRules(specs, { passed: titles, skips: summary.skips })
  if (unheld.length > 0) return { passed: 0, failed: 1, output: `no test that passed names ${unheld.join(' ')}` }
  return {
    passed: 1,
    failed: 0,
    note: `${count} rules`,
    skips: skipped.map((rule) => `rule ${rule}: its tests were skipped`),
  }
}

const { values } = parseArgs({
  options: { all: { type: 'boolean' }, rest: { type: 'boolean' }, only: { type: 'string' } },
})
const summary = { passed: 0, failed: 0, skips: [] as string[], broken: [] as string[] }
const say = (line: string) => process.stdout.write(`${line}\n`)
const chosen = steps.filter(({ name, when }) =>
  values.only ? name === values.only : values.rest ? when === 'all' : values.all || when === 'always',
)
if (chosen.length === 0) say(`steps: ${steps.map(({ name }) => name).join(', ')}`)

async function timed({ run }: Step): Promise<{ outcome: Outcome; seconds: string }> {
  const started = performance.now()
  // A step that throws is a failed step, not the end of the run.
  const outcome = await run().catch((error: unknown): Outcome => ({ passed: 0, failed: 1, output: String(error) }))
  return { outcome, seconds: ((performance.now() - started) / 1000).toFixed(1) }
}

const begun = new Map(chosen.filter(({ beside }) => beside).map((step) => [step, timed(step)]))
for (const step of chosen) {
  const { name } = step
  const { outcome, seconds } = await (begun.get(step) ?? timed(step))
  const { passed, failed, note, output, skips = [] } = outcome
  const counts = passed + failed > 1 ? `${passed} passed${failed ? `, ${failed} failed` : ''}` : ''
  const mark = failed > 0 ? '✗' : passed === 0 ? '-' : '✓'
  say([`${mark} ${name.padEnd(24)} ${seconds.padStart(6)} s`, counts, note].filter(Boolean).join('  '))
  if (output) say(output.trimEnd().replace(/^/gm, '    '))
  summary.passed += passed
  summary.failed += failed
  summary.skips.push(...skips)
  titles.push(...(outcome.titles ?? []))
  if (failed > 0) summary.broken.push(name)
}

rmSync(reports, { recursive: true, force: true })
if (summary.skips.length > 0) say(['', 'skipped:', ...summary.skips.map((skip) => `  ${skip}`)].join('\n'))
if (summary.broken.length > 0) say(`\nfailed: ${summary.broken.join(', ')}`)
say(`\n${summary.passed} passed, ${summary.failed} failed`)
process.exitCode = summary.failed > 0 || chosen.length === 0 ? 1 : 0
