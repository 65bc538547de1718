// M2: notes, options and units are moved out of a label into places of their own; the raw label stays beside it.
import { normalText } from '../kernel/text.ts'
import { plainWords } from './name-words.ts'

export type Label = {
  raw: string
  /** What is left, in comparing form and simplified characters. */
  core: string
  notes: string[]
  options: string[]
  measureUnit: string | undefined
}

const traditional =
  '戶號電話證聯繫齡區縣鄉鎮樓單員種類歲畝萬圓億個處貧困殘養療險險備註簽發機關與係別項數間歷學業職務務類際總農業黨團體應給領'
const simplified =
  '户号电话证联系龄区县乡镇楼单员种类岁亩万元亿个处贫困残养疗险险备注签发机关与系别项数间历学业职务务类际总农业党团体应给领'
const simple = new Map([...traditional].map((character, index) => [character, [...simplified][index]!]))

const unitWords = new Map(
  Object.entries({
    元: '元 圆 人民币元 rmb',
    万元: '万元 万',
    千元: '千元',
    亿元: '亿元',
    亩: '亩 市亩',
    公顷: '公顷 ha',
    平方米: '平方米 平米 m2 m² ㎡ 平方',
    平方公里: '平方公里 平方千米 km2',
    公里: '公里 千米 km',
    米: '米 m',
    人: '人 名 口',
    户: '户',
    // Counting words of things say the same.
    个: '个 处 座 所 家 只 头 条 台 辆 间 栋 幢 套',
    次: '次',
    岁: '岁 周岁',
    天: '天 日',
    月: '月 个月',
    年: '年',
    '%': '% 百分比',
    吨: '吨 t',
    公斤: '公斤 千克 kg',
    千瓦时: '千瓦时 度 kwh',
    立方米: '立方米 m3 方',
  }).flatMap(([unit, words]) => words.split(' ').map((word): [string, string] => [word, unit])),
)

/** The plain spelling of a printed unit; undefined for what is no unit we know. */
export const plainUnit = (text: string): string | undefined =>
  unitWords.get(plain(text).replace(/^(?:计量)?单位[:为]?/, ''))

const plain = (text: string): string =>
  [...normalText(text).toLowerCase()].map((character) => simple.get(character) ?? character).join('')

export function cleanLabel(raw: string): Label {
  const label: Label = { raw, core: '', notes: [], options: [], measureUnit: undefined }
  if (!/\p{Script=Han}/u.test(raw)) {
    label.core = plainWords(takeBrackets(raw.normalize('NFKC'), label)).join(' ')
    return label
  }
  let text = cutListAfterBlank(raw, label)
  text = plain(text).replace(/^[*＊★☆※●]+|[*＊★☆※]+$/g, '')
  text = text.replace(/^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\(?\d{1,2}[)、.])(?=.)/, '')
  text = cutTail(text, label)
  text = takeBrackets(text, label)
  text = cutOptions(text, label)
  label.core = text.replace(/[:：,，。、;；.·_-]+$/g, '').replace(/^[:：,，、]+/, '')
  return label
}

/** `户口类型 常住/外地`: the blank is lost in comparing form, so it is cut first. */
function cutListAfterBlank(raw: string, label: Label): string {
  const match = /^(\S+?)[ \u3000\t]+(\S+(?:\/\S+)+)$/u.exec(raw.trim())
  if (!match) return raw
  label.options.push(...plain(match[2]!).split('/'))
  return match[1]!
}

const inputKinds = /^(?:radiogroup|radio|select|checkbox|input|date|datetime|text|number)$/

/** What follows a colon: `性别:radioGroup:[男,女]`, `性别:男/女`, `出生年月:date`. */
function cutTail(text: string, label: Label): string {
  const at = text.search(/[:：]/)
  if (at < 1 || at === text.length - 1) return text
  if (/[([【]/.test(text.slice(0, at)) && !/[)\]】]/.test(text.slice(0, at))) return text
  for (const part of text.slice(at + 1).split(/[:：]/)) {
    // A month asked in a cell for a whole day: which of the two, only a person can say.
    const isMonthAsDay = part.startsWith('date') && text.slice(0, at).endsWith('年月')
    if (part === '' || (inputKinds.test(part) && !isMonthAsDay)) continue
    const inner = part.replace(/^\[|\]$/g, '')
    const list = inner.split(/[,，、;；/|]/).map((option) => option.replace(/^\d{1,2}[-.是为]?/, ''))
    if (list.length > 1) label.options.push(...list)
    else label.notes.push(part)
  }
  return text.slice(0, at)
}

function takeBrackets(text: string, label: Label): string {
  return text.replace(/[([【「『〔《“][^()[\]【】「」『』〔〕《》“”]*(?:[)\]】」』〕》”]|$)/g, (bracket) => {
    const inner = bracket.replace(/^.|[)\]】」』〕》”]$/g, '')
    const unit = plainUnit(inner)
    if (unit !== undefined) label.measureUnit ??= unit
    else if (optionList(inner)) label.options.push(...optionList(inner)!)
    else if (inner !== '') label.notes.push(inner)
    return ''
  })
}

/** `1是0否`, `是/否`, `0否1是,默认0`, `01在读02毕业`; undefined for what is no list of answers. */
function optionList(text: string): string[] | undefined {
  const bare = text.replace(/[,，;；]?默认(?:为|是)?.*$/, '')
  if (/^(?:是[/／、或,，]?否|有[/／、或,，]?无|男[/／、或,，]?女)$/.test(bare)) {
    return [bare[0]!, bare.at(-1)!]
  }
  const items = [...bare.matchAll(/(\d{1,2})[-.:、是为]?([^\d,，、;；/|]+)[,，、;；/|]?/g)]
  if (items.length < 2 || items.map(([whole]) => whole).join('') !== bare) return undefined
  if (!['0', '1', '00', '01'].includes(items[0]![1]!) || items.some((item) => /^[年月日岁周]/.test(item[2]!)))
    return undefined
  return items.map((item) => item[2]!)
}

/** Numbered answers behind the label itself: `性别1男0女`, `健康状况,1健康、2残疾`. */
function cutOptions(text: string, label: Label): string {
  const at = text.search(/[,，]?\d/)
  if (at < 1) return text
  const options = optionList(text.slice(at).replace(/^[,，]/, ''))
  if (!options) return text
  label.options.push(...options)
  return text.slice(0, at)
}
