// Example county: invented names. Parts are common ones, put together by chance; whoever bears such a name is not meant.
import type { Chance } from './random.ts'

export type Sex = '男' | '女'

const split = (text: string) => text.split(' ')
const surnames = split(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 欧阳',
)
const oldGiven = {
  男: split('德厚 有田 长根 守业 福来 金水 满仓 传贵 兴旺 占山 玉林 永年 宝山 广财 树生 家祥 厚德 春生 世昌 连城'),
  女: split('桂英 秀兰 玉珍 凤仙 素芬 春花 翠莲 月娥 淑贞 秋菊 银花 腊梅 彩云 荷香 菊芳 兰英 巧珍 冬梅 水秀 金枝'),
}
const midGiven = {
  男: split('建军 志强 国平 文斌 海涛 卫东 立新 永刚 晓峰 俊杰 大勇 红星 新民 长青 学文 保国 少波 明亮 伟民 忠诚'),
  女: split('丽娟 红梅 晓燕 海霞 玉梅 艳萍 春燕 秀芳 小玲 亚琴 雪莲 美华 爱萍 月红 静宜 凤琴 慧敏 文英 桃花 立群'),
}
const youngGiven = {
  男: split('子墨 浩然 宇航 思远 一鸣 天佑 嘉树 俊熙 梓豪 明轩 乐天 泽宇 小满 望舒 承志 书恒 亦辰 沐阳 景行 知远'),
  女: split('欣怡 雨桐 诗涵 可馨 梦瑶 语嫣 佳宁 思琪 若兰 一诺 清禾 芷晴 念慈 安然 晓棠 书瑶 知夏 沐晴 婉清 小禾'),
}

export const surname = (chance: Chance): string => chance.pick(surnames)

/** Given names follow the fashion of the year of birth. */
export function givenName(chance: Chance, { sex, age }: { sex: Sex; age: number }): string {
  const fashion = age >= 58 ? oldGiven : age >= 26 ? midGiven : youngGiven
  return chance.pick(fashion[sex])
}

/** Names with the separator U+00B7 (民委发〔2016〕33号), one of them twenty characters long. */
export const separatedNames = {
  男: ['艾合买提江·吐尔逊', '阿卜杜热合曼·麦麦提图尔荪·玉苏普江', '玉山江·艾力'],
  女: ['迪丽娜尔·艾合买提江·阿布都热依木江古丽', '阿依努尔·卡德尔', '古丽米热·玉山江'],
}

/** Given names with characters beyond the common plane or beyond old code pages: U+20BB7, U+36C3, U+2B7C5. */
export const rareGiven = { 男: ['𠮷昌', '𫟅'], 女: ['㛃', '小㛃'] }

const hills = split('青 柳 石 松 桃 竹 云 白 双 龙 凤 金 玉 清 古 新 大 长 东 南')
const places = split('山 河 桥 岭 坪 湾 塘 庙 溪 畈 坡 垭 沟 口 井 店 坝 洲 屯 寨')
const first = ['青山', '柳河', '石桥', '松岭', '桃坪', '竹溪', '白塘', '双井', '凤坡', '古寨']

/** Up to 1,200 villages, all different: 青山村, 柳河村, …; the order does not depend on the seed. */
export function villageName(index: number): string {
  const pairs = hills.flatMap((hill) => places.map((place) => hill + place)).filter((pair) => !first.includes(pair))
  const all = [...first, ...pairs]
  const round = Math.floor(index / all.length)
  return `${['', '上', '下'][round] ?? `第${round}`}${all[index % all.length]!}村`
}

const towns = ['清溪镇', '白鹭镇', '望岭乡', '桃源口镇', '古渡乡', '松坪镇', '三塘镇', '凤尾乡', '石泉坝镇', '长荡乡']
export const townName = (index: number): string =>
  towns[index] ?? `${hills[Math.floor(index / places.length) % hills.length]!}${places[index % places.length]!}场镇`
