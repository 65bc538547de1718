import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cellStates, type Lineage, type LineageCell } from './lineage.ts'
import { Prov, provOf } from './trace-prov.ts'

const lineage = (cells: LineageCell[]): Lineage => ({
  shixiao: 1,
  report: '0199aaaa-0000-7000-8000-000000000001',
  file: 'f'.repeat(64),
  template: 'e'.repeat(64),
  unit: '青山村',
  period: '2026-11',
  filledOn: '2026-11-01',
  fieldMap: 'confirmed',
  cells,
})

const anyCell: fc.Arbitrary<LineageCell> = fc
  .record({
    row: fc.integer({ min: 1, max: 400 }),
    sheet: fc.constantFrom('表 1', '汇总!表'),
    state: fc.constantFrom(...cellStates),
    from: fc.constantFrom('question', 'definition', 'demand'),
    unit: fc.constantFrom('青山村', '柳河 村'),
    recorded: fc.constantFrom('2026-10-01', '2026-10-02'),
    fact: fc.uuid(),
  })
  .map(({ row, sheet, state, from, unit, recorded, fact }) => ({
    sheet,
    cell: `B${row}`,
    state,
    attachmentVersion: 1,
    filling:
      from === 'question'
        ? { from, question: 'person.name', render: 'plain' as const }
        : from === 'demand'
          ? { from, what: 'unit' as const }
          : {
              from: 'definition' as const,
              definition: { measure: 'count' as const, of: 'person' as const, where: [] },
            },
    ...(state === 'value' ? { fact } : {}),
    ...(from === 'definition' ? { counted: 7 } : {}),
    ...(from === 'question' && state === 'value' ? { source: { unit, recorded } } : {}),
  }))

/** Every relation as an arrow from what came later to what it came from. */
function arrows(prov: Prov): [from: string, to: string][] {
  const { entity: _e, activity: _a, agent: _g, prefix: _p, ...relations } = prov
  return Object.values(relations).flatMap((all) =>
    Object.values(all as Record<string, Record<string, string>>).map((one): [string, string] => {
      const [from, to] = Object.values(one)
      return [from!, to!]
    }),
  )
}

function hasCycle(all: readonly [string, string][]): boolean {
  const next = Map.groupBy(all, ([from]) => from)
  const [done, open] = [new Set<string>(), new Set<string>()]
  const visit = (at: string): boolean => {
    if (open.has(at)) return true
    if (done.has(at)) return false
    open.add(at)
    const found = (next.get(at) ?? []).some(([, to]) => visit(to))
    open.delete(at)
    done.add(at)
    return found
  }
  return [...next.keys()].some(visit)
}

test('[P45] whatever a report holds its provenance fits the schema, names nothing that it does not declare, and has no cycle', () => {
  fc.assert(
    fc.property(fc.array(anyCell, { maxLength: 60 }), (cells) => {
      const prov = Prov.parse(JSON.parse(JSON.stringify(provOf(lineage(cells)))))
      const declared = new Set([prov.entity, prov.activity, prov.agent].flatMap((one) => Object.keys(one)))
      const named = arrows(prov)
      assert.deepEqual(
        named.flat().filter((one) => !declared.has(one)),
        [],
      )
      assert.equal(hasCycle(named), false)
    }),
    { seed: 45, numRuns: 100 },
  )
  assert.equal(
    hasCycle([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]),
    true,
  )
})

test('[P45] every cell with a value reaches a fact that a unit entered on a day, a figure, or the demand; a blank reaches none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyCell, { maxLength: 40, selector: ({ sheet, cell }) => sheet + cell }), (cells) => {
      const prov = provOf(lineage(cells))
      const derived = Object.values(prov.wasDerivedFrom)
      const entered = new Set(Object.values(prov.wasGeneratedBy).map((one) => one['prov:entity']))
      const owned = new Set(Object.values(prov.wasAttributedTo).map((one) => one['prov:entity']))
      assert.equal(derived.length, cells.filter(({ state }) => state === 'value').length)
      for (const { 'prov:usedEntity': from } of derived) {
        const type = prov.entity[from]?.['prov:type']
        assert.ok(['sx:Fact', 'sx:Figure', 'sx:Demand'].includes(String(type)))
        if (type === 'sx:Fact') assert.ok(entered.has(from))
        if (type !== 'sx:Demand') assert.ok(owned.has(from))
      }
    }),
    { seed: 46, numRuns: 60 },
  )
})
