// Labels made up for the scale run: words of forms joined and mutated by a seed, so that no two keys are the same.
import { chance } from '../examples/county/random.ts'
import { propertyLabels } from '../src/matching/lexicon-property.ts'
import type { ListedField } from '../src/templates/field-list.ts'

const before =
  '户主 配偶 监护人 联系人 负责人 年初 年末 上年 原 本人 家庭 村级 企业 农户 项目 首次 最近 计划 实际'.split(' ')
const between =
  '种植 养殖 补贴 贷款 保险 培训 体检 随访 疫苗 隐患 纠纷 走访 帮扶 救助 搬迁 危改 灌溉 饮水 用电 道路 垃圾 厕所 林木 渔业 农机 合作社 低保 优抚 征兵 党费 选举 信访'.split(
    ' ',
  )
const behind = '金额 数量 日期 类型 情况 等级 编号 面积 人数 原因 地点 标准 单位 结果 名称 备注说明'.split(' ')
const titles = ['人员信息表', '农户信息表', '企业基本信息表', '矛盾纠纷排查台账', '房屋信息表', '各村情况统计表']
const perForm = 25

/** `count` fields with labels of their own, in forms of 25; same seed, same fields. */
export function madeFields(count: number, seed: string): ListedField[] {
  const { pick, yes, between: number } = chance(seed)
  const seen = new Set<string>()
  const fields: ListedField[] = []
  while (fields.length < count) {
    const parts = [
      yes(0.4) ? pick(before) : '',
      pick(between),
      yes(0.5) ? pick(between) : '',
      yes(0.6) ? pick(propertyLabels).replace('?', '是否') : pick(behind),
    ]
    // A character nobody expects: what typing and copying leave behind.
    const strange = yes(0.5) ? String.fromCodePoint(0x4e00 + number(0, 8000)) : ''
    const label = parts.join('') + strange
    if (seen.has(label)) continue
    seen.add(label)
    const form = Math.floor(fields.length / perForm)
    fields.push({ system: 'made', table: `t${form}`, title: titles[form % titles.length]!, code: '', label, type: '' })
  }
  return fields
}
