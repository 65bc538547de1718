// S3: SpreadsheetML 2003 says a type beside each value; forms made by hand say Number where a placeholder or nothing stands.
import { lastSheetRow } from './formula.ts'
import { type Splice, splice } from './xml.ts'

const data =
  /<((?:\w+:)?Data)\b([^<>]*?)\b(\w+:)?Type\s*=\s*(["'])(Number|DateTime|Boolean)\4([^<>]*)>([^<]*)<\/\1\s*>/g

const fits: Record<string, RegExp> = {
  Number: /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/,
  DateTime: /^\s*\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\s*$/,
  Boolean: /^\s*(?:0|1|true|false)\s*$/i,
}

/** The text with every value typed as what it is: SheetJS makes 0 of an empty number, no of an unknown truth value. */
export function retypeValues(text: string): string {
  const splices: Splice[] = []
  for (const match of text.matchAll(data)) {
    const [whole, name, before, prefix = '', , type, behind, value] = match
    if (fits[type!]!.test(value!)) continue
    const place = { start: match.index, end: match.index + whole.length }
    const asText = `<${name}${before}${prefix}Type="String"${behind}>${value}</${name}>`
    splices.push({ ...place, text: value!.trim() === '' ? '' : asText })
  }
  return splice(text, splices)
}

/** SheetJS makes room for whatever row or column a file names, so places no sheet has would fill the memory. */
export const reachesTooFar = (text: string): boolean =>
  [...text.matchAll(/\b(?:Index|Span|MergeAcross|MergeDown)\s*=\s*["']\s*(\d+)/g)].some(
    ([, number]) => Number(number) > lastSheetRow,
  )
