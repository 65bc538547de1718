// T3: what the words of a form's cell are: a label, a note, a total, a signature; never what they mean.
import { normalText } from '../kernel/text.ts'

/** A label as people read it: no line breaks, no blanks between Chinese characters (`姓  名`), no placeholder. */
export function cleanText(text: string): string {
  return text
    .replace(/\$\{[^}]*\}/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^\u0020-\u007e]) (?=[^\u0020-\u007e])/g, '')
    .trim()
}

/** A sentence addressed to whoever fills the form. A note taken for a label would make a question of it. */
export function isNote(text: string): boolean {
  const plain = normalText(text)
  if (/^(?:填(?:表|报|写))?(?:说明|备注|注意|注)(?:事项)?[::;.、\d]/.test(plain)) return true
  return plain.length > 40 || (plain.length > 16 && /[。；]/.test(text))
}

export const isNoteLabel = (text: string): boolean =>
  /^(?:填(?:表|报|写))?(?:说明|注意事项|注)[::]?$/.test(normalText(text))

/** `示例`, `填写要求`: a row under a header that shows or explains how to fill; nobody's to fill. */
export const isSampleLabel = (text: string): boolean =>
  /^[((]?(?:填(?:表|报|写))?(?:示例|样例|范例|例|例如|说明|要求|填法|规则)[))]?[::]?\d?$/.test(normalText(text))

/** `一、人口`, `（二）土地`: heads the rows below it. */
export const isSectionHead = (text: string): boolean =>
  /^[((]?[一二三四五六七八九十]{1,3}[))、.．]/.test(normalText(text))

/** Columns that explain a row rather than name it: its standard, its points, its source. */
export const isExplainingLabel = (text: string): boolean =>
  /^(?:\S{0,4}(?:标准|说明|依据|要求|要点|口径|方法|办法|细则|解释|定义)|分值|权重|满分|标准分)(?:[((][^))]*[))])?$/.test(
    normalText(text),
  )

export const isTotal = (text: string): boolean => /^(?:本页)?(?:合计|总计|小计|共计|总数)[::]?$/.test(normalText(text))

/** Signed, stamped or written by hand by somebody else: nothing a ledger could know. */
export const isSignature = (text: string): boolean =>
  /(?:签字|签名|签章|盖章|公章|手印|照片)|^\S{0,14}(?:审核|审批|调查|评审|审查|部门|委员?会|社区|乡镇|街道|领导|行长|组织|支部|小组|理事会?|单位|人)意见/.test(
    normalText(text),
  ) && !/^\S{0,8}单位\((?:公章|盖章)\)[::]?/.test(normalText(text))

/** People who answer for the sheet, named at its foot. */
export const isFootSigner = (text: string): boolean =>
  isSignature(text) ||
  /(?:人员?|长|会计|出纳|制表)(?:[((][^))]*[))])?[::]?$|负责|审核|复核|主管|领导|书记|主任|医生|经理|电话|联系/.test(
    normalText(text),
  )

export const isSerialLabel = (text: string): boolean => /^(?:序号|编号|号|no\.?|#)$/i.test(normalText(text))

export const isUnitLabel = (text: string): boolean => /^(?:计量|金额)?单位$/.test(normalText(text))

export const isCodeLabel = (text: string): boolean =>
  /^(?:指标|项目|统计)?(?:代码|代号|行次|行号|编码|编号|序号|栏次)$/.test(normalText(text))

/** Heads a column whose cells name what each row asks. */
export const isNamingLabel = (text: string): boolean =>
  /(?:指标|项目|事项|内容|类别|科目|品种|名称|栏目|要素)(?:[((][^))]*[))])?$/.test(normalText(text))

/** Heads a column of answers whatever they are. */
export const isAnswerLabel = (text: string): boolean =>
  /^(?:填[表报写]?)?(?:内容|数量|数值|数|情况|结果|答案|填写处|具体情况|基本情况)$/.test(normalText(text))

export const isRemarkLabel = (text: string): boolean => /^(?:备注|说明|其他说明)$/.test(normalText(text))

/** Columns that name whose row it is; a table under them is a list, however many of its cells are filled already. */
export const isIdentityLabel = (text: string): boolean =>
  /姓名|名单|身份证|身份号码|证件号|户主|户编号|户号|与户主关系/.test(normalText(text))

/** Heads a column that says whose row it is: a village, an office, a person, a house. */
export const isWhoseLabel = (text: string): boolean =>
  isIdentityLabel(text) ||
  /村|乡镇|街道|社区|地区|区划|单位$|部门|学校|企业|机构名称|名称$|地点|对象/.test(normalText(text))

/** `(1)`, `甲`, `A`, `1`: letters and numbers under a header that name its columns. */
export const isColumnCode = (text: string): boolean =>
  /^[((]?(?:\d{1,3}|[甲乙丙丁戊己庚辛壬癸]|[a-z])[))]?$/i.test(normalText(text))

/** `0.5`, `1-5`, `3`: weights printed under a header. */
export const isWeight = (text: string): boolean => /^[\d.]+(?:[-~～—][\d.]+)?分?$/.test(normalText(text))

const counted =
  '元|千瓦时?|度|亩|公顷|平方米|平方公里|㎡|m2|米|公里|千米|km|人次?|户|个|处|次|岁|年|月|天|日|部|艘|眼|册|台|套|头|只|羽|株|吨|公斤|千克|斤|kg|m|件|份|家|间|座|条|栋|名|对|例|张|场|期|分|项|支|辆|口|幢|所|盏|棵|尾|箱|袋|瓶|片|宗|起|批|节|篇|小时|立方米|m3|吨标准煤'
const thousands = '[百千万亿]{0,2}'
const each = '(?:/[人户亩年月日台套次])?'
const units = [`${thousands}(?:${counted})${each}`, '台[(]套[)]', '台套', '%', '％', '‰'].join('|')
const unitWords = new RegExp(`^(?:${units})(?:[、,，/及和](?:${units}))*$`, 'i')

/** `元`, `人、平方米`: what is printed after `单位：` when it measures and does not ask who reports. */
export const isMeasureUnit = (text: string): boolean => unitWords.test(normalText(text))

/** A label that names what it wants by its ending or its unit; tells a form of label and value from a table without blanks. */
export const looksLikeLabel = (text: string): boolean =>
  /(?:名|名称|姓名|电话|号码?|数量?|面积|收入|金额|日期|时间|地址|书记|主任|情况|类型|里程|产业|单位|比例|率|产值)(?:[((][^))]*[))])?$/.test(
    normalText(text),
  )
