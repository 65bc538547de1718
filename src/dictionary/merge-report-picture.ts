// D16: the overlap as pictures: one bar of all fields, and who asks each question; drawn as SVG, read also without colour.
import { escapeHtml } from '../kernel/html.ts'
import type { Language } from '../kernel/language.ts'
import { fieldClasses, type MergeReport } from './merge-report.ts'
import { percent, sayMerge } from './merge-report-sentences.ts'

/** All fields as one bar; classes in a fixed order and pattern. */
export function classesBar({ totals }: MergeReport, language: Language): string {
  const width = 1000
  let at = 0
  const parts = fieldClasses.map((kind) => {
    const length = totals.fields === 0 ? 0 : (width * totals.classes[kind]) / totals.fields
    const title = `${sayMerge(language, `class.${kind}`)} ${totals.classes[kind]} (${percent(totals.classes[kind], totals.fields)})`
    const part = `<rect class="${kind}" x="${fixed(at)}" y="0" width="${fixed(length)}" height="46"><title>${escapeHtml(title)}</title></rect>`
    at += length
    return part
  })
  return `<svg class="bar" viewBox="0 0 ${width} 46" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(sayMerge(language, 'classes'))}">${parts.join('')}</svg>`
}

/** Most questions drawn; the whole list stands in the table below. */
const drawn = 36
const row = 26
const step = 34
const labelWidth = 170

/** Departments × questions: a dot where a department asks, a line through all who ask the same. */
export function whoAsks({ questions, issuers }: MergeReport, language: Language): string {
  const shared = questions.filter((question) => question.issuers.length > 1).slice(0, drawn)
  const head = 20 + 13 * Math.max(...issuers.map((issuer) => [...shorten(issuer, 9)].length), 1)
  const width = labelWidth + issuers.length * step + 44
  const height = head + shared.length * row + 8
  const x = (index: number) => labelWidth + index * step + step / 2
  const heads = issuers.map((issuer, index) => {
    const characters = [...shorten(issuer, 9)]
    const spans = characters.map(
      (character, at) =>
        `<tspan x="${x(index)}" y="${head - 12 - 13 * (characters.length - 1 - at)}">${escapeHtml(character)}</tspan>`,
    )
    return `<g><title>${escapeHtml(issuer)}</title><text class="head">${spans.join('')}</text></g>`
  })
  const lines = shared.map((question, at) => {
    const y = head + at * row + row / 2
    const asks = issuers.flatMap((issuer, index) => (question.issuers.includes(issuer) ? [index] : []))
    const name = question.name[language]
    const quiet = issuers.map((_, index) => `<circle class="quiet" cx="${x(index)}" cy="${y}" r="2"/>`)
    const dots = asks.map((index) => `<circle class="asks" cx="${x(index)}" cy="${y}" r="7"/>`)
    return `<g><title>${escapeHtml(`${name}: ${question.issuers.join(sayMerge(language, 'between'))}`)}</title>
<rect class="${at % 2 ? 'odd' : 'even'}" x="0" y="${y - row / 2}" width="${width}" height="${row}"/>
<text class="name" x="${labelWidth - 10}" y="${y + 5}">${escapeHtml(shorten(name, language === 'en' ? 23 : 11))}</text>
${quiet.join('')}<line x1="${x(asks[0]!)}" y1="${y}" x2="${x(asks.at(-1)!)}" y2="${y}"/>${dots.join('')}
<text class="times" x="${width - 12}" y="${y + 5}">${question.issuers.length}</text></g>`
  })
  return `<svg class="who" viewBox="0 0 ${width} ${height}" width="${Math.round(width * 1.2)}" role="img" aria-label="${escapeHtml(sayMerge(language, 'who'))}">${heads.join('')}${lines.join('\n')}</svg>`
}

const fixed = (value: number): string => String(Math.round(value * 100) / 100)

const shorten = (text: string, longest: number): string => {
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}
