// P44: a file is verified by what it carries and a key alone: no server, no database, no network.
import type { KeyObject } from 'node:crypto'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Workbook } from '../sheets/grid.ts'
import { partHashes } from '../sheets/part-hashes.node.ts'
import type { Lineage } from './lineage.ts'
import { type SaidCell, saidCells } from './manifest-cells.ts'
import { digestParts, marksOf } from './manifest-marks.node.ts'
import { lineageSheet } from './manifest-sheet.ts'
import type { Seal } from './manifest.ts'
import { reportProblems } from './problems.ts'
import { algorithms, keyId, publicKeyFrom } from './sign.node.ts'
import { signedText } from './sign-lineage.node.ts'

export type Verdict = {
  /** `resaved`: a program has saved the file again, and every cell still says what was signed. */
  content: 'unchanged' | 'resaved' | 'changed'
  /** Addresses, `表!B4`. Of a changed file no cell may be named where its mark agrees by chance. */
  changed: string[]
  added: string[]
  removed: string[]
  /** `proven`: by a key that was given; otherwise only that one key signed all of it. */
  signer: 'proven' | 'unproven'
  key: string
}

export type ToVerify = {
  name: string
  bytes: Uint8Array
  workbook: Workbook
  lineage: Lineage
  /** Keys that came another way than the file; absent: none was given. */
  keys?: readonly KeyObject[]
}

export function verifyReport({ name, bytes, workbook, lineage, keys }: ToVerify): Result<Verdict> {
  const { seal } = lineage
  if (!seal) return fail(reportProblems['not-signed']({ file: name }))
  const signer = checkSignature(lineage, { name, seal, keys })
  if (!signer.ok) return signer
  const cells = saidCells(workbook, { without: lineageSheet })
  const found = compareCells(seal, cells)
  if (seal.place === 'beside' && isOfAnother(lineage, found)) {
    return fail(reportProblems['lineage-of-another']({ file: name }))
  }
  const parts = partHashes(bytes, { name, without: lineageSheet })
  // Saved as .xls or .csv it has no parts to compare: what it says still counts.
  const isSame = parts.ok && digestParts(seal.suite, parts.value) === seal.parts
  const content = found.isSame ? (isSame ? 'unchanged' : 'resaved') : 'changed'
  const { changed, added, removed } = found
  return ok({ content, changed, added, removed, signer: signer.value, key: seal.key })
}

function checkSignature(
  lineage: Lineage,
  { name, seal, keys }: { name: string; seal: Seal; keys: readonly KeyObject[] | undefined },
): Result<Verdict['signer']> {
  const tampered = fail(reportProblems['lineage-tampered']({ file: name }))
  const given = keys?.find((key) => keyId(key) === seal.key)
  if (keys && !given) return fail(reportProblems['other-key']({ file: name, key: seal.key }))
  const own = publicKeyFrom(seal.suite, seal.publicKey)
  if (!own || keyId(own) !== seal.key) return tampered
  const isSigned = algorithms[seal.suite].verify(signedText(lineage, seal), given ?? own, seal.signature)
  return isSigned ? ok(given ? 'proven' : 'unproven') : tampered
}

type Compared = Pick<Verdict, 'changed' | 'added' | 'removed'> & { isSame: boolean }

export function compareCells(seal: Seal, cells: readonly SaidCell[]): Compared {
  const now = marksOf(seal, cells)
  const compared: Compared = { changed: [], added: [], removed: [], isSame: now.content === seal.content }
  if (compared.isSame) return compared
  for (const { sheet, cell } of cells) {
    const was = markAt(seal.marks, sheet, cell)
    if (was === undefined) compared.added.push(`${sheet}!${cell}`)
    else if (was !== markAt(now.marks, sheet, cell)) compared.changed.push(`${sheet}!${cell}`)
  }
  for (const [sheet, own] of Object.entries(seal.marks)) {
    for (const cell of Object.keys(own)) {
      if (markAt(now.marks, sheet, cell) === undefined) compared.removed.push(`${sheet}!${cell}`)
    }
  }
  return compared
}

const markAt = (marks: Seal['marks'], sheet: string, cell: string): string | undefined =>
  Object.hasOwn(marks, sheet) ? marks[sheet]![cell] : undefined

/**
 * Reports on one form share their labels, so only filled cells tell one from another. A sidecar of which most filled cells
 * say something else lies beside the wrong file far more often than somebody has changed most of a report.
 */
function isOfAnother({ cells }: Lineage, { isSame, changed, removed }: Compared): boolean {
  if (isSame) return false
  const filled = new Set(
    cells.flatMap(({ sheet, cell, state, filling }) =>
      state === 'value' && !(filling?.from === 'demand' && filling.what === 'serial')
        ? [`${sheet}!${cell.replace(/#\d+$/, '')}`]
        : [],
    ),
  )
  const differing = [...changed, ...removed].filter((cell) => filled.has(cell)).length
  return filled.size > 0 && differing * 2 > filled.size
}
