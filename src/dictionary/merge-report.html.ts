// D16: the merge report as one page that needs no script and no other file: on a phone, on a desk, on paper.
import { escapeHtml } from '../kernel/html.ts'
import type { Language } from '../kernel/language.ts'
import { fieldClasses } from './merge-report-field.ts'
import type { MergeReport } from './merge-report.ts'
import { classesBar, whoAsks } from './merge-report-picture.ts'
import { hours, type MergeSentence, percent, sayMerge } from './merge-report-sentences.ts'
import { basisLines, howLines, pairNames, pairsShown, questionNames } from './merge-report.text.ts'

/** Stands inline in the page; a server that forbids inline styles allows this one by its hash. */
export const mergeReportStyle = `
:root { --ink: #1b2430; --quiet: #5b6675; --line: #dfe4ea; --ground: #fff; --first: #0f4c5c; --repeated: #e07a3f; --derivable: #f2b66d; --aggregate: #7fb3a8; --demand: #c3ccd6; --open: #fff; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.2rem 1rem 3rem; color: var(--ink); background: var(--ground); font: 17px/1.65 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; border-bottom: 3px solid var(--first); }
h1 { margin: 0 0 .3rem; font-size: 1.7rem; letter-spacing: .04em; }
h2 { margin: 2.4rem 0 .3rem; font-size: 1.2rem; break-after: avoid; }
p { margin: .4rem 0; max-width: 46rem; }
.lead { font-size: 1.25rem; line-height: 1.6; margin-top: 1.2rem; }
.saved { font-size: 1.5rem; font-weight: 700; color: var(--first); margin: .6rem 0 0; }
.note { color: var(--quiet); font-size: .92rem; }
a { color: var(--first); display: inline-block; padding: .6rem .3rem; white-space: nowrap; }
dl.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .7rem; margin: 1.4rem 0 0; }
dl.tiles div { border-left: 4px solid var(--first); padding: .1rem .8rem; }
dl.tiles div.again { border-color: var(--repeated); }
dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; font-size: 1.9rem; line-height: 1.25; font-weight: 650; font-variant-numeric: tabular-nums; }
dd small { font-size: 1rem; font-weight: 400; color: var(--quiet); }
svg { display: block; max-width: 100%; height: auto; }
svg.bar { width: 100%; height: 46px; margin: .7rem 0; border: 1px solid var(--ink); }
rect.first, .key .first { fill: var(--first); background: var(--first); } rect.repeated, .key .repeated { fill: var(--repeated); background: var(--repeated); }
rect.derivable, .key .derivable { fill: var(--derivable); background: var(--derivable); } rect.aggregate, .key .aggregate { fill: var(--aggregate); background: var(--aggregate); }
rect.demand, .key .demand { fill: var(--demand); background: var(--demand); } rect.open, .key .open { fill: var(--open); background: var(--open); }
svg.bar rect { stroke: #fff; stroke-width: 2; vector-effect: non-scaling-stroke; }
ul.key { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: .5rem 2rem; list-style: none; padding: 0; margin: 0; }
ul.key li { display: grid; grid-template-columns: 1rem 1fr auto; gap: 0 .5rem; align-items: center; align-content: start; font-variant-numeric: tabular-nums; }
ul.key i { width: 1rem; height: 1rem; border: 1px solid var(--ink); } ul.key small { grid-column: 2; color: var(--quiet); line-height: 1.4; }
.picture { display: flex; margin: .8rem 0; } .picture svg { flex: none; max-width: none; }
svg.who { font-size: 14px; }
svg.who rect.even { fill: #f5f7f9; } svg.who rect.odd { fill: none; }
svg.who line { stroke: var(--repeated); stroke-width: 4; } svg.who .asks { fill: var(--repeated); stroke: #fff; stroke-width: 1.5; } svg.who .quiet { fill: #c3ccd6; }
svg.who text { fill: var(--ink); } svg.who .name { text-anchor: end; } svg.who .head { text-anchor: middle; font-size: 12px; } svg.who .times { text-anchor: end; font-weight: 700; }
.wide { overflow-x: auto; min-width: 0; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: .42rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; font-size: .9rem; } td.number, th.number { text-align: end; } td.number { white-space: nowrap; } table.lines td:first-child { min-width: 13rem; } table.lines td.issuer { min-width: 8.5rem; }
table.pairs { width: auto; border-collapse: separate; border-spacing: 0; } table.pairs th, table.pairs td { text-align: center; min-width: 2.3rem; padding: .3rem; border: 1px solid var(--line); } table.pairs tbody th { text-align: start; white-space: nowrap; } table.pairs th:first-child { position: sticky; left: 0; background: var(--ground); }
table.pairs td.own { color: var(--quiet); }
.heat-1 { background: #fdeee3; } .heat-2 { background: #fad6bd; } .heat-3 { background: #f3b48a; } .heat-4 { background: #e99259; }
@media (max-width: 38rem) { body { font-size: 16px; } .lead { font-size: 1.1rem; } table.lines thead { position: absolute; left: -9999px; } table.lines, table.lines tbody, table.lines tr, table.lines td { display: block; } table.lines tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } table.lines td { border: 0; padding: .05rem 0; text-align: start; white-space: normal; } table.lines td.number { display: inline-block; width: 50%; } table.lines td:first-child { font-weight: 600; } table.lines td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); } }
@media print { body { font-size: 10.5pt; max-width: none; padding: 0; } nav { display: none; } svg, rect, .heat-1, .heat-2, .heat-3, .heat-4, i { print-color-adjust: exact; -webkit-print-color-adjust: exact; } section, tr, svg { break-inside: avoid; } section.long { break-inside: auto; } .wide { overflow: visible; } .picture .wide { display: contents; } .picture svg { flex: 0 1 auto; min-width: 0; height: auto; } table.pairs { font-size: 8pt; } table.pairs th, table.pairs td { min-width: 0; padding: .1rem .2rem; } p, .lead { font-size: inherit; } th, td { padding: .15rem .4rem; } table { font-size: 9pt; } @page { margin: 14mm; } }
`

export type MergePage = {
  report: MergeReport
  language: Language
  /** Where the other language stands: a file beside this one, or an address. */
  otherLanguage?: string
  /** The start page of the server that shows the report. */
  home?: string
}

export function mergeReportHtml({ report, language, otherLanguage, home }: MergePage): string {
  const say = (key: MergeSentence, values?: Record<string, unknown>) => escapeHtml(sayMerge(language, key, values))
  const link = (address: string | undefined, text: MergeSentence) =>
    address === undefined ? '' : `<a href="${escapeHtml(address)}">${say(text)}</a>`
  const body = report.templates.length === 0 ? `<p class="lead">${say('no-templates')}</p>` : sections(report, language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say('title')}</title>
<link rel="icon" href="data:,">
<style>${mergeReportStyle}</style>
</head>
<body>
<header><h1>${say('title')}</h1><nav>${link(home, 'home')} ${link(otherLanguage, 'language')}</nav></header>
<main>
${body}
</main>
</body>
</html>
`
}

function sections(report: MergeReport, language: Language): string {
  const say = (key: MergeSentence, values?: Record<string, unknown>) => escapeHtml(sayMerge(language, key, values))
  const { totals, issuers, questions } = report
  const { before, after } = totals.minutes
  const again = totals.classes.repeated + totals.classes.derivable + totals.classes.aggregate + totals.classes.demand
  const isShared = questions.some((question) => question.issuers.length > 1)
  return `<p class="lead">${say('lead', { issuers: issuers.length, templates: totals.templates, fields: totals.fields, questions: totals.questions })}</p>
<p class="saved">${say('saved', { saved: hours(before - after) })}</p>
<p class="note">${say('saved.how', { before: hours(before), after: hours(after) })}</p>
${basisLines(report, language)
  .map((line) => `<p class="note">${escapeHtml(line)}</p>`)
  .join('')}
<dl class="tiles">
${tile(say('tile.templates'), String(totals.templates))}
${tile(say('tile.fields'), String(totals.fields))}
${tile(say('tile.questions'), String(totals.questions))}
<div class="again"><dt>${say('tile.again')}</dt><dd>${again} <small>${percent(again, totals.fields)}</small></dd></div>
</dl>
<section><h2>${say('classes')}</h2>
${classesBar(report, language)}
<ul class="key">${fieldClasses.map((kind) => `<li><i class="${kind}"></i><span>${say(`class.${kind}`)}</span> <b>${totals.classes[kind]}</b><small>${say(`class.${kind}.means`)}</small></li>`).join('')}</ul></section>
<section><h2>${say('who')}</h2>
${isShared ? `<p class="note">${say('who.lead')}</p>${whoAsks(report, language)}` : `<p>${say('who.none')}</p>`}</section>
${report.pairs.length > 0 ? `<section class="long"><h2>${say('pairs.list')}</h2><p class="note">${say('pairs.list.lead')}</p>${pairList(report, language)}</section>` : ''}
${issuers.length > 1 ? `<section><h2>${say('pairs')}</h2><p class="note">${say('pairs.lead')}</p>${pairTable(report)}</section>` : ''}
<section class="long"><h2>${say('templates')}</h2>${templateTable(report, language)}</section>
<section class="long"><h2>${say('questions')}</h2>${questionTable(report, language)}</section>
<section><h2>${say('how')}</h2>${howLines(report, language)
    .map((line) => `<p class="note">${escapeHtml(line)}</p>`)
    .join('')}</section>`
}

const tile = (name: string, value: string): string => `<div><dt>${name}</dt><dd>${value}</dd></div>`

function pairList({ pairs, questions }: MergeReport, language: Language): string {
  const say = (key: MergeSentence, values?: Record<string, unknown>) => escapeHtml(sayMerge(language, key, values))
  const names = questionNames({ questions }, language)
  const head = `<tr><th>${say('pair.departments')}</th><th class="number">${say('pair.shared')}</th><th class="number">${say('pair.hours')}</th><th>${say('pair.what')}</th></tr>`
  const lines = pairs.slice(0, pairsShown).map((pair) => {
    const [one, other] = pair.issuers
    const both = `<td>${say('pair.both', { one, other })}</td>`
    const shared = `<td class="number" data-label="${say('pair.shared')}">${pair.questions.length + pair.figures.length}</td>`
    const less = `<td class="number" data-label="${say('pair.hours')}">${hours(pair.minutes)}</td>`
    return `<tr>${both}${shared}${less}<td>${escapeHtml(pairNames(pair, names, language))}</td></tr>`
  })
  const more = pairs.length - lines.length
  const left =
    more > 0
      ? `<p class="note">${say('pairs.more', { count: more, sheet: sayMerge(language, 'sheet.pairs') })}</p>`
      : ''
  return `<table class="lines"><thead>${head}</thead><tbody>${lines.join('\n')}</tbody></table>${left}`
}

/** Columns bear the numbers of the rows: eighteen names side by side would fit no page. */
function pairTable({ issuers, overlap }: MergeReport): string {
  const most = Math.max(1, ...overlap.flatMap((line, at) => line.filter((_, index) => index !== at)))
  const cell = (shared: number, isOwn: boolean) =>
    isOwn ? `<td class="own">${shared}</td>` : `<td class="heat-${Math.ceil((4 * shared) / most)}">${shared}</td>`
  const heads = issuers.map((issuer, at) => `<th scope="col"><abbr title="${escapeHtml(issuer)}">${at + 1}</abbr></th>`)
  const lines = overlap.map((line, at) => {
    const cells = line.map((shared, other) => cell(shared, other === at))
    return `<tr><th scope="row">${at + 1} ${escapeHtml(issuers[at]!)}</th>${cells.join('')}</tr>`
  })
  return `<div class="wide"><table class="pairs"><thead><tr><th></th>${heads.join('')}</tr></thead><tbody>${lines.join('\n')}</tbody></table></div>`
}

function templateTable({ templates }: MergeReport, language: Language): string {
  const say = (key: MergeSentence) => escapeHtml(sayMerge(language, key))
  const keys = ['forms', 'fields', ...fieldClasses.map((kind) => `class.${kind}` as const), 'hours'] as const
  const head = `<tr><th>${say('template')}</th><th>${say('issuer')}</th>${keys.map((key) => `<th class="number">${say(key)}</th>`).join('')}</tr>`
  const lines = templates.map((line) => {
    const saved = hours(line.minutes.before - line.minutes.after)
    const values = [line.forms, line.fields, ...fieldClasses.map((kind) => line.classes[kind]), saved]
    const cells = values.map((value, index) => `<td class="number" data-label="${say(keys[index]!)}">${value}</td>`)
    return `<tr><td>${escapeHtml(line.name)}</td><td class="issuer">${escapeHtml(line.issuer)}</td>${cells.join('')}</tr>`
  })
  return `<table class="lines"><thead>${head}</thead><tbody>${lines.join('\n')}</tbody></table>`
}

function questionTable({ questions }: MergeReport, language: Language): string {
  const say = (key: MergeSentence) => escapeHtml(sayMerge(language, key))
  const head = `<tr><th>${say('question')}</th><th class="number">${say('times')}</th><th>${say('asked-by')}</th></tr>`
  const lines = questions.map(({ name, fields, issuers }) => {
    const by = escapeHtml(issuers.join(sayMerge(language, 'between')))
    return `<tr><td>${escapeHtml(name[language])}</td><td class="number" data-label="${say('times')}">${fields}</td><td>${by}</td></tr>`
  })
  return `<table class="lines"><thead>${head}</thead><tbody>${lines.join('\n')}</tbody></table>`
}
