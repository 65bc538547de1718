// D17: a list may hold everybody only when nothing that names it speaks of fewer; a blacklist of the whole village is worse than a blank one.
import { normalText } from '../kernel/text.ts'

/** Words that name everybody, what is asked of them, or the paper itself. What is not among them may narrow who is meant: 常住, 户主, 城镇 do. */
const general = [
  '村情|村民|居民|群众|公民|农村|城乡|全村|全镇|全部|各|本',
  '人口|人员|家庭|成员|农户|住户|户|人|村社区|村|社区|小组|组|乡镇|镇|乡|街道|县|区|市',
  '基本|基础|详细|主要|相关|有关|综合|个人|身份|联系方式|联系',
  '信息|情况|概况|资料|数据|采集|收集|登记|调查|摸底|普查|核查|核实|统计|填报|上报|导入|模板',
  '花名册|名册|名单|清册|台账|档案|明细|一览|汇总|总|表|册|卡|簿|附件|附表|附|式样|样表',
  '年度|年|月|季度|季|日|期|第|的|及|与|和|[一二三四五六七八九十]',
].join('|')
const words = new RegExp(general, 'gi')
const everybody = /村民|居民|群众|公民|人口|人员|家庭|成员|农户|住户|户/
const notChinese = /[^\p{Script=Han}]+/gu
/** `民政局-` in front of a file's name says who sends it. */
const sender = /^\p{Script=Han}{1,10}(?:局|部|委|办|联|院|会|中心|站|所)[-_—－]/u

/**
 * Some name says everybody, and none says fewer: `2026年村民基本信息登记表`. `file`: the file's name, where it has Chinese words.
 * Without a word for people nothing is known, and a list stays blank.
 */
export function namesEverybody(named: Named): boolean {
  return saidBy(named).some((name) => everybody.test(name)) && !namesFewer(named)
}

/** Some name holds a word that is not general, and so may speak of fewer than everybody. */
export const namesFewer = (named: Named): boolean => saidBy(named).some((name) => name.replace(words, '') !== '')

type Named = { names: readonly string[]; file: string }

const saidBy = ({ names, file }: Named): string[] =>
  [...names, file.replace(sender, '')].map((name) => normalText(name).replace(notChinese, ''))
