// S14: what can only be filled as .xlsx is converted by LibreOffice, in a profile of its own, within a deadline.
import { spawn } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, ok, type Result } from '../kernel/result.ts'
import { decodeText } from './decode-text.node.ts'
import { sheetProblems } from './problems.ts'
import { refuseKind } from './refuse-kind.ts'
import { type Kind, sniff } from './sniff.ts'
import { retypeValues } from './spreadsheetml.ts'

export type Converted = { bytes: Uint8Array; converted: boolean }

const deadlineSeconds = 120

/** Programs LibreOffice goes by. */
const programs = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice', 'localc']
const usualFolders =
  process.platform === 'darwin'
    ? ['/Applications/LibreOffice.app/Contents/MacOS']
    : process.platform === 'win32'
      ? [`${process.env['ProgramFiles'] ?? ''}\\LibreOffice\\program`]
      : []

/** Path of LibreOffice on this machine; undefined when there is none. */
export async function findConverter(path = process.env['PATH'] ?? ''): Promise<string | undefined> {
  for (const folder of [...path.split(delimiter).filter(Boolean), ...usualFolders]) {
    for (const program of programs) {
      const candidate = join(folder, program)
      if (
        await access(candidate, constants.X_OK).then(
          () => true,
          () => false,
        )
      )
        return candidate
    }
  }
  return undefined
}

/** Suffix LibreOffice is told, since it goes by names where we go by content. */
const suffixes: Partial<Record<Kind, string>> = {
  ole: 'xls',
  biff: 'xls',
  spreadsheetml: 'xml',
  html: 'html',
  text: 'csv',
}

/** The workbook as .xlsx: itself when it is a zip already (whether it is sound, reading tells), else converted. */
export async function toXlsx(
  bytes: Uint8Array,
  name: string,
  options: { path?: string; seconds?: number } = {},
): Promise<Result<Converted>> {
  const kind = sniff(bytes)
  const refused = refuseKind(kind, name)
  if (refused) return refused
  if (kind === 'zip') return ok({ bytes, converted: false })
  const program = await findConverter(options.path)
  if (!program) return fail(sheetProblems['no-converter']({ name }))
  const folder = await mkdtemp(join(tmpdir(), 'shixiao-convert-'))
  try {
    const source = join(folder, `form.${suffixes[kind] ?? 'xls'}`)
    await writeFile(source, kind === 'spreadsheetml' ? retyped(bytes) : bytes)
    const seconds = options.seconds ?? deadlineSeconds
    const run = await runOffice({ program, folder, sources: [source], to: 'xlsx:Calc MS Excel 2007 XML', seconds })
    if (run === 'slow') return fail(sheetProblems['too-slow']({ name, seconds }))
    const converted = await readFile(join(folder, 'out', 'form.xlsx')).catch(() => undefined)
    if (!converted || sniff(converted) !== 'zip') return fail(sheetProblems['not-converted']({ name }))
    return ok({ bytes: new Uint8Array(converted), converted: true })
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** LibreOffice, too, makes numbers of placeholders that a form calls numbers. */
function retyped(bytes: Uint8Array): Uint8Array {
  const text = decodeText(bytes)
  if (text === undefined) return bytes
  const stated = /^(\ufeff?<\?xml[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')/
  return new TextEncoder().encode(retypeValues(text).replace(stated, '$1"UTF-8"'))
}

/** Has LibreOffice write `sources` in the format `to` into `out` of the folder; ended for good after `seconds`. */
export function runOffice(of: {
  program: string
  folder: string
  sources: readonly string[]
  to: string
  seconds: number
}): Promise<'done' | 'slow'> {
  // A profile of its own: two LibreOffices on one profile block each other, and settings of the user must not matter.
  const profile = pathToFileURL(join(of.folder, 'profile')).href
  const target = ['--convert-to', of.to, '--outdir', join(of.folder, 'out'), ...of.sources]
  const plain = ['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck']
  return new Promise((resolve, reject) => {
    let slow = false
    // A group of its own: the launcher starts the program proper as its child, and both must end at the deadline.
    const child = spawn(of.program, [`-env:UserInstallation=${profile}`, ...plain, ...target], {
      cwd: of.folder,
      detached: process.platform !== 'win32',
      stdio: 'ignore',
      windowsHide: true,
    })
    const timer = setTimeout(() => {
      slow = true
      if (process.platform === 'win32' || child.pid === undefined) child.kill()
      else process.kill(-child.pid, 'SIGKILL')
    }, of.seconds * 1000)
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', () => {
      clearTimeout(timer)
      resolve(slow ? 'slow' : 'done')
    })
  })
}
