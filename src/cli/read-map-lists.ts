// C29: whose rows a list holds is read with all its conditions or not at all: one condition fewer would hold people it must not.
import type { Confirmation } from '../dictionary/attachment.ts'
import type { Look } from '../dictionary/check-definition.ts'
import type { Condition } from '../dictionary/definition.ts'
import { subjectKinds } from '../dictionary/question.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Sheet } from '../sheets/grid.ts'
import { ListRegion } from '../templates/field.ts'
import { keyIn, labels, type Line, mapLines } from './map-lines.ts'
import { codeOfWord, conditionColumns, conditionsShown, listColumns, yesOrNo } from './map-words.ts'

const numbers = Array.from({ length: conditionsShown }, (_, index) => index + 1)

/** A list that says nothing is no mistake: it is left to a person. */
export function readLists(sheet: Sheet, look: Look, problems: Problem[]): Confirmation['rows'] {
  return mapLines(sheet, keyOfHeading, problems).flatMap((line): Confirmation['rows'] => {
    if (line.text('of') === '') return []
    const of = codeOfWord('subject', subjectKinds, line.text('of'))
    const firstRow = Number(line.text('firstRow'))
    const isRow = Number.isInteger(firstRow) && firstRow > 0
    if (!of) line.wrong('of', subjectKinds.map((one) => labels(`subject.${one}`)[0]).join('、'))
    if (!isRow) line.wrong('firstRow', '4')
    const column = line.text('firstColumn').toUpperCase()
    const named = ListRegion.shape.firstColumn.safeParse(column === '' ? undefined : column)
    if (!named.success) line.wrong('firstColumn', 'A')
    const asked = numbers.filter((number) => line.text(`question ${number}`) !== '')
    const where = asked.flatMap((number) => readCondition(line, number, look) ?? [])
    if (!of || !isRow || !named.success || where.length < asked.length) return []
    const firstColumn = named.data === undefined ? {} : { firstColumn: named.data }
    return [{ sheet: line.text('sheet'), firstRow, ...firstColumn, of, where }]
  })
}

function keyOfHeading(heading: string): string | undefined {
  const list = listColumns.find((key) => labels(`map.list.${key}`).includes(heading))
  return (
    list ??
    numbers
      .flatMap((number) => conditionColumns.map((key) => ({ key, number })))
      .filter(({ key, number }) =>
        labels(`map.condition.${key}`).some((label) => label.replace('{number}', String(number)) === heading),
      )
      .map(({ key, number }) => `${key} ${number}`)[0]
  )
}

const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'in', 'known'] as const

function readCondition({ text, wrong }: Line, number: number, look: Look): Condition | undefined {
  const key = keyIn(text(`question ${number}`))
  if (key === '') return undefined
  const question = look(key)
  if (!question) return wrong(`question ${number}`, labels('map.sheet.questions').join('/'))
  const is = comparisons.find((one) => one === text(`is ${number}`))
  if (!is) return wrong(`is ${number}`, comparisons.join(' '))
  if (is === 'known') return { question: key, is }
  const value = text(`value ${number}`)
  if (value === '') return wrong(`value ${number}`, labels('yes').join('/'))
  if (is === 'in') return { question: key, is, value: value.split(/[、,，;；]\s*/) }
  const yes = yesOrNo(value)
  if (question.type === 'boolean')
    return yes === undefined ? wrong(`value ${number}`, labels('yes').join('/')) : { question: key, is, value: yes }
  const isNumber = question.type === 'integer' || question.type === 'decimal'
  if (isNumber && !Number.isFinite(Number(value))) return wrong(`value ${number}`, '60')
  return { question: key, is, value: isNumber ? Number(value) : value }
}
