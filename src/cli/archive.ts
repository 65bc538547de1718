// C69: `archive` packs a year's reports with their signed lineages, the events about them and a page that says how to read them.
import { type KeyObject, randomBytes } from 'node:crypto'
import type { Area } from '../access/area.ts'
import { rootArea } from '../access/area.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import { eventsWithin, record } from '../audit/event.store.ts'
import type { Trx } from '../db/trx.ts'
import { localDay } from '../kernel/local-day.node.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { mostArchived, packArchive } from '../reports/archive.node.ts'
import { safeName } from '../reports/file-name.ts'
import { printCode } from '../reports/print-code.ts'
import { type PrintableReport, printableReports } from '../reports/print.store.ts'
import { reportFile, reportLineage } from '../reports/report.store.ts'
import { signReport } from '../reports/sign-lineage.node.ts'
import { writeBytes } from './files.ts'
import { keySuite, signingKey } from './key-files.ts'
import { cliProblems } from './problems.ts'
import { speaker } from './speak.ts'
import { optionText, type Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const archive: Verb = {
  name: 'archive',
  usage: '--year YYYY --out FILE.zip',
  needs: 0,
  options: { year: { type: 'string' }, out: { type: 'string' } },
  run: async (call) => {
    const [year, out] = [optionText(call, 'year'), optionText(call, 'out')]
    if (year === undefined || out === undefined)
      return fail(cliProblems['missing-argument']({ verb: archive.name, usage: archive.usage }))
    if (!/^\d{4}$/.test(year)) return fail(cliProblems['bad-option']({ option: '--year', value: year, wanted: '2026' }))
    const key = await signingKey(call.home)
    if (!key.ok) return key
    const privateKey = key.value
    // What says of itself what it holds, and is not signed, proves nothing in ten years.
    if (!privateKey) return fail(cliProblems['no-county-key']({}))
    return withWorkspace(call.home, async ({ database, actor }) => {
      const packed = await database.transaction(async (trx) => {
        const root = await rootArea(trx)
        if (!root) return fail(cliProblems['no-areas']({}))
        const reports = await printableReports(trx, { scope: root.id, year })
        if (reports.length === 0) return fail(cliProblems['nothing-to-print']({}))
        // Two files each, and the pages beside them.
        if (reports.length * 2 + 3 > mostArchived)
          return fail(cliProblems['archive-too-large']({ reports: reports.length }))
        const files = await archiveFiles(trx, { reports, root, privateKey })
        if (!files.ok) return files
        const about = { kind: 'area', id: root.id }
        const details = { year, reports: reports.length }
        await record(trx, { actor, action: 'reports-archived', about, area: root.id, details })
        const madeOn = localDay(new Date())
        const named = { year, unit: root.name, madeOn, reports: reports.length, suite: keySuite }
        return ok({ bytes: packArchive({ about: named, files: files.value, privateKey }), reports: reports.length })
      })
      if (!packed.ok) return packed
      const written = await writeBytes(out, packed.value.bytes)
      if (!written.ok) return written
      const { reports } = packed.value
      const lines = [call.speaker.say('archive.done', { year, reports, file: out })]
      return ok({ exit: 0, data: { file: out, year, reports }, lines })
    })
  },
}

type Archiving = { reports: readonly PrintableReport[]; root: Area; privateKey: KeyObject }

async function archiveFiles(
  trx: Trx,
  { reports, root, privateKey }: Archiving,
): Promise<Result<Map<string, Uint8Array>>> {
  const files = new Map<string, Uint8Array>()
  const text = (content: string) => new TextEncoder().encode(content)
  const digits = Math.max(3, String(reports.length).length)
  const listed: object[] = []
  for (const [index, report] of reports.entries()) {
    const { file: bytes } = (await reportFile(trx, report.id))!
    const lineage = (await reportLineage(trx, report.id))!
    const salt = randomBytes(16).toString('hex')
    const { name } = report
    const signed = signReport({ bytes, name, lineage, place: 'beside', suite: keySuite, privateKey, salt })
    if (!signed.ok) return signed
    const number = String(index + 1).padStart(digits, '0')
    const path = `${safeName(report.unit)}/${safeName(`${number} ${name.replace(/\.xls[xm]$/i, '')}`)}.xlsx`
    files.set(path, bytes)
    files.set(`${path}.lineage.json`, text(`${JSON.stringify(signed.value.lineage, null, 1)}\n`))
    const { id, unit, issuer, period, fileHash } = report
    listed.push({ report: id, unit, issuer, period, path, code: printCode({ report: id, fileHash }) })
  }
  const events = await reportEvents(trx, { reports, root })
  files.set('reports.json', text(`${JSON.stringify(listed, null, 1)}\n`))
  files.set('events.json', text(`${JSON.stringify(events, null, 1)}\n`))
  files.set('README.zh-CN.txt', text(`${speaker('zh-CN').say('archive.readme')}\n`))
  files.set('README.en.txt', text(`${speaker('en').say('archive.readme')}\n`))
  return ok(files)
}

const page = 1000

/** What was done with these reports: filled, handed out, filled again. */
async function reportEvents(trx: Trx, { reports, root }: Pick<Archiving, 'reports' | 'root'>): Promise<AuditEvent[]> {
  const ids = new Set(reports.map(({ id }) => id))
  const found: AuditEvent[] = []
  for (let after: string | undefined; ;) {
    const events = await eventsWithin(trx, { scope: root.id, limit: page, ...(after && { after }) })
    found.push(...events.filter(({ about }) => about.kind === 'report' && ids.has(about.id)))
    if (events.length < page) return found
    after = events.at(-1)!.id
  }
}
