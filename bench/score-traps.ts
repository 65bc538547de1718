// The trap list of the room, scored: what is taken for the same and must not be, and what must and is not.
import { asksSame } from '../src/matching/compare.ts'
import { slotsIn } from '../src/matching/slots-in.test.ts'
import { asSpelling } from '../src/matching/spell.ts'
import type { TrapRow } from '../src/matching/trap-row.test.ts'
import { different } from '../src/matching/traps-different.test.ts'
import { same } from '../src/matching/traps-same.test.ts'

export function scoreTraps(): Record<string, number | string> {
  const falseSame = different.filter(isSame)
  return {
    trap_pairs_different: different.length,
    trap_pairs_same: same.length,
    trap_false_same: falseSame.length,
    trap_false_same_by_class: byClass(falseSame),
    trap_missed_same: same.filter((row) => !isSame(row)).length,
  }
}

const isSame = ([, titleA, labelsA, titleB, labelsB]: TrapRow): boolean =>
  asksSame(asSpelling(slotsIn(titleA, labelsA)), asSpelling(slotsIn(titleB, labelsB)))

const byClass = (rows: readonly TrapRow[]): string =>
  [...Map.groupBy(rows, ([kind]) => kind)].map(([kind, own]) => `${kind} ${own.length}`).join(', ') || 'none'
