// C1: a verb is one file: its name, its arguments, and one function that returns data, lines and an exit code.
import type { ParseArgsConfig } from 'node:util'
import type { Result } from '../kernel/result.ts'
import type { Speaker } from './speak.ts'

export type VerbOptions = NonNullable<ParseArgsConfig['options']>

export type Call = {
  positionals: string[]
  options: Record<string, string | boolean | (string | boolean)[] | undefined>
  speaker: Speaker
  /** Folder of the database, keys and everything else this installation keeps. */
  home: string
  json: boolean
}

/** What a verb leaves: `data` for `--json`, `lines` for people. Exit 1: a check it was asked for failed; 3: done in part, what was valid is kept. */
export type Outcome = { exit: 0 | 1 | 3; data: Record<string, unknown>; lines: string[] }

export type Verb = {
  name: string
  /** Positional arguments as shown in help, `FILE...`. */
  usage: string
  /** Fewest positionals the verb can work with. */
  needs: number
  options: VerbOptions
  run: (call: Call) => Promise<Result<Outcome>>
}

export const optionText = (call: Call, name: string): string | undefined => {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}
