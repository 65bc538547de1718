// Example county: how a form is declared. Workbook, confirmation and truth all come from this one declaration.
import type { z } from 'zod'
import type { Filling as FillingSchema, RowScope } from '../../src/dictionary/attachment.ts'
import type { Condition, Definition } from '../../src/dictionary/definition.ts'
import type { Range } from '../../src/sheets/grid.ts'
import type { Field } from '../../src/templates/field.ts'

export type Filling = z.infer<typeof FillingSchema>
type Render = Extract<Filling, { from: 'question' }>['render']

/** The fact that a field asks. `plain` prints the way usual for the question. */
export const ask = (question: string, render: Render = 'plain'): Filling => ({ from: 'question', question, render })
export const demand = (what: 'unit' | 'day' | 'period' | 'serial'): Filling => ({ from: 'demand', what })
export const count = (of: Definition['of'], ...where: Condition[]): Filling => ({
  from: 'definition',
  definition: { measure: 'count', of, where },
})
export const sum = (question: string, ...where: Condition[]): Filling => {
  const of = question.startsWith('person.') ? 'person' : 'household'
  return { from: 'definition', definition: { measure: 'sum', of, question, where } }
}
/** Conditions as the forms here declare them: a list that must all hold. */
export function declaredIn({ where: declared }: Definition): readonly Condition[] {
  if ('combinator' in declared) throw new Error('the example county declares no trees')
  return declared
}

export const where = (question: string, is: Condition['is'], value?: Condition['value']): Condition =>
  value === undefined ? { question, is } : { question, is, value }

/** How a cell looks: part of the style sheet in draw.ts. */
export type Look =
  | 'title'
  | 'subtitle'
  | 'line'
  | 'right'
  | 'header'
  | 'label'
  | 'left'
  | 'blank'
  | 'number'
  | 'day'
  | 'note'

export type Place = {
  row: number
  column: number
  /** Last row and column of a merged place. */
  bottom?: number
  right?: number
  value?: string | number
  formula?: string
  look: Look
}

export type TrueField = Pick<Field, 'sheet' | 'cell' | 'kind' | 'headerPath'> &
  Partial<Pick<Field, 'region' | 'inlineLabel'>> & {
    /** Absent: the form asks something that no question answers. */
    filling?: Filling
  }

export type Choice = { range: Range; options: string[] }

/** What blocks write into, row by row from the top. */
export type Pen = {
  sheet: string
  row: number
  /** Columns of the form. */
  width: number
  places: Place[]
  fields: TrueField[]
  scopes: RowScope[]
  choices: Choice[]
  heights: Map<number, number>
  /** Rows to repeat on each printed page. */
  repeat?: { top: number; bottom: number }
}
export type Block = (pen: Pen) => void

export type Page = {
  landscape?: boolean
  /** Text in the page's head or foot, as Excel codes it. */
  head?: string
  foot?: string
  /** The printed part is stated in the file. */
  printArea?: boolean
}

export type FormSheet = {
  name: string
  widths: number[]
  /** 宋体 and the like for the body; the title has its own. */
  font: string
  titleFont: string
  page?: Page
  /** Without lines, as systems export them. */
  bare?: boolean
  blocks: Block[]
}

export type Form = {
  /** File name. */
  file: string
  issuer: string
  per?: 'household'
  timesAYear: number
  sheets: FormSheet[]
}

export type LaidSheet = Pen & { form: FormSheet }

/** Every place and field of a form. */
export function layOut(form: Form): LaidSheet[] {
  return form.sheets.map((sheet) => {
    const pen: Pen = {
      sheet: sheet.name,
      row: 1,
      width: sheet.widths.length,
      places: [],
      fields: [],
      scopes: [],
      choices: [],
      heights: new Map(),
    }
    for (const block of sheet.blocks) block(pen)
    return { ...pen, form: sheet }
  })
}
