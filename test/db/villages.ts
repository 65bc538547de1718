// Villages for store tests of facts: each test takes one of its own, so that the cast may appear in every test.
import { addAreas } from '../../src/access/add-areas.store.ts'
import type { Trx } from '../../src/db/trx.ts'
import { ensureColumns } from '../../src/facts/column.store.ts'
import { importLedger, type ImportResult, type LedgerImport } from '../../src/facts/import.store.ts'
import { loadSubjects, type Subject } from '../../src/facts/subject.store.ts'
import type { AreaId } from '../../src/kernel/area.ts'
import type { Day } from '../../src/kernel/day.ts'
import { ok } from '../../src/kernel/result.ts'
import { castAsking as asking, castQuestions } from './cast.ts'
import { must, testDatabase } from './harness.ts'

export const on = '2026-11-24' as Day

export type Village = {
  area: AreaId
  shard: AreaId
  load: (sheets: LedgerImport['sheets'], more?: Partial<LedgerImport>) => Promise<ImportResult>
  persons: (questions: string[], more?: object) => Promise<Subject[]>
}

/** A database with villages nobody has reported about. `village` hands out the next one, with a shard of its own. */
export async function openVillages(name: string) {
  const db = await testDatabase(name)
  const within = async <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
    must(await db.transaction(async (trx) => ok(await work(trx))))
  const villages = await within(async (trx) => {
    must(await ensureColumns(trx, castQuestions))
    const below = Array.from({ length: 30 }, (_, index) => ({ level: 'village' as const, name: `村${index}` }))
    const trees = [
      { level: 'county' as const, name: '示例县', below: [{ level: 'town' as const, name: '东河镇', below }] },
    ]
    const areas = must(await addAreas(trx, { trees, since: '2000-01-01' as Day, actor: '张管理' }))
    return areas.filter(({ level }) => level === 'village').map(({ id }) => id)
  })
  const silent = villages.pop()!
  const place = (file = '台账'): Village => {
    const area = villages.pop()!
    const shard = `${area}s` as AreaId
    const load: Village['load'] = (sheets, more = {}) =>
      within(async (trx) => must(await importLedger(trx, { ...ledgerOf({ file, sheets, area, shard }), ...more })))
    const persons: Village['persons'] = (questions, more = {}) =>
      within((trx) =>
        loadSubjects(trx, { shard, scope: area, of: 'person', where: [], questions, on, asking, ...more }),
      )
    return { area, shard, load, persons }
  }
  return { db, within, place, silent }
}

/** 王支书 hands in the village's own ledger; the hash follows its content. */
export const ledgerOf = ({
  file,
  sheets,
  area,
  shard,
}: Pick<LedgerImport, 'sheets' | 'area' | 'shard'> & { file: string }): LedgerImport => ({
  file: {
    name: `${file}.xlsx`,
    hash: JSON.stringify(sheets.map(({ sheet, rows }) => [sheet, rows.map(({ values }) => [...values])])),
  },
  sheets,
  area,
  shard,
  unit: '青山村',
  actor: '王支书',
  on,
  identityKey: new Uint8Array(32),
  asking,
})

/** Values by row and question; the state where there is none. */
export const values = (rows: readonly Subject[], ...keys: string[]) =>
  rows.map(({ facts }) =>
    keys.map((key) => (facts.get(key)!.state === 'value' ? facts.get(key)!.value : facts.get(key)!.state)),
  )
