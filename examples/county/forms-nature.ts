// Example county: what water, forestry and environment ask: tables beside each other, stacked under side labels, with official marks.
import { beside, gap, labelsAbove, under } from './arrange.ts'
import { footer, line, marks, notes, pair, pairs, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, count, demand, type Form, sum, where } from './form.ts'
import { column, crossTab, fixedRows, group } from './tables.ts'

const numbered = [
  { label: '编号', is: 'number' },
  { label: '填表项目', is: 'item' },
  { label: '单位', is: 'unit' },
  { label: '数量', is: 'value' },
] as const

/** 编号 | 填表项目 | 单位 | 数量, twice in one table. */
const water: Form = {
  file: '水利局-农村供水与防汛基础情况表.xlsx',
  issuer: departments.water,
  timesAYear: 1,
  sheets: [
    {
      name: '基础情况',
      widths: [6, 22, 8, 12, 6, 22, 8, 12],
      font: '仿宋_GB2312',
      titleFont: '方正小标宋简体',
      page: { landscape: true, printArea: true },
      blocks: [
        title('农村供水与防汛基础情况表'),
        marks(8, 3, [
          '表　　号：云水基1表',
          `制表机关：${departments.water}`,
          '批准机关：云溪县统计局',
          '批准文号：云溪统制〔2026〕99号',
          '有效期至：2028年1月',
        ]),
        line(
          { text: '填报单位：', columns: 4, fill: demand('unit') },
          { text: '填报日期：', columns: 4, fill: demand('day') },
        ),
        beside(
          {
            left: 1,
            width: 4,
            blocks: [
              fixedRows({
                header: [...numbered],
                rows: [
                  { label: '农村户数', unit: '户', fill: count('household') },
                  { label: '农村人口', unit: '人', fill: count('person') },
                  { label: '村民小组', unit: '个', fill: ask('area.groups') },
                  {
                    label: '饮水安全户数',
                    unit: '户',
                    fill: count('household', where('household.water-safe', '=', true)),
                  },
                  { label: '耕地面积', unit: '亩', fill: ask('area.arable-total') },
                  { label: '灌溉水渠长度', unit: '公里' },
                ],
              }),
            ],
          },
          {
            left: 5,
            width: 4,
            blocks: [
              fixedRows({
                header: [...numbered],
                from: 7,
                rows: [
                  { label: '防汛隐患点', unit: '处', fill: ask('area.flood-sites') },
                  { label: '应急避难场所', unit: '处', fill: ask('area.shelters') },
                  { label: '硬化路里程', unit: '公里', fill: ask('area.paved-road') },
                  { label: '60岁以上人口', unit: '人', fill: count('person', where('person.age', '>=', 60)) },
                  { label: '独居人口', unit: '人', fill: count('person', where('person.living-alone', '=', true)) },
                  { label: '山塘水库', unit: '座' },
                ],
              }),
            ],
          },
        ),
        notes('填表说明：饮水安全按户统计，水渠长度按年末实有数填写。'),
        footer('填表人：', '审核人：', '负责人：'),
      ],
    },
  ],
}

const kinds = ['一般户', '脱贫户', '监测户', '低保户', '特困户']

/** Three sub-tables one under the other, each with a header of its own and a label at its side. */
const forestry: Form = {
  file: '林业局-村级林地与农户情况台卡.xlsx',
  issuer: departments.forestry,
  timesAYear: 1,
  sheets: [
    {
      name: '台卡',
      widths: [13, 18, 16, 20, 20, 18],
      font: '宋体',
      titleFont: '黑体',
      page: { printArea: true },
      blocks: [
        title('村级林地与农户情况台卡'),
        line(
          { text: '村名称：', columns: 3, fill: ask('area.name') },
          { text: '填报日期：', columns: 3, fill: demand('day') },
        ),
        pairs({
          rows: [
            [
              pair('村党组织书记', [1, 2], ask('area.secretary')),
              pair('联系电话', [1, 2], ask('area.secretary-phone')),
            ],
          ],
        }),
        under(
          '基本情况',
          labelsAbove(
            { label: '总户数（户）', fill: count('household') },
            { label: '总人口（人）', fill: count('person') },
            { label: '农户林地面积（亩）', fill: sum('household.forest-area') },
            { label: '农户耕地面积（亩）', fill: sum('household.arable-area') },
            { label: '护林员人数（人）' },
          ),
        ),
        under(
          '农户类型',
          crossTab({
            count: { measure: 'count', of: 'household' },
            corner: ['户类型'],
            columns: [
              column('户数（户）'),
              column('人口（人）', undefined, { measure: { measure: 'count', of: 'person' } }),
              column('林地面积（亩）', undefined, {
                measure: { measure: 'sum', of: 'household', question: 'household.forest-area' },
              }),
              column('耕地面积（亩）', undefined, {
                measure: { measure: 'sum', of: 'household', question: 'household.arable-area' },
              }),
            ],
            rows: kinds.map((label) => ({ label, only: [where('household.kind', '=', label)] })),
          }),
        ),
        under(
          '劳动力',
          crossTab({
            count: { measure: 'count', of: 'person' },
            corner: ['年龄段'],
            columns: [
              column('男', undefined, { only: [where('person.sex', '=', '男')] }),
              column('女', undefined, { only: [where('person.sex', '=', '女')] }),
              column('外出务工', undefined, { only: [where('person.migrant-work', '=', true)] }),
              column('残疾人', undefined, { only: [where('person.disabled', '=', true)] }),
            ],
            rows: [
              { label: '18—34岁', only: [where('person.age', '>=', 18), where('person.age', '<', 35)] },
              { label: '35—59岁', only: [where('person.age', '>=', 35), where('person.age', '<', 60)] },
            ],
          }),
        ),
        footer('填表人：', '村负责人：'),
      ],
    },
  ],
}

const groups = ['一组', '二组', '三组', '四组', '五组']
const structures = ['框架', '砖混', '砖木', '土木']

/** Two tables with an empty column between them, a third one below. */
const environment: Form = {
  file: '生态环境局-农村人居环境整治情况统计表.xlsx',
  issuer: departments.environment,
  timesAYear: 2,
  sheets: [
    {
      name: '统计表',
      widths: [14, 11, 13, 13, 4, 24, 8, 12],
      font: '宋体',
      titleFont: '方正小标宋简体',
      page: { landscape: true },
      blocks: [
        title('农村人居环境整治情况统计表'),
        line(
          { text: '填报单位：', columns: 4, fill: demand('unit') },
          { text: '', columns: 1 },
          { text: '填报日期：', columns: 3, fill: demand('day') },
        ),
        beside(
          {
            left: 1,
            width: 4,
            blocks: [
              crossTab({
                count: { measure: 'count', of: 'household' },
                corner: ['村民小组'],
                columns: [
                  column('总户数'),
                  column('卫生厕所户数', undefined, { only: [where('household.toilet', '=', true)] }),
                  column('通宽带户数', undefined, { only: [where('household.internet', '=', true)] }),
                ],
                rows: groups.map((label) => ({ label, only: [where('household.group', '=', label)] })),
              }),
            ],
          },
          {
            left: 6,
            width: 3,
            blocks: [
              fixedRows({
                header: [
                  { label: '设施名称', is: 'item' },
                  { label: '单位', is: 'unit' },
                  { label: '数量', is: 'value' },
                ],
                rows: [
                  { label: '村卫生室', unit: '个', fill: ask('area.clinics') },
                  { label: '硬化道路', unit: '公里', fill: ask('area.paved-road') },
                  { label: '垃圾收集点', unit: '处' },
                  { label: '公共厕所', unit: '座' },
                  { label: '路灯', unit: '盏' },
                ],
              }),
            ],
          },
        ),
        gap,
        crossTab({
          count: { measure: 'count', of: 'household' },
          corner: ['房屋结构'],
          columns: [
            column('户数'),
            group(
              '住房安全情况',
              column('安全', undefined, { only: [where('household.house-safe', '=', true)] }),
              column('不安全', undefined, { only: [where('household.house-safe', '=', false)] }),
            ),
          ],
          rows: structures.map((label) => ({ label, only: [where('household.house-structure', '=', label)] })),
        }),
        footer('填表人：', '审核人：'),
      ],
    },
  ],
}

export const natureForms: Form[] = [water, forestry, environment]
