// T27: a template as one page that needs no network and no script: every sheet as it looks, every field outlined, named and explained.
import type { Sheet } from '../sheets/grid.ts'
import type { SheetLook } from '../sheets/look.ts'
import { escapeHtml } from '../kernel/html.ts'
import type { Language } from '../kernel/language.ts'
import { type DrawnField, type Drawing, drawnSheet } from './drawn-sheet.html.ts'
import { type Field, fieldKinds } from './field.ts'
import { formClass, type Marks } from './marks.ts'
import type { SheetForm, Template } from './template.ts'
import { type PageWord, sayDrawn, sayWhy } from './template-page-sentences.ts'
import { templatePageStyle } from './template-page-style.ts'

export type TemplatePage = {
  template: Pick<Template, 'name' | 'forms' | 'fields'>
  sheets: readonly Sheet[]
  looks: readonly SheetLook[]
  language: Language
}

/** Sheets drawn; a workbook of more is no form that anybody looks through. */
const mostSheets = 40
const optionsShown = 12
/** Width of A4 landscape within its margins, in CSS pixels. */
const paperWidth = 1050
/** Under a drawing as low as this the list stands below it, in columns. */
const flatHeight = 360

export function templatePageHtml({ template, sheets, looks, language }: TemplatePage): string {
  const say = (key: PageWord, values?: Record<string, unknown>) => escapeHtml(sayDrawn(language, key, values))
  const { name, forms } = template
  const numbered = template.fields.map((field, index): DrawnField => ({ field, number: index + 1 }))
  const named = classesOfLooks()
  const drawn = forms.slice(0, mostSheets).flatMap((form) => {
    const at = sheets.findIndex((sheet) => sheet.name === form.sheet)
    const [sheet, look] = [sheets[at], looks[at]]
    const fields = numbered.filter(({ field }) => field.sheet === form.sheet)
    return sheet && look ? [sheetSection({ form, sheet, look, fields, language, classOf: named.classOf })] : []
  })
  const legend = fieldKinds.map((kind) => {
    const count = template.fields.filter((field) => field.kind === kind).length
    return count === 0
      ? ''
      : `<li class="${kind}"><i></i>${say(`kind.${kind}`)} <b>${count}</b> <span>${say(`kind.${kind}.says`)}</span></li>`
  })
  const more = forms.length > mostSheets ? `<p>${say('not-drawn', { sheets: forms.length - mostSheets })}</p>` : ''
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title', { name })}</title>
<link rel="icon" href="data:,">
<style>${templatePageStyle}${named.css()}</style>
</head>
<body>
<header><h1>${escapeHtml(name)}</h1>
<p>${say('lead', { fields: template.fields.length })}</p>
<ul class="legend">${legend.join('')}</ul></header>
<main>
${drawn.join('\n')}${more}
</main>
<p class="quiet offline">${say('offline')}</p>
</body>
</html>
`
}

/** Every look of the page once, as a class. */
function classesOfLooks() {
  const names = new Map<string, string>()
  const classOf = (css: string) => {
    const name = names.get(css) ?? `l${names.size + 1}`
    names.set(css, name)
    return name
  }
  return { classOf, css: () => [...names].map(([css, name]) => `.sheet td.${name}{${css}}`).join('\n') }
}

type Section = Drawing & { form: SheetForm }

function sheetSection({ form, ...drawing }: Section): string {
  const { fields, language } = drawing
  const say = (key: PageWord, values?: Record<string, unknown>) => escapeHtml(sayDrawn(language, key, values))
  const { html, width, height } = drawnSheet(drawing)
  const fit = Math.min(1, Math.floor((100 * paperWidth) / width) / 100)
  const unit =
    form.measureUnit === undefined ? '' : `<p class="quiet">${say('sheet-unit', { unit: form.measureUnit })}</p>`
  const title = form.title === '' || form.title === form.sheet ? '' : ` <small>${escapeHtml(form.title)}</small>`
  return `<section${height < flatHeight ? ' class="flat"' : ''} style="--fit:${fit}">
<div class="about"><h2>${escapeHtml(form.sheet)}${title}</h2>${marksHtml(form.marks, language)}${unit}</div>
<div class="paper" tabindex="0">${html}</div>
<ul class="entries" aria-label="${say('fields')}">${fields.map((one) => entryHtml(one, language)).join('\n')}</ul>
</section>`
}

function marksHtml(marks: Marks | undefined, language: Language): string {
  if (!marks) return ''
  const say = (key: PageWord) => escapeHtml(sayDrawn(language, key))
  const sort = formClass(marks)
  const hint = sort === 'unmarked' ? ` (${say('class.unmarked.says')})` : ''
  const names = ['formNumber', 'madeBy', 'approvedBy', 'approvalNumber', 'validUntil'] as const
  const lines = names.flatMap((name) => {
    const value = marks[name]
    return value === undefined ? [] : [`<div><dt>${say(`mark.${name}`)}</dt><dd>${escapeHtml(value)}</dd></div>`]
  })
  return `<dl class="marks"><div class="class">${say(`class.${sort}`)}${hint}</div>${lines.join('')}</dl>`
}

function entryHtml({ field, number }: DrawnField, language: Language): string {
  const say = (key: PageWord, values?: Record<string, unknown>) => escapeHtml(sayDrawn(language, key, values))
  const { cell, kind, headerPath, region, type, measureUnit, required, confidence, evidence } = field
  const percent = Math.round(confidence * 100)
  const facts = [
    escapeHtml(cell),
    say(`kind.${kind}`),
    ...(region ? [say('rows', { first: region.firstRow, last: region.lastRow })] : []),
    say(`type.${type}`),
    ...(measureUnit === undefined ? [] : [escapeHtml(measureUnit)]),
    ...(required ? [`<em>${say('required')}</em>`] : []),
  ]
  const path = headerPath.length > 1 ? `<p class="path">${escapeHtml(headerPath.join(' / '))}</p>` : ''
  const why = evidence.length > 0 ? ` · ${say('why', { why: sayWhy(language, evidence) })}` : ''
  return `<li class="${kind}" id="f${number}"><a href="#c${number}"><b>${number}</b><strong>${escapeHtml(headerPath.at(-1) ?? '')}</strong></a>
${path}<p>${facts.join(' · ')}</p>${optionsHtml(field, language)}<p><span class="sure"><i style="width:${percent}%"></i></span>${say('sure', { percent })}${why}</p></li>`
}

function optionsHtml({ options }: Field, language: Language): string {
  if (!options || options.length === 0) return ''
  const between = sayDrawn(language, 'between')
  const shown = options.slice(0, optionsShown).join(between)
  const all =
    options.length > optionsShown
      ? sayDrawn(language, 'options.more', { options: shown, count: options.length })
      : shown
  return `<p>${escapeHtml(sayDrawn(language, 'options', { options: all }))}</p>`
}
