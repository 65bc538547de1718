// D4: aid and care a person has.
import { questionTable } from './catalogue-table.ts'

export const personCivilAffairs = questionTable({
  subject: 'person',
  domain: 'civil-affairs',
  table: `
19 minimum-living | 是否低保 | On minimum living allowance | boolean | sensitive 180
  低保 是否低保对象 是否享受低保 低保对象 是否低保人员 是否享受最低生活保障 享受低保
20 extreme-poverty | 是否特困供养 | On support for people in extreme difficulty | boolean | sensitive 180
  是否特困 特困供养 是否特困人员 是否特困供养人员 是否五保 是否特困对象 特困人员
33 left-behind | 是否留守 | Left behind by those who work away | boolean | sensitive 180
  是否留守人员 留守人员 是否为留守人员
34 living-alone | 是否独居 | Lives alone | boolean | sensitive 180
  独居 是否独居人员 是否独自居住
36 monthly-aid | 月救助金额 | Aid per month | decimal 元 | sensitive 90
  月救助金 每月救助金额
120 minimum-living-rural | 是否农村低保 | On rural minimum living allowance | boolean | sensitive 180
  农村低保 是否农村低保对象 是否享受农村低保
121 minimum-living-category | 低保类别 | Category of minimum living allowance | code aid-category | sensitive 180
  低保类型 低保对象类别 低保分类
122 minimum-living-since | 纳入低保时间 | On minimum living allowance since | date | sensitive
  纳入低保日期 享受低保时间 低保享受时间
123 minimum-living-amount | 月低保金额 | Minimum living allowance per month | decimal 元 | sensitive 90
  月低保金 低保金额 低保金
124 support-mode | 特困供养方式 | How people in extreme difficulty are supported | code support-mode | sensitive 365
  供养方式 供养类型 供养形式 特困人员供养方式
125 extreme-poverty-amount | 特困供养金额 | Extreme difficulty support per month | decimal 元 | sensitive 90
  特困供养金 供养金额 月供养金
126 support-institution | 供养机构名称 | Institution of support | text | sensitive 180
  供养机构 所在供养机构
127 self-care | 生活自理能力 | Can look after oneself | code self-care | sensitive 365
  自理能力 生活自理情况 生活自理程度
128 care-grade | 照料护理等级 | Grade of care | code care-grade | sensitive 365
  护理等级 护理级别 照料护理档次
129 carer-name @carer | 照料人姓名 | Name of carer | text | personal 365
  照料人 护理人 护理人姓名 照料护理人姓名
130 low-income | 是否低收入人口 | Low-income population | boolean | sensitive 180
  低收入人口 是否低收入
131 marginal | 是否低保边缘人口 | On the margin of minimum living allowance | boolean | sensitive 180
  低保边缘人口 是否低保边缘对象
132 temporary-aid | 是否享受临时救助 | Had temporary aid | boolean | sensitive 180
  是否临时救助 是否临时救助对象
133 temporary-aid-amount | 临时救助金额 | Temporary aid | decimal 元 | sensitive 180
  临时救助金 临时救助资金
134 medical-aid | 是否享受医疗救助 | Had medical aid | boolean | sensitive 180
  是否医疗救助 是否医疗救助对象
135 elder-allowance | 是否享受高龄津贴 | Draws old-age allowance | boolean | personal 180
  是否享受高龄补贴 是否领取高龄津贴 是否领取高龄补贴
136 elder-allowance-amount | 高龄津贴金额 | Old-age allowance per month | decimal 元 | personal 180
  高龄补贴金额 月高龄津贴 月高龄补贴
137 elder-ability | 老年人能力评估等级 | Grade of ability in old age | code elder-ability | sensitive 365
  能力评估等级 老年人能力等级 失能等级
138 empty-nest | 是否空巢老人 | Elder without children at home | boolean | sensitive 180
  空巢老人 是否空巢老年人 是否空巢
139 living-alone-elder | 是否独居老人 | Elder who lives alone | boolean | sensitive 180
  独居老人 是否独居老年人
140 left-behind-child | 是否留守儿童 | Child left behind | boolean | sensitive 180
  留守儿童 是否为留守儿童
141 left-behind-elder | 是否留守老人 | Elder left behind | boolean | sensitive 180
  留守老人 是否留守老年人
142 orphan | 是否孤儿 | Orphan | boolean | sensitive 180
  孤儿
143 de-facto-orphan | 是否事实无人抚养儿童 | Child without care in fact | boolean | sensitive 180
  事实无人抚养儿童 是否事实孤儿
144 child-in-need | 是否困境儿童 | Child in need | boolean | sensitive 180
  困境儿童
145 in-care-home | 是否入住养老机构 | Lives in a care home | boolean | personal 180
  是否机构养老 是否住养老院
`,
})
