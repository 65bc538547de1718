// P40: a lineage is signed together with what the workbook says, and travels inside the workbook or beside it.
import { createPublicKey, type KeyObject } from 'node:crypto'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { ok, type Result } from '../kernel/result.ts'
import { addHiddenSheet } from '../sheets/add-sheet.node.ts'
import { partHashes } from '../sheets/part-hashes.node.ts'
import { ledgerLimits } from '../sheets/limits.ts'
import { readWorkbook } from '../sheets/read.node.ts'
import type { Lineage } from './lineage.ts'
import { saidCells } from './manifest-cells.ts'
import { digestParts, marksOf } from './manifest-marks.node.ts'
import { lineageSheet, sheetTexts } from './manifest-sheet.ts'
import type { LineagePlace, Seal, Suite } from './manifest.ts'
import { algorithms, keyId, publicBytes } from './sign.node.ts'

export type ToSign = {
  bytes: Uint8Array
  name: string
  lineage: Lineage
  place: LineagePlace
  suite: Suite
  privateKey: KeyObject
  /** Random, 32 hexadecimal digits. */
  salt: string
}
export type Signed = { bytes: Uint8Array; lineage: Lineage }

/** The workbook to hand out, and its lineage with the signature; `beside` leaves the workbook as it is. */
export function signReport({ bytes, name, lineage, place, suite, privateKey, salt }: ToSign): Result<Signed> {
  // With an empty sheet of lineage first: what is signed must be the parts that leave the house.
  const carrying = place === 'inside' ? addHiddenSheet(bytes, { name: lineageSheet, texts: [''] }, name) : ok(bytes)
  if (!carrying.ok) return carrying
  const parts = partHashes(carrying.value, { name, without: lineageSheet })
  if (!parts.ok) return parts
  const workbook = readWorkbook(bytes, { name, limits: ledgerLimits })
  if (!workbook.ok) return workbook
  const publicKey = createPublicKey(privateKey)
  const unsigned = {
    suite,
    key: keyId(publicKey),
    publicKey: publicBytes(publicKey).toString('base64'),
    place,
    salt,
    parts: digestParts(suite, parts.value),
    ...marksOf({ suite, salt }, saidCells(workbook.value, { without: lineageSheet })),
  }
  const signature = algorithms[suite].sign(signedText(lineage, unsigned), privateKey)
  const sealed: Lineage = { ...lineage, seal: { ...unsigned, signature } }
  if (place === 'beside') return ok({ bytes, lineage: sealed })
  const whole = addHiddenSheet(carrying.value, { name: lineageSheet, texts: sheetTexts(canonicalJson(sealed)) }, name)
  return whole.ok ? ok({ bytes: whole.value, lineage: sealed }) : whole
}

/** What the signature is over: everything the lineage says but the signature itself, and what it is for. */
export function signedText(lineage: Lineage, seal: Omit<Seal, 'signature'>): string {
  return `shixiao lineage\n${canonicalJson({ ...lineage, seal: { ...seal, signature: undefined } })}`
}
