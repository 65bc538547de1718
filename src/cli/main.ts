// C6: one command line for every verb: help in both languages, `--json` everywhere, exit codes 0 done, 1 refused, 2 usage, 3 in part.
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { languages } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { archive } from './archive.ts'
import { areasImport } from './areas-import.ts'
import { ask } from './ask.ts'
import { demo } from './demo.ts'
import { dictionaryExport } from './dictionary-export.ts'
import { dictionaryImport } from './dictionary-import.ts'
import { dictionaryList } from './dictionary-list.ts'
import { dictionaryShow } from './dictionary-show.ts'
import { factsCheck } from './facts-check.ts'
import { factsConflicts } from './facts-conflicts.ts'
import { factsHistory } from './facts-history.ts'
import { factsImport } from './facts-import.ts'
import { factsSave } from './facts-save.ts'
import { fill } from './fill.ts'
import { verbHelp, wholeHelp } from './help.ts'
import { keyExport } from './key-export.ts'
import { keyMake } from './key-make.ts'
import { keyShow } from './key-show.ts'
import { merge } from './merge.ts'
import { print } from './print.ts'
import { cliProblems } from './problems.ts'
import { reportAffected } from './report-affected.ts'
import { chooseLanguage, languageNamed, speaker, type Speaker } from './speak.ts'
import { serve } from './serve.ts'
import { review } from './review.ts'
import { reviewAudit } from './review-audit.ts'
import { reviewExport } from './review-export.ts'
import { reviewImport } from './review-import.ts'
import { reviewRevoke } from './review-revoke.ts'
import { reviewRules } from './review-rules.ts'
import { reviewSeparating } from './review-separating.ts'
import { reviewWhy } from './review-why.ts'
import { templateAdd } from './template-add.ts'
import { templateBlank } from './template-blank.ts'
import { templateConfirm } from './template-confirm.ts'
import { templateDiff } from './template-diff.ts'
import { templateInspect } from './template-inspect.ts'
import { trace } from './trace.ts'
import type { Call, Outcome, Verb, VerbOptions } from './verb.ts'
import { verify } from './verify.ts'

const verbs: Verb[] = [
  serve,
  demo,
  areasImport,
  templateAdd,
  templateInspect,
  templateConfirm,
  templateDiff,
  templateBlank,
  merge,
  dictionaryList,
  dictionaryShow,
  dictionaryExport,
  dictionaryImport,
  factsImport,
  factsSave,
  factsHistory,
  factsConflicts,
  factsCheck,
  ask,
  fill,
  reportAffected,
  print,
  archive,
  trace,
  verify,
  keyMake,
  keyShow,
  keyExport,
  reviewExport,
  reviewImport,
  reviewWhy,
  reviewRevoke,
  reviewAudit,
  reviewSeparating,
  reviewRules,
  review,
]

const everywhere: VerbOptions = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  home: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
}

process.exitCode = await main(process.argv.slice(2))

async function main(words: string[]): Promise<number> {
  // Language and form of output are needed even to say that the words make no sense.
  const { values: loose, positionals: plain } = parseArgs({
    args: words,
    options: everywhere,
    strict: false,
    allowPositionals: true,
  })
  const json = loose.json === true
  const voice = speaker(chooseLanguage(typeof loose.lang === 'string' ? loose.lang : undefined, process.env))
  try {
    const result = await dispatch({ words, plain }, voice)
    if (!result.ok) return showProblem(result.problem, { voice, json })
    show(result.value, json)
    return result.value.exit
  } catch (error) {
    // A bug: its text may hold data, so the person gets a number and the trace goes to standard error only when asked for.
    const id = randomUUID()
    if (process.env['SHIXIAO_DEBUG'])
      process.stderr.write(`${id} ${error instanceof Error ? error.stack : String(error)}\n`)
    return showProblem(cliProblems.bug({ id }), { voice, json })
  }
}

/** `plain`: the words without options. */
async function dispatch(
  { words, plain }: { words: string[]; plain: string[] },
  voice: Speaker,
): Promise<Result<Outcome>> {
  if (plain.length === 0 || plain[0] === 'help') return wholeOrVerbHelp(plain.slice(1), voice)
  const verb = verbs.find(({ name }) => name.split(' ').every((part, index) => part === plain[index]))
  if (!verb) return fail(cliProblems['unknown-verb']({ verb: plain.slice(0, 2).join(' ') }))
  const parsed = parseWords(verb, words)
  if (!parsed.ok) return parsed
  if (parsed.value.options['help'] === true) return ok({ exit: 0, data: {}, lines: verbHelp(verb, voice) })
  const positionals = parsed.value.positionals.slice(verb.name.split(' ').length)
  if (positionals.length < verb.needs)
    return fail(cliProblems['missing-argument']({ verb: verb.name, usage: verb.usage }))
  const most = verb.usage.includes('...') ? Infinity : verb.needs
  // A file name with a blank in it falls into two words: going on with half of it would be worse than asking.
  if (positionals.length > most)
    return fail(cliProblems['too-many-arguments']({ verb: verb.name, word: positionals[most]!, usage: verb.usage }))
  return verb.run({ ...parsed.value, positionals, speaker: voice })
}

function wholeOrVerbHelp(about: string[], voice: Speaker): Result<Outcome> {
  const verb = verbs.find(({ name }) => name === about.join(' '))
  if (!verb && about.length > 0) return fail(cliProblems['unknown-verb']({ verb: about.join(' ') }))
  return ok({
    exit: 0,
    data: { verbs: verbs.map(({ name, usage }) => ({ name, usage })) },
    lines: verb ? verbHelp(verb, voice) : wholeHelp(verbs, voice),
  })
}

function parseWords(verb: Verb, args: string[]): Result<Omit<Call, 'speaker'>> {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...verb.options, ...everywhere },
      allowPositionals: true,
    })
    const empty = Object.keys(values).find((name) => values[name] === '')
    if (empty !== undefined) return fail(cliProblems['option-value']({ option: `--${empty}`, verb: verb.name }))
    if (typeof values['lang'] === 'string' && !languageNamed(values['lang']))
      return fail(cliProblems['bad-option']({ option: '--lang', value: values['lang'], wanted: languages.join(', ') }))
    const home = path.resolve(
      typeof values['home'] === 'string' ? values['home'] : (process.env['SHIXIAO_HOME'] ?? '.shixiao'),
    )
    return ok({ options: values, positionals, home, json: values['json'] === true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const option = /'(?:-\w, )?(-[^' =]+)/.exec(error.message)?.[1] ?? ''
    const isValue = 'code' in error && error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE'
    return fail(cliProblems[isValue ? 'option-value' : 'unknown-option']({ option, verb: verb.name }))
  }
}

function show(outcome: Outcome, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(outcome.data)}\n` : outcome.lines.map((line) => `${line}\n`).join(''))
}

/** Two lines for people on standard error; with `--json` one object on standard output. Codes 400 are usage. */
function showProblem(problem: Problem, { voice, json }: { voice: Speaker; json: boolean }): number {
  const { message, do: next } = problem.says[voice.language]
  if (json)
    process.stdout.write(
      `${JSON.stringify({ problem: { code: problem.code, message, do: next, details: problem.details } })}\n`,
    )
  else
    process.stderr.write(
      voice
        .problem(problem)
        .map((line) => `${line}\n`)
        .join(''),
    )
  return problem.status === 400 ? 2 : 1
}
