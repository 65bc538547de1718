// Example county: what environment asks: tables beside each other and below.
import { beside, gap } from './arrange.ts'
import { footer, line, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, demand, type Form, where } from './form.ts'
import { column, crossTab, fixedRows, group } from './tables.ts'

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

export const natureForms: Form[] = [environment]
