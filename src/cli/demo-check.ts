// C26: `demo --check` compares what the product did with what the example county knows to be true, each as a number that must match.
import { readFile } from 'node:fs/promises'
import { wrongCells } from '../../examples/county/check.ts'
import { expectedAsks } from '../../examples/county/expect.ts'
import { templateForms } from '../../examples/county/make.ts'
import { fieldKey } from '../templates/field.ts'
import { readBounded } from '../sheets/bounded.node.ts'
import type { DemoRun } from './demo.ts'
import type { SentenceKey, Speaker } from './speak.ts'

export type Check = { check: Extract<SentenceKey, `check.${string}`>; wanted: number; found: number; wrong?: string[] }

export async function checkDemo(run: DemoRun): Promise<Check[]> {
  return [...ofEveryRun(run), ...(run.isExample ? await ofTheExample(run) : [])]
}

/** Hold for any forms. */
function ofEveryRun({ taken, filled, untraced }: DemoRun): Check[] {
  const { reports } = filled
  const silent = taken.filter(({ template, problems }) => !template && problems.length === 0)
  const cells = reports.flatMap(({ lineage }) => lineage.cells)
  return [
    { check: 'check.refusals', wanted: 0, found: silent.length },
    {
      check: 'check.blanks',
      wanted: reports.reduce((sum, { blank }) => sum + blank, 0),
      found: cells.filter(({ state }) => state !== 'value').length,
    },
    {
      check: 'check.parts',
      wanted: 0,
      found: reports.flatMap(({ partsChangedElsewhere }) => partsChangedElsewhere).length,
    },
    { check: 'check.lineage', wanted: 0, found: untraced },
  ]
}

async function ofTheExample(run: DemoRun): Promise<Check[]> {
  const { county, taken, merged, asks } = run
  const { truth, villages, on } = county
  const wrong = await wrongValues(run)
  return [
    {
      check: 'check.templates',
      wanted: truth.counts.templates,
      found: taken.filter(({ template }) => template).length,
    },
    { check: 'check.fields', wanted: truth.counts.fields, found: rightFields(run) },
    { check: 'check.questions', wanted: truth.counts.questions, found: merged.totals.questions },
    { check: 'check.duplicates', wanted: truth.counts.repeated, found: merged.totals.classes.repeated },
    { check: 'check.values', wanted: 0, found: wrong.length, wrong: wrong.slice(0, 5) },
    {
      check: 'check.asks',
      wanted: expectedAsks(templateForms, villages, on).length,
      found: asks.asks.reduce((sum, one) => sum + one.asks.facts, 0),
    },
  ]
}

/** Proposed fields that are true ones, less those that are not. */
function rightFields({ taken, county }: DemoRun): number {
  const key = (file: string, field: { sheet: string; cell: string; kind: string; headerPath: string[] }) =>
    [file, fieldKey(field), field.kind, ...field.headerPath].join('\n').replace(/[^\S\n]+/g, '')
  const wanted = new Set(county.truth.templates.flatMap(({ file, fields }) => fields.map((field) => key(file, field))))
  const found = taken.flatMap(({ template }) => (template?.fields ?? []).map((field) => key(template!.name, field)))
  return found.reduce((sum, one) => sum + (wanted.has(one) ? 1 : -1), 0)
}

/** Every cell of every filled workbook, read back from its file, against the records. */
async function wrongValues({ county, filled }: DemoRun): Promise<string[]> {
  const wrong: string[] = []
  for (const village of county.villages) {
    for (const form of templateForms) {
      const files = filled.reports.filter((report) => report.village === village.name && report.template === form.file)
      const copies = form.per === 'household' ? village.households : [undefined]
      if (files.length !== copies.length) wrong.push(`${village.name} ${form.file}: ${files.length}/${copies.length}`)
      for (const [index, household] of copies.entries()) {
        const file = files[index]?.file
        if (file === undefined) continue
        const workbook = await readBounded(await readFile(file), { name: form.file })
        if (!workbook.ok) wrong.push(`${village.name} ${form.file}: ${workbook.problem.code}`)
        else {
          const cells = wrongCells({
            form,
            village,
            ...(household && { household }),
            workbook: workbook.value,
            on: county.on,
          })
          wrong.push(
            ...cells.map(
              ({ sheet, cell, wanted, found }) => `${village.name} ${form.file} ${sheet}!${cell}: ${wanted} ≠ ${found}`,
            ),
          )
        }
      }
    }
  }
  return wrong
}

export const checkLines = (checks: readonly Check[], { say }: Speaker): string[] =>
  checks.flatMap(({ check, wanted, found, wrong = [] }) =>
    wanted === found
      ? [say('demo.check.ok', { check: say(check) })]
      : [say('demo.check.failed', { check: say(check), wanted, found }), ...wrong.map((one) => `    ${one}`)],
  )
