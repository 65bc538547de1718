// T20: a head line that is filled already tells who reports: `填报单位：青山村村民委员会`.
import type { Sheet } from '../sheets/grid.ts'
import { normalText } from '../kernel/text.ts'
import { isBlankText } from './blank.ts'

const headRows = 10
const reporter =
  /(?:填报单位|报送单位|所在村|行政村|村名|村名称|村\((?:居|社区)\)名称|村\((?:居|社区)\)|单位名称)[::]([^::\s]+)/

/** Names of the reporting units stated at the heads of these sheets, offices' endings cut: `青山村`. Each once. */
export function statedUnits(sheets: readonly Sheet[]): string[] {
  const names = sheets.flatMap((sheet) =>
    [...sheet.cells.values()].flatMap(({ row, value }) => {
      if (row > headRows || typeof value !== 'string') return []
      const name = reporter.exec(normalText(value))?.[1]
      return name === undefined || isBlankText(name) ? [] : [withoutOffice(name)]
    }),
  )
  return [...new Set(names)]
}

/** `青山村村民委员会`, `青山村委会`, `新苑社区居委会` are the offices of 青山村 and 新苑社区. */
const withoutOffice = (name: string): string => name.replace(/(?<=[村区])(?:村民|居民|居)?委(?:员)?会$/, '')
