// C67: a report is written with its lineage, in the workbook or beside it, and never without.
import { type KeyObject, randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { ok, type Result } from '../kernel/result.ts'
import type { Lineage } from '../reports/lineage.ts'
import type { LineagePlace } from '../reports/manifest.ts'
import { signReport } from '../reports/sign-lineage.node.ts'
import { writeBytes } from './files.ts'
import { keySuite } from './key-files.ts'

export type Signing = { privateKey: KeyObject; place: LineagePlace }

export async function writeReport(
  file: string,
  report: { bytes: Uint8Array; lineage: Lineage },
  signing: Signing | undefined,
): Promise<Result<string>> {
  const salt = randomBytes(16).toString('hex')
  const name = path.basename(file)
  const signed = signing ? signReport({ ...report, ...signing, name, suite: keySuite, salt }) : ok(report)
  if (!signed.ok) return signed
  const { bytes, lineage } = signed.value
  const sidecar = `${file}.lineage.json`
  // The lineage first: on a disk that fills up no workbook is left without it.
  if (signing?.place !== 'inside') {
    const beside = await writeBytes(sidecar, `${JSON.stringify(lineage, null, 1)}\n`)
    return beside.ok ? writeBytes(file, bytes) : beside
  }
  const kept = await writeBytes(file, bytes)
  // One of an earlier filling would speak of another file.
  if (kept.ok) await rm(sidecar, { force: true })
  return kept
}
