// T13: a field's type follows from its options, its unit and the last words of its label; whatever says nothing is text.
import type { Sheet } from '../sheets/grid.ts'
import { normalText } from '../kernel/text.ts'
import type { Field } from './field.ts'
import type { FoundField } from './found.ts'
import { isMeasureUnit } from './wording.ts'

const inBrackets = /[((]([^()()]{1,8})[))][*＊]?$/
const yesNo = new Set(['是', '否', '有', '无', '√', '×', 'Y', 'N'])

/** Unit printed in the label's brackets: `耕地面积（亩）`. */
export function unitInLabel(path: readonly string[]): string | undefined {
  const unit = inBrackets.exec(normalText(path.at(-1) ?? ''))?.[1]
  return unit !== undefined && isMeasureUnit(unit) ? unit : undefined
}

/** Options of the validation that covers the field's first cell. */
export const optionsAt = (sheet: Sheet, { place }: Pick<FoundField, 'place'>): string[] | undefined =>
  sheet.validations.find(({ ranges }) =>
    ranges.some(
      ({ top, left, bottom, right }) =>
        place.top >= top && place.top <= bottom && place.left >= left && place.left <= right,
    ),
  )?.options

export function typeOf(found: FoundField, options: readonly string[] | undefined): Field['type'] {
  const label = normalText(found.headerPath.at(-1)!).replace(/^\*|\*$/g, '')
  if (options) return options.every((option) => yesNo.has(option)) ? 'boolean' : 'choice'
  if (/身份证(?!.*(?:地址|住址|期))|身份号码|证件号/.test(label)) return 'id-number'
  if (/电话|手机|联系方式/.test(label)) return 'phone'
  if (/^(?:是否|有无|能否)|[((]?√/.test(label)) return 'boolean'
  if (found.place.isDate || /(?:日期|时间|年月|年月日)(?:[((].*[))])?$/.test(label)) return 'date'
  if (found.kind === 'cross-tab' || found.measureUnit !== undefined || unitInLabel(found.headerPath) !== undefined) {
    return 'number'
  }
  return /(?:率|数|数量|额|金额|面积|收入|支出|人口|年龄|里程|产量|产值|总计|合计)$/.test(label) ? 'number' : 'text'
}
