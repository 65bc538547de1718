// Example county: the statistics bureau's forms, with the official marks of statutory returns (表号, 制定机关, 有效期).
import { footer, line, marks, notes, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, count, demand, type Form, sum, where } from './form.ts'
import { column, crossTab, fixedRows, group } from './tables.ts'

const ages: [label: string, low: number, high?: number][] = [
  ['0—5岁', 0, 6],
  ['6—14岁', 6, 15],
  ['15—17岁', 15, 18],
  ['18—34岁', 18, 35],
  ['35—59岁', 35, 60],
  ['60—79岁', 60, 80],
  ['80岁及以上', 80],
]
const between = (low: number, high?: number) => [
  where('person.age', '>=', low),
  ...(high === undefined ? [] : [where('person.age', '<', high)]),
]
const isMan = where('person.sex', '=', '男')
const isWoman = where('person.sex', '=', '女')

const bureauMarks = (width: number, number: string) =>
  marks(width, 2, [
    `表    号：${number}`,
    `制定机关：${departments.statistics}`,
    '文    号：云溪统字〔2026〕99号',
    '有效期至：2027年6月',
  ])

const population: Form = {
  file: '统计局-农村人口与户情况统计年报.xlsx',
  issuer: departments.statistics,
  timesAYear: 1,
  sheets: [
    {
      name: '人口年龄结构',
      widths: [18, 12, 12, 14, 14],
      font: '宋体',
      titleFont: '宋体',
      page: { printArea: true },
      blocks: [
        title('农村人口年龄构成'),
        bureauMarks(5, '云溪农基1表'),
        line(
          { text: '填报单位：', columns: 2, fill: demand('unit') },
          { text: '报告期：', columns: 2, fill: demand('period') },
          { text: '计量单位：人', columns: 1, look: 'right' },
        ),
        crossTab({
          count: { measure: 'count', of: 'person' },
          corner: ['年龄组'],
          columns: [
            group('常住人口', column('男', undefined, { only: [isMan] }), column('女', undefined, { only: [isWoman] })),
            column('合计', undefined, { formula: 'row-sum' }),
            column('其中：外出务工', undefined, { only: [where('person.migrant-work', '=', true)] }),
          ],
          rows: ages.map(([label, low, high]) => ({ label, only: between(low, high) })),
          total: '总计',
        }),
        footer('单位负责人：', '统计负责人：', '填表人：'),
      ],
    },
    {
      name: '户类型构成',
      widths: [8, 14, 12, 12, 16, 18],
      font: '宋体',
      titleFont: '宋体',
      page: { printArea: true },
      blocks: [
        title('农村住户类型构成'),
        bureauMarks(6, '云溪农基2表'),
        line(
          { text: '填报单位：', columns: 3, fill: demand('unit') },
          { text: '', columns: 1 },
          { text: '报告期：', columns: 2, fill: demand('period') },
        ),
        crossTab({
          count: { measure: 'count', of: 'household' },
          corner: ['分组', '户类型'],
          columns: [
            column('户数（户）'),
            column('人口（人）', undefined, { measure: { measure: 'count', of: 'person' } }),
            column('耕地面积（亩）', undefined, {
              measure: { measure: 'sum', of: 'household', question: 'household.arable-area' },
            }),
            column('通宽带户数（户）', undefined, { only: [where('household.internet', '=', true)] }),
          ],
          rows: [
            ...['一般户'].map((kind) => ({ side: '一般', label: kind, only: [where('household.kind', '=', kind)] })),
            ...['脱贫户', '监测户'].map((kind) => ({
              side: '帮扶',
              label: kind,
              only: [where('household.kind', '=', kind)],
            })),
            ...['低保户', '特困户'].map((kind) => ({
              side: '救助',
              label: kind,
              only: [where('household.kind', '=', kind)],
            })),
          ],
        }),
        notes('说明：人口按户类型归集，不重复计算。'),
        footer('单位负责人：', '填表人：'),
      ],
    },
  ],
}

const basics: Form = {
  file: '统计局-村级社会经济基本情况.xlsx',
  issuer: departments.statistics,
  timesAYear: 1,
  sheets: [
    {
      name: '村级基本情况',
      widths: [12, 32, 12, 10, 16],
      font: '宋体',
      titleFont: '宋体',
      page: { printArea: true, foot: '&C— &P —' },
      blocks: [
        title('村级社会经济基本情况'),
        bureauMarks(5, '云溪农基3表'),
        line(
          { text: '填报单位：', columns: 2, fill: demand('unit') },
          { text: '', columns: 1 },
          { text: '报告期：', columns: 2, fill: demand('period') },
        ),
        fixedRows({
          header: [
            { label: '类别', is: 'side' },
            { label: '指标名称', is: 'item' },
            { label: '计量单位', is: 'unit' },
            { label: '代码', is: 'number' },
            { label: '数量', is: 'value' },
          ],
          codes: ['甲', '乙', '丙', '丁', '1'],
          rows: [
            { side: '人口', label: '户数', unit: '户', fill: count('household') },
            { side: '人口', label: '人口数', unit: '人', fill: count('person') },
            { side: '人口', label: '其中：女性', unit: '人', fill: count('person', isWoman) },
            { side: '人口', label: '劳动年龄人口（16—59岁）', unit: '人', fill: count('person', ...between(16, 60)) },
            { side: '土地', label: '耕地面积', unit: '亩', fill: ask('area.arable-total') },
            { side: '土地', label: '农户承包耕地面积', unit: '亩', fill: sum('household.arable-area') },
            { side: '土地', label: '农户林地面积', unit: '亩', fill: sum('household.forest-area') },
            { side: '经济', label: '村集体经济收入', unit: '万元', fill: ask('area.collective-income') },
            { side: '设施', label: '村卫生室', unit: '个', fill: ask('area.clinics') },
            { side: '设施', label: '硬化道路里程', unit: '公里', fill: ask('area.paved-road') },
            {
              side: '设施',
              label: '通宽带户数',
              unit: '户',
              fill: count('household', where('household.internet', '=', true)),
            },
            {
              side: '设施',
              label: '使用卫生厕所户数',
              unit: '户',
              fill: count('household', where('household.toilet', '=', true)),
            },
          ],
        }),
        notes('说明：本表由村民委员会填报，于次年1月10日前报送。'),
        footer('单位负责人：', '填表人：', { text: '报出日期：    年  月  日', fill: demand('day') }),
      ],
    },
  ],
}

export const statisticsForms: Form[] = [population, basics]
