// bench matching: which fields ask the same thing, measured on labelled forms and on two public benchmarks; what has no data is skipped with its reason.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { benchChinese } from './matching-chinese.ts'
import { benchLists } from './matching-lists.ts'
import { benchGdc } from './matching-gdc.ts'
import { benchSemtab } from './matching-semtab.ts'
import type { Bench } from './main.ts'
import { benchScale } from './matching-scale.ts'
import { scoreTraps } from './score-traps.ts'

type Figures = Record<string, number | string>

/** `data`: a folder with the gold, GDC and SemTab under the names of the development data; `gold`, `gdc`, `semtab` name each by itself. */
export const benchMatching: Bench = async ({ data = process.env['SHIXIAO_DATA'], ...given }) => {
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const place = (name: string, own: string | undefined) => own ?? (data === undefined ? undefined : under(data, name))
  const parts: [name: string, place: string | undefined, run: (place: string) => Promise<Figures>][] = [
    ['gold', place('zh_gov_fields.csv', given.gold), (file) => benchChinese(file, say)],
    [
      'lists',
      given.gold === undefined ? place('field-lists', undefined) : undefined,
      (folder) => benchLists({ folder, gold: place('zh_gov_fields.csv', undefined), say }),
    ],
    ['gdc', place('gdc', given.gdc), benchGdc],
    ['semtab', place('semtab-r1', given.semtab), benchSemtab],
  ]
  const figures: Figures = {}
  for (const [name, at, run] of parts) {
    if (at === undefined || !existsSync(at)) {
      figures[`skipped_${name}`] = at === undefined ? `no data: name it by --${name} or --data` : `not found: ${at}`
      continue
    }
    say(`matching: ${name}`)
    Object.assign(figures, await run(at))
  }
  say('matching: traps and scale')
  return rounded({ ...figures, ...scoreTraps(), ...(await benchScale()) })
}

/** The development data keeps its matching material in a folder of its own. */
const under = (data: string, name: string): string => {
  const inner = path.join(data, 'matching', name)
  return existsSync(inner) ? inner : path.join(data, name)
}

const rounded = (figures: Figures): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value,
    ]),
  )
