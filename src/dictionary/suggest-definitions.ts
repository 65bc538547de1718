// D42: suggestions for all figures of a form, its tables of counts as wholes: one decision may answer every cell of a table.
import type { Field } from '../templates/field.ts'
import {
  cellKey,
  type FigureCell,
  type FigureTable,
  figureTables,
  isAmong,
  tableKey,
  wholeOf,
} from '../templates/figure-table.ts'
import type { SheetForm } from '../templates/template.ts'
import type { Look } from './check-definition.ts'
import type { Definition } from './definition.ts'
import { wordsKey } from './definition-words-key.ts'
import { readFigureLabel, type ReadLabel } from './figure-label.ts'
import { figureTerms, type Terms } from './figure-terms.ts'
import type { Question } from './question.ts'
import { suggestDefinition, type Suggested } from './suggest-definition.ts'

export type SuggestedField = Suggested & {
  /** The table it is a cell of, where every cell of it has a definition: `统计表!B5:E11`. */
  table?: string
}

export type FormFigures = {
  fields: readonly Field[]
  forms: readonly Pick<SheetForm, 'sheet' | 'title' | 'measureUnit'>[]
  questions: readonly Question[]
  look: Look
  /** Definitions that people confirmed for the same words on other forms, by `wordsKey`. */
  known?: ReadonlyMap<string, Definition>
  /** Whether people or households are counted must be printed, where nobody will look at it; else it may follow from who can be asked. */
  printsWhom?: boolean
}

/** Suggestions by field key, for the fields that ask a number of the whole; a list asks its rows. */
export function suggestDefinitions({
  fields,
  forms,
  questions,
  look,
  known,
  printsWhom = false,
}: FormFigures): Map<string, SuggestedField> {
  const terms = figureTerms(questions)
  const found = new Map<string, SuggestedField>()
  for (const table of figureTables(fields.filter(canBeFigure))) {
    const form = forms.find(({ sheet }) => sheet === table.sheet)
    const title = readFigureLabel(form?.title ?? '', terms, true)
    const suggested = table.cells.map((cell) => {
      const said = known?.get(wordsKey(cell.field, form))
      return said
        ? confirmedElsewhere(said, cell.field)
        : suggestCell(cell, { table, title, form, terms, look, printsWhom })
    })
    const isWhole =
      table.cells.length > 1 &&
      table.cells[0]!.field.kind === 'cross-tab' &&
      suggested.every(({ definition }) => definition)
    for (const [index, cell] of table.cells.entries())
      found.set(cellKey(cell), { ...suggested[index]!, ...(isWhole ? { table: tableKey(table) } : {}) })
  }
  return found
}

const confirmedElsewhere = (definition: Definition, { headerPath }: Field): Suggested => ({
  definition,
  understood: [...headerPath],
  open: [],
})

/** A text beside a label asks a word; a cell where rows and columns meet asks a number even where nothing says so. */
const canBeFigure = ({ region, type, part, kind }: Field): boolean =>
  !region && !part && (type === 'number' || kind === 'cross-tab' || kind === 'fixed-row')

type CellInput = {
  table: FigureTable
  title: ReadLabel
  form: FormFigures['forms'][number] | undefined
  terms: Terms
  look: Look
  printsWhom: boolean
}

function suggestCell(cell: FigureCell, { table, title, form, terms, look, printsWhom }: CellInput): Suggested {
  const { field } = cell
  const read = (labels: readonly string[], isOuter: boolean) =>
    labels.map((label, index) => readFigureLabel(label, terms, isOuter && index < labels.length - 1))
  const rows = read(cell.rowLabels, true)
  const columns = read(cell.columnLabels, true)
  const labels: ReadLabel[] = []
  for (const [by, own, printed] of [
    ['row', rows, cell.rowLabels],
    ['column', columns, cell.columnLabels],
  ] as const) {
    if (isAmong(printed)) {
      const plain = (of: readonly string[]) => read(of, true).every(saysNobody)
      const whole = wholeOf(cell, { table, by, plain })
      if (whole === 'unclear') {
        const text = printed.find((label) => isAmong([label]))!
        return { understood: [], open: [{ why: 'word', text }] }
      }
      labels.push(...read(whole.labels, true))
    }
    labels.push(...own)
  }
  const begins = table.cells.flatMap((one) =>
    read([...one.rowLabels, ...one.columnLabels], false).flatMap(({ words }) =>
      words.flatMap(({ band }) => (band?.low === undefined ? [] : [band.low])),
    ),
  )
  const measureUnit = field.measureUnit ?? form?.measureUnit
  return suggestDefinition({
    labels,
    title,
    measureUnit,
    begins,
    isTable: field.kind === 'cross-tab' && !printsWhom,
    look,
  })
}

/** No test and no age: everybody the table is about. */
const saysNobody = ({ words, unknown }: ReadLabel): boolean =>
  unknown.length === 0 &&
  words.every(
    ({ terms, band }) => !band && terms.every(({ is }) => is !== 'test' && is !== 'answer' && is !== 'band-word'),
  )
