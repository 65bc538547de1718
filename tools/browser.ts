// Which browser the browser tests drive: the one named, else Chromium or Chrome on the PATH, else none.
import { accessSync, constants, statSync } from 'node:fs'
import path from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

/** Path of the program; a named one that is not there counts as none, so that the run says what it skipped. */
export function findBrowser(env: NodeJS.ProcessEnv): string | undefined {
  const named = env['SHIXIAO_CHROME']
  if (named) return canRun(named) ? named : undefined
  const ending = process.platform === 'win32' ? '.exe' : ''
  return (env['PATH'] ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((name) => path.join(folder, name + ending)))
    .find(canRun)
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
