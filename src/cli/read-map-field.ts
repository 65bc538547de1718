// C29: one line of the map says where a place is, what it is called and what it asks; only what it says otherwise than the proposal is a correction.
import type { Look } from '../dictionary/check-definition.ts'
import { type Confirmation, Filling, relations, renderers } from '../dictionary/attachment.ts'
import { parseCell } from '../sheets/address.ts'
import { type Correction, keyAfter } from '../templates/correction.ts'
import { type Field, fieldKinds, fieldTypes } from '../templates/field.ts'
import { keyIn, labels, type Line } from './map-lines.ts'
import { agreements, codeOfWord, yesOrNo } from './map-words.ts'

type ReadField = { correction?: Correction | undefined; said?: Confirmation['fields'][number] | undefined }

/** `known`: the proposed fields by their key. Undefined for a line that says no place. */
export function readField(line: Line, known: ReadonlyMap<string, Field>, look: Look): ReadField | undefined {
  const place = line.text('place')
  const before = known.get(place)
  if (place !== '' && !before) return line.wrong('place', [...known.keys()].slice(0, 3).join('、'))
  if (place !== '' && line.text('remove') !== '') {
    if (yesOrNo(line.text('remove')) === true) return { correction: { do: 'remove', field: place } }
    if (yesOrNo(line.text('remove')) === undefined) line.wrong('remove', labels('yes').join('/'))
  }
  const to = readPlace(line, before)
  if (before) {
    const correction = Object.keys(to).length > 0 ? ({ do: 'change', field: place, to } as const) : undefined
    return { correction, said: readFilling(line, keyAfter(place, to), to.headerPath ?? before.headerPath, look) }
  }
  const { sheet, cell, kind, headerPath } = to
  // A line that nobody began is no place; one that was begun says where, what and under which label.
  if (sheet === undefined || cell === undefined) return line.wrong(sheet === undefined ? 'sheet' : 'cell', 'C7')
  if (headerPath === undefined) return line.wrong('path', labels('map.path').join('/'))
  const added = { ...to, sheet, cell, kind: kind ?? 'key-value', headerPath }
  return {
    correction: { do: 'add', place: added },
    said: readFilling(line, `${sheet}!${cell}`, headerPath, look),
  }
}

type Place = Extract<Correction, { do: 'change' }>['to']

/** What the line says otherwise than the proposal; a blank cell takes away what may be absent and leaves the rest. */
function readPlace(line: Line, before: Field | undefined): Place {
  const to: Place = {}
  const other = (key: string, was: string | undefined) => {
    const text = line.text(key)
    return line.has(key) && text !== (was ?? '') ? text : undefined
  }
  const sheet = other('sheet', before?.sheet)
  if (sheet) to.sheet = sheet
  const cell = other('cell', before?.cell)?.toUpperCase()
  if (cell && rowOf(cell) === undefined) line.wrong('cell', 'C7')
  else if (cell) to.cell = cell
  const kind = readCode(line, 'kind', fieldKinds)
  if (kind && kind !== before?.kind) to.kind = kind
  const path = other('path', before?.headerPath.join(' / '))
  if (path) to.headerPath = path.split(/\s+\/\s+/).filter((label) => label !== '')
  const type = readCode(line, 'type', fieldTypes)
  if (type && type !== before?.type) to.type = type
  const unit = other('unit', before?.measureUnit)
  if (unit !== undefined) to.unit = unit === '' ? null : unit
  const options = line.text('options')
  if (
    line.has('options') &&
    !labels('ask.between').some((between) => options === (before?.options ?? []).join(between))
  )
    to.options = options === '' ? null : options.split(/[、,，;；]\s*/).filter((option) => option !== '')
  const required = line.text('required') === '' ? false : yesOrNo(line.text('required'))
  if (required === undefined) line.wrong('required', labels('yes').join('/'))
  else if (line.has('required') && required !== (before?.required ?? false)) to.required = required
  const lastRow = line.text('lastRow')
  if (lastRow !== '' && !/^[1-9]\d{0,6}$/.test(lastRow)) line.wrong('lastRow', '20')
  else if (lastRow !== '' && (Number(lastRow) !== before?.region?.lastRow || to.cell)) {
    const first = rowOf(to.cell ?? before?.cell ?? '')
    if (first !== undefined) to.region = { firstRow: first, lastRow: Number(lastRow) }
  }
  return to
}

function readCode<C extends string>(line: Line, key: string, codes: readonly C[], group = key): C | undefined {
  const text = line.text(key)
  const code = text === '' ? undefined : codeOfWord(group, codes, text)
  return (
    code ??
    (text === '' ? undefined : line.wrong(key, codes.flatMap((one) => labels(`${group}.${one}`)[0]!).join('、')))
  )
}

function readFilling(
  line: Line,
  field: string,
  headerPath: string[],
  look: Look,
): Confirmation['fields'][number] | undefined {
  const relation = readCode(line, 'relation', relations) ?? 'SAME'
  const definition = line.text('definition')
  const answer = keyIn(line.text('answer'))
  if (definition !== '') {
    const read = Filling.safeParse({ from: 'definition', definition: parseJson(definition) })
    const agreement = readCode(line, 'confirmed', agreements, 'agreement')
    return read.success
      ? { field, headerPath, relation, filling: read.data, ...(agreement === 'waits' ? { by: 'suggestion' } : {}) }
      : line.wrong('definition', '{"measure":"count","of":"person","where":[]}')
  }
  if (answer === '') return undefined
  const demand = Filling.safeParse({ from: 'demand', what: answer.replace(/^demand\./, '') })
  if (answer.startsWith('demand.') && demand.success) return { field, headerPath, relation, filling: demand.data }
  if (!look(answer)) return line.wrong('answer', labels('map.sheet.questions').join('/'))
  const render = readCode(line, 'render', renderers) ?? 'plain'
  return { field, headerPath, relation, filling: { from: 'question', question: answer, render } }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const rowOf = (cell: string): number | undefined => parseCell(cell)?.row
