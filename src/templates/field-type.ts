// T13: a field's type follows from its options, its unit and the last words of its label; whatever says nothing is text.
import type { Range, Sheet } from '../sheets/grid.ts'
import { normalText } from '../kernel/text.ts'
import type { Field } from './field.ts'
import type { FoundField } from './found.ts'
import { boxItems } from './blank.ts'
import { isMeasureUnit, isRemarkLabel } from './wording.ts'

const inBrackets = /[((]([^()()]{1,8})[))][*＊]?$/
const yesNo = new Set(['是', '否', '有', '无', '√', '×', 'Y', 'N'])

/** Unit printed in the label's brackets: `耕地面积（亩）`. */
export function unitInLabel(path: readonly string[]): string | undefined {
  const unit = inBrackets.exec(normalText(path.at(-1) ?? ''))?.[1]
  return unit !== undefined && isMeasureUnit(unit) ? unit : undefined
}

/** Answers the form offers: by the validation of the field's first cell, by boxes in it, or in its label's brackets. */
export const optionsAt = (
  sheet: Sheet,
  { place, headerPath, boxes }: Pick<FoundField, 'place' | 'headerPath'> & { boxes: string | undefined },
): string[] | undefined =>
  validatedOptions(sheet, place) ??
  boxItems((boxes ?? '').replace(/^[^:：]*[:：]/, '')) ??
  optionsInLabel(headerPath.at(-1)!)

const validatedOptions = (sheet: Sheet, place: Range): string[] | undefined =>
  sheet.validations.find(({ ranges }) =>
    ranges.some(
      ({ top, left, bottom, right }) =>
        place.top >= top && place.top <= bottom && place.left >= left && place.left <= right,
    ),
  )?.options

const numbered = /(\d{1,2})\s*[:：.、．-]?\s*([^\d,，;；、/:：.\s()（）]{1,12})/g

/** `婚姻状况（1:未婚,2:已婚）`, `性别 1男 2女`, `是否在校（是/否）`: answers printed with the label, their numbers cut. */
export function optionsInLabel(label: string): string[] | undefined {
  const plain = label.normalize('NFKC')
  const [inside] = /[(]([^()]+)[)][*]?\s*$/.exec(plain)?.slice(1) ?? []
  const counted = [...(inside ?? plain).matchAll(numbered)]
  const first = Number(counted[0]?.[1])
  // `60-79岁` counts nothing: answers are numbered one after the other from 0 or 1.
  if (counted.length >= 2 && first <= 1 && counted.every(([, number], index) => Number(number) === first + index))
    return counted.map(([, , name]) => name!)
  const parted = inside?.split(/[/|、,;]/).map((one) => one.trim()) ?? []
  const isAnswers =
    parted.length >= 2 && parted.every((one) => /^\p{Script=Han}{1,6}$/u.test(one) && !isMeasureUnit(one))
  return isAnswers ? parted : undefined
}

export function typeOf(found: FoundField, options: readonly string[] | undefined): Field['type'] {
  const { headerPath, place, kind, measureUnit } = found
  const isNumber = kind === 'cross-tab' || measureUnit !== undefined
  return labelType(headerPath, options, { isDate: place.isDate, isNumber })
}

/** Type as the labels say it; `isDate` and `isNumber` where the cell says more. */
export function labelType(
  headerPath: readonly string[],
  options: readonly string[] | undefined,
  { isDate = false, isNumber = false } = {},
): Field['type'] {
  const label = normalText(headerPath.at(-1)!).replace(/^\*|\*$/g, '')
  if (options) return options.every((option) => yesNo.has(option)) ? 'boolean' : 'choice'
  if (/身份证(?!.*(?:地址|住址|期))|身份号码|证件号/.test(label)) return 'id-number'
  if (/电话|手机|联系方式/.test(label)) return 'phone'
  if (/^(?:是否|有无|能否)|[((]?√/.test(label)) return 'boolean'
  if (isDate || /(?:日期|时间|年月|年月日)(?:[((].*[))])?$/.test(label)) return 'date'
  if (isNumber || unitInLabel(headerPath) !== undefined) return 'number'
  if (/(?:率|数|数量|额|金额|面积|收入|支出|人口|年龄|里程|产量|产值|总计|合计)$/.test(label)) return 'number'
  if (isRemarkLabel(label)) return 'text'
  // `人员总数 / 男`: what is counted is said by an outer label.
  const outer = headerPath.slice(0, -1).map(normalText)
  return outer.some((one) => /(?:人数|户数|总数|数量|个数|面积|金额)$/.test(one)) ? 'number' : 'text'
}
