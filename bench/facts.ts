// bench facts: what facts cost to load, keep, save and read, on the built-in server as an installation runs it.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { startEmbedded } from '../src/db/embedded.ts'
import { openPool } from '../src/db/open.ts'
import { eavTable, makeEav } from './facts-eav.ts'
import {
  type BlockTimes,
  factsOf,
  type FactsCounty,
  loadCounty,
  makeFactsCounty,
  must,
  within,
} from './facts-county.ts'
import { importFigures } from './facts-import.ts'
import { listFigures } from './facts-list.ts'
import { answersEach, peopleInVillage } from './facts-people.ts'
import { aggregateFigures, reportFigures } from './facts-read.ts'
import { saveFigures, saveToReportFigures } from './facts-save.ts'
import type { Bench } from './main.ts'
import { loadPerProcessor, quantile, rounded } from './timing.ts'

const usualFacts = 2_000_000
/** More of it says the same and takes ten times as long. */
const mostEav = 2_000_000

const usualList = 1_000_000

export const benchFacts: Bench = async ({ facts = String(usualFacts), list = String(usualList) }) => {
  const wanted = Number(facts)
  const villages = Math.ceil(wanted / peopleInVillage / answersEach)
  if (!Number.isInteger(villages) || villages < 1) throw new TypeError(`--facts ${facts}`)
  const load = loadPerProcessor()
  const home = await mkdtemp(path.join(tmpdir(), 'shixiao-bench-'))
  await chmod(home, 0o711)
  const embedded = must(await startEmbedded({ home }))
  try {
    const database = must(await openPool(embedded.connection, async () => {}))
    const admin = new Client({ ...embedded.admin, database: embedded.connection.database })
    await admin.connect()
    try {
      await within(database, makeEav)
      const county = await makeFactsCounty({ database, admin }, { name: '云溪县', villages })
      return { facts: factsOf(villages), ...(await figuresOf(county, Number(list))), load_per_processor_before: load }
    } finally {
      await admin.end()
      await database.close()
    }
  } finally {
    await embedded.stop()
    await rm(path.dirname(embedded.cluster), { recursive: true, force: true })
    await rm(home, { recursive: true, force: true })
  }
}

async function figuresOf(county: FactsCounty, people: number): Promise<Record<string, number>> {
  const told = <T extends object>(step: string, figures: T): T => {
    process.stderr.write(`facts: ${step} ${JSON.stringify(figures)}\n`)
    return figures
  }
  const loaded = told('load', loadFigures(await loadCounty(county, { eavFacts: mostEav })))
  const bytes = told('bytes', await bytesPerFact(county))
  const report = told(
    'report',
    await reportFigures(county, Math.min(county.villages.length, mostEav / peopleInVillage / answersEach)),
  )
  const aggregate = told('aggregate', await aggregateFigures(county))
  const save = told('save', await saveFigures(county))
  const live = told('save to report', await saveToReportFigures(county))
  const list = told('list', await listFigures(county, people))
  const whole = told('import', await importFigures())
  return {
    import_to_copy_ratio: rounded(loaded.ratio),
    import_facts_per_s: Math.round(loaded.typed),
    copy_floor_facts_per_s: Math.round(loaded.floor),
    log_facts_per_s: Math.round(loaded.log),
    import_end_to_end_facts_per_s: Math.round(whole.factsPerS),
    save_p50_to_commit_ratio: rounded(save.p50 / save.commit),
    save_p50_ms: rounded(save.p50),
    save_p99_ms: rounded(save.p99),
    commit_p50_ms: rounded(save.commit),
    village_report_p50_ms: rounded(report.p50),
    village_report_p99_ms: rounded(report.p99),
    village_load_p50_ms: rounded(report.load),
    aggregate_to_scan_ratio: rounded(aggregate.ratio),
    aggregate_p50_ms: rounded(aggregate.ms),
    save_to_report_p50_ms: rounded(live.p50),
    save_to_report_p99_ms: rounded(live.p99),
    first_page_p50_ms: rounded(list.first),
    middle_page_p50_ms: rounded(list.middle),
    search_p50_ms: rounded(list.search),
    search_surname_p50_ms: rounded(list.surname),
    list_subjects: people,
    ...bytes,
    eav_import_ratio: rounded(loaded.typed / loaded.eav),
    // Both are laid out alike; what differs is how the answers are read.
    eav_report_ratio: rounded((report.eav + report.p50 - report.load) / report.p50),
  }
}

/** Facts a second of the middle block; the ratio is the middle of the blocks' own, as the machine changes under way. */
function loadFigures(blocks: readonly BlockTimes[]) {
  const speed = (ms: (block: BlockTimes) => number | undefined) =>
    quantile(
      blocks.flatMap((block) => (ms(block) === undefined ? [] : [(block.facts / ms(block)!) * 1000])),
      0.5,
    )
  return {
    ratio: quantile(
      blocks.map(({ floor, typed }) => floor / typed),
      0.5,
    ),
    floor: speed(({ floor }) => floor),
    typed: speed(({ typed }) => typed),
    log: speed(({ log }) => log),
    eav: speed(({ eav }) => eav),
  }
}

/** Tables with their indexes; the log apart. */
async function bytesPerFact({ admin, villages }: FactsCounty): Promise<Record<string, number>> {
  const size = async (...tables: string[]) => {
    const sum = tables.map((table) => `pg_total_relation_size('${table}')`).join(' + ')
    return Number((await admin.query<{ bytes: string }>(`select ${sum} as bytes`)).rows[0]!.bytes)
  }
  const facts = factsOf(villages.length)
  const eav = Math.min(facts, Math.ceil(mostEav / answersEach) * answersEach)
  return {
    bytes_per_fact: rounded((await size('facts.person')) / facts),
    log_bytes_per_fact: rounded((await size('facts.patch_log')) / facts),
    eav_bytes_per_fact: rounded((await size(eavTable)) / eav),
  }
}
