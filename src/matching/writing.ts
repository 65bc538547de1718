// M11: writings of one word are one word: 号码 and 号, 状况 and 情况, 所在村 and 村; a synonym is another word and needs a person.
import { propertyLabelled } from './lexicon-property.ts'

/** Endings that say the same wherever they stand; the first of a line is kept. */
const endings = ['号 号码', '状况 情况 状态', '类型 类别 种类', '等级 级别'].map((line) => line.split(' '))

/** Endings that say the same only on labels of one known property: 外出时间 may be a day or a span. */
const endingsOfKnown = ['时间 日期', '数 数量 个数 总数'].map((line) => line.split(' '))

/** Names of one level of the administrative tree. */
const levels = new Map(
  ['县 区县 县区 县市区', '镇 乡 乡镇 镇乡'].flatMap((line) => line.split(' ').map((word) => [word, line[0]!])),
)

/** What a label may leave out where the shorter one is known as the same property. */
const idle = /(?:名称|名字|全称|状况|人员|对象|号|名|人|户)$/

/** One spelling for all writings of a label's text; two properties never share one. */
export function writingOf(text: string): string {
  const own = rewrite(text.replace(/^(\??)(?:所在|所属|归属)(?=.)/, '$1'), endings)
  const property = propertyLabelled(text)?.key
  if (property === undefined) return own
  const level = levels.get(own)
  if (level !== undefined) return level
  for (const shorter of [own.replace(idle, ''), own.replace(/之间|的/g, '')]) {
    if (shorter !== own && propertyLabelled(shorter)?.key === property) return writingOf(shorter)
  }
  return rewrite(own, endingsOfKnown)
}

function rewrite(text: string, lines: readonly string[][]): string {
  for (const [kept, ...others] of lines) {
    const found = others.find((ending) => text.length > ending.length && text.endsWith(ending))
    if (found !== undefined) return text.slice(0, -found.length) + kept!
  }
  return text
}
