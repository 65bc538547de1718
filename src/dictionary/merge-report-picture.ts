// D16: the overlap as pictures: one bar of all fields, and who asks each question; drawn as SVG, read also without colour.
import { escapeHtml } from '../kernel/html.ts'
import type { Language } from '../kernel/language.ts'
import { fieldClasses } from './merge-report-field.ts'
import type { MergeReport } from './merge-report.ts'
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

/** Most questions drawn, so that the picture fits a printed page; the whole list stands in the table below. */
const drawn = 30
const row = 26
const step = 34
const labelWidth = 170
const longestHead = 13

/**
 * Departments × questions: a dot where a department asks, a line through all who ask the same. The names are a picture of
 * their own that stays in sight while the dots are moved sideways.
 */
export function whoAsks({ questions, issuers }: MergeReport, language: Language): string {
  const shared = questions.filter((question) => question.issuers.length > 1).slice(0, drawn)
  const top = 20 + 13 * Math.max(...issuers.map((issuer) => [...shorten(issuer, longestHead)].length), 1)
  const size = { top, height: top + shared.length * row + 8, width: issuers.length * step + 44 }
  const label = escapeHtml(sayMerge(language, 'who'))
  const names = shared.map((question, at) => {
    const y = top + at * row + row / 2
    const name = question.name[language]
    return `<g><title>${escapeHtml(name)}</title>${stripe(at, y, labelWidth)}
<text class="name" x="${labelWidth - 10}" y="${y + 5}">${escapeHtml(shorten(name, language === 'en' ? 20 : 11))}</text></g>`
  })
  return `<div class="picture">${svg(labelWidth, size.height, '', names.join('\n'))}
<div class="wide">${svg(size.width, size.height, ` role="img" aria-label="${label}"`, dots({ shared, issuers, size, language }))}</div></div>`
}

const svg = (width: number, height: number, more: string, inside: string): string =>
  `<svg class="who" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"${more}>${inside}</svg>`

const stripe = (at: number, y: number, width: number): string =>
  `<rect class="${at % 2 ? 'odd' : 'even'}" x="0" y="${y - row / 2}" width="${width}" height="${row}"/>`

type Dots = {
  shared: MergeReport['questions']
  issuers: MergeReport['issuers']
  size: { top: number; width: number }
  language: Language
}

function dots({ shared, issuers, size: { top, width }, language }: Dots): string {
  const x = (index: number) => index * step + step / 2
  const heads = issuers.map((issuer, index) => {
    const characters = [...shorten(issuer, longestHead)]
    const spans = characters.map(
      (character, at) =>
        `<tspan x="${x(index)}" y="${top - 12 - 13 * (characters.length - 1 - at)}">${escapeHtml(character)}</tspan>`,
    )
    return `<g><title>${escapeHtml(issuer)}</title><text class="head">${spans.join('')}</text></g>`
  })
  const lines = shared.map((question, at) => {
    const y = top + at * row + row / 2
    const asking = new Set(question.issuers)
    const asks = issuers.flatMap((issuer, index) => (asking.has(issuer) ? [index] : []))
    const quiet = issuers.map((_, index) => `<circle class="quiet" cx="${x(index)}" cy="${y}" r="2"/>`)
    const asked = asks.map((index) => `<circle class="asks" cx="${x(index)}" cy="${y}" r="7"/>`)
    const title = `${question.name[language]}: ${question.issuers.join(sayMerge(language, 'between'))}`
    return `<g><title>${escapeHtml(title)}</title>${stripe(at, y, width)}
${quiet.join('')}<line x1="${x(asks[0]!)}" y1="${y}" x2="${x(asks.at(-1)!)}" y2="${y}"/>${asked.join('')}
<text class="times" x="${width - 12}" y="${y + 5}">${question.issuers.length}</text></g>`
  })
  return `${heads.join('')}${lines.join('\n')}`
}

const fixed = (value: number): string => String(Math.round(value * 100) / 100)

const shorten = (text: string, longest: number): string => {
  const characters = [...text]
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`
}
