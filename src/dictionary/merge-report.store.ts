// D15: the merge report of everything this database holds: its templates, the maps in force, its villages.
import { areasWithin, rootArea } from '../access/area.store.ts'
import type { Trx } from '../db/trx.ts'
import { listTemplates } from '../templates/template.store.ts'
import { loadQuestions } from './dictionary.store.ts'
import { allAttachments } from './field-map.store.ts'
import { type MergeReport, mergeReport } from './merge-report.ts'
import { loadOwns } from './own.store.ts'

/** `only`: hashes of the templates to report on; absent: all. Every village fills every form once; how many households a form per household has is not known here, so each village counts as one. */
export async function loadMergeReport(
  trx: Trx,
  { unnamed, only }: { unnamed: string; only?: ReadonlySet<string> | undefined },
): Promise<MergeReport> {
  const questions = new Map((await loadQuestions(trx)).map((question) => [question.key, question]))
  const maps = new Map((await allAttachments(trx)).map((map) => [map.template, map]))
  const units = await reportingUnits(trx)
  const chosen = (await listTemplates(trx)).filter(({ hash }) => !only || only.has(hash))
  const templates = chosen.map((template) => {
    const map = maps.get(template.hash) ?? { issuer: template.issuer ?? unnamed, timesAYear: 1, attachments: [] }
    return { template, map, units }
  })
  const own = (await loadOwns(trx)).map(({ own: { prefix, name }, version }) => ({ prefix, name, version }))
  const dictionary = { questions: questions.size, own }
  return mergeReport({ templates, look: (key) => questions.get(key), dictionary })
}

/** How many units fill a form: the villages there are, at least one. */
export async function reportingUnits(trx: Trx): Promise<number> {
  const root = await rootArea(trx)
  const areas = root ? await areasWithin(trx, root.id) : []
  return Math.max(1, areas.filter(({ level, until }) => level === 'village' && until === undefined).length)
}
