// C27: `serve` opens the server until it is told to stop; with `--example` an empty home first gets the example county.
import { readFileSync } from 'node:fs'
import { templateForms } from '../../examples/county/make.ts'
import { ok, type Result } from '../kernel/result.ts'
import { buildApp } from '../server/app.ts'
import { type FigureWorker, startFigureWorker } from '../server/figure-worker.ts'
import { listen, usualPort } from '../server/listen.ts'
import { type ExampleState, exampleState, seedExampleCounty } from './example-county.ts'
import { wholeOption } from './options.ts'
import { startProgress } from './progress.ts'
import type { Call, Outcome, Verb } from './verb.ts'
import { withWorkspace, type Workspace } from './workspace.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
const exampleVillages = 2
/** Steps of the example county as its progress bar counts them: the forms, a ledger per village, and the forms of each. */
const exampleSteps = templateForms.length + exampleVillages * (1 + templateForms.length)

export const serve: Verb = {
  name: 'serve',
  usage: '',
  needs: 0,
  options: { port: { type: 'string' }, example: { type: 'boolean' } },
  run: async (call) => {
    const port = wholeOption(call, 'port', { usual: usualPort, most: 65_535 })
    if (!port.ok) return port
    return withWorkspace(call.home, (workspace) => serveUntilStopped(workspace, { call, port: port.value }))
  },
}

async function serveUntilStopped(
  workspace: Workspace,
  { call, port }: { call: Call; port: number },
): Promise<Result<Outcome>> {
  const app = await buildApp({ database: workspace.database, version })
  const stopped = stopAsked()
  let worker: FigureWorker | undefined
  try {
    // Listening comes first: a port that is taken must be known before ten seconds of work.
    const address = await listen(app, port)
    if (!address.ok) return address
    worker = startFigureWorker(workspace)
    const { say } = call.speaker
    if (!call.json) tell(say('serve.listening', { address: address.value }))
    const example = call.options['example'] === true ? prepareExample(workspace, call) : undefined
    const first = await Promise.race([stopped, example ?? stopped])
    if (first !== undefined && !first.ok) return first
    if (first !== undefined) {
      if (call.json) tell(JSON.stringify({ address: address.value, example: first.value }))
      else tell(say(first.value === 'made' ? 'serve.ready' : 'serve.other', { address: address.value }))
      if (!call.json) tell(say('serve.stop'))
      await stopped
    }
    // What is left of the preparation meets a closed database: it goes on at the next start.
    example?.catch(() => {})
    return ok({ exit: 0, data: { stopped: true }, lines: [say('serve.stopped')] })
  } finally {
    await worker?.stop()
    await app.close()
  }
}

async function prepareExample(workspace: Workspace, call: Call): Promise<Result<ExampleState>> {
  const { say } = call.speaker
  const state = await exampleState(workspace)
  if (!state.ok || state.value === 'made' || state.value === 'other county') return state
  if (!call.json) tell(say('serve.preparing'))
  const bar = startProgress(call, exampleSteps, say('progress.example'))
  try {
    return await seedExampleCounty(workspace, { villages: exampleVillages, seed: 1, onStep: (name) => bar.step(name) })
  } finally {
    bar.stop()
  }
}

/** Resolves at the first signal that asks this process to end; further ones change nothing, since ending takes a moment. */
const stopAsked = (): Promise<undefined> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(undefined))
  })

const tell = (line: string): void => void process.stdout.write(`${line}\n`)
