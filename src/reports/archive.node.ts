// P47: the package is written so that the same reports give the same bytes, and verified from itself and a key alone.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { ledgerLimits } from '../sheets/limits.ts'
import { writeZip } from '../sheets/write-zip.node.ts'
import { findEntry, inflateEntry, openZip, type Zip } from '../sheets/zip.node.ts'
import { Archive, archiveManifest } from './archive.ts'
import { reportProblems } from './problems.ts'
import { algorithms, keyId, publicBytes, publicKeyFrom } from './sign.node.ts'

/** What a zip of the plain kind can count, and less than what this machine's memory holds of forms. */
export const mostArchived = 65_000
const limits = { ...ledgerLimits, entries: mostArchived + 1, totalBytes: 2 ** 31 - 1 }

export type ToArchive = {
  about: Pick<Archive, 'year' | 'unit' | 'madeOn' | 'reports' | 'suite'>
  /** By path in the package. */
  files: ReadonlyMap<string, Uint8Array>
  privateKey: KeyObject
}

export function packArchive({ about, files, privateKey }: ToArchive): Uint8Array {
  const { digest, sign } = algorithms[about.suite]
  const publicKey = createPublicKey(privateKey)
  const paths = [...files.keys()].toSorted()
  const unsigned = {
    shixiao: 1 as const,
    ...about,
    key: keyId(publicKey),
    publicKey: publicBytes(publicKey).toString('base64'),
    files: Object.fromEntries(paths.map((path) => [path, digest(files.get(path)!)])),
  }
  const manifest: Archive = { ...unsigned, signature: sign(textOf(unsigned), privateKey) }
  const json = new TextEncoder().encode(`${JSON.stringify(manifest, null, 1)}\n`)
  const entries = new Map([[archiveManifest, json], ...paths.map((path) => [path, files.get(path)!] as const)])
  return writeZip({ name: 'archive', entries: [] }, entries)
}

const textOf = (manifest: Omit<Archive, 'signature'>): string => `shixiao archive\n${canonicalJson(manifest)}`

export type ArchiveVerdict = {
  content: 'unchanged' | 'changed'
  changed: string[]
  added: string[]
  removed: string[]
  signer: 'proven' | 'unproven'
  key: string
  year: string
  unit: string
  reports: number
}

/** Undefined when the file is no archive of ours: then it may be a workbook. */
export function openArchive(bytes: Uint8Array, name: string): Zip | undefined {
  const opened = openZip(bytes, { name, limits })
  return opened.ok && findEntry(opened.value, archiveManifest) ? opened.value : undefined
}

export function verifyArchive(zip: Zip, keys?: readonly KeyObject[]): Result<ArchiveVerdict> {
  const { name } = zip
  const text = inflateEntry(zip, findEntry(zip, archiveManifest)!)
  if (!text.ok) return text
  const manifest = parseManifest(text.value)
  if (!manifest) return fail(reportProblems['archive-tampered']({ file: name }))
  const { suite, key, files, year, unit, reports } = manifest
  const given = keys?.find((one) => keyId(one) === key)
  if (keys && !given) return fail(reportProblems['other-key']({ file: name, key }))
  const own = publicKeyFrom(suite, manifest.publicKey)
  const { signature, ...unsigned } = manifest
  if (!own || keyId(own) !== key || !algorithms[suite].verify(textOf(unsigned), given ?? own, signature))
    return fail(reportProblems['archive-tampered']({ file: name }))
  const [changed, added, held]: [string[], string[], Set<string>] = [[], [], new Set()]
  for (const entry of zip.entries) {
    if (entry.name === archiveManifest) continue
    held.add(entry.name)
    const content = inflateEntry(zip, entry)
    if (!Object.hasOwn(files, entry.name)) added.push(entry.name)
    else if (!content.ok || algorithms[suite].digest(content.value) !== files[entry.name]) changed.push(entry.name)
  }
  const removed = Object.keys(files).filter((path) => !held.has(path))
  const content = [changed, added, removed].every((one) => one.length === 0) ? 'unchanged' : 'changed'
  return ok({ content, changed, added, removed, signer: given ? 'proven' : 'unproven', key, year, unit, reports })
}

function parseManifest(bytes: Uint8Array): Archive | undefined {
  try {
    return Archive.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    return undefined
  }
}
