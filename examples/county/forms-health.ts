// Example county: what health and medical insurance ask.
import { footer, line, notes, subtitle, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, demand, type Form, where } from './form.ts'
import { column, crossTab, group, list } from './tables.ts'

const yesNo = ['是', '否']

const elders: Form = {
  file: '卫健局-60周岁以上老年人健康状况摸底表.xlsx',
  issuer: departments.health,
  timesAYear: 2,
  sheets: [
    {
      name: '摸底表',
      widths: [5, 11, 6, 6, 21, 14, 8, 8, 8, 10, 11, 14],
      font: '宋体',
      titleFont: '黑体',
      page: { landscape: true, printArea: true },
      blocks: [
        title('60周岁以上老年人健康状况摸底表'),
        line(
          { text: '村（居）名称：', columns: 5, fill: ask('area.name') },
          { text: '', columns: 3 },
          { text: '填表日期：', columns: 4, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.age', '>=', 60)],
          rows: 20,
          columns: [
            column('序号', demand('serial')),
            group(
              '老年人基本情况',
              column('姓名', ask('person.name')),
              column('性别', ask('person.sex')),
              column('年龄', ask('person.age')),
              column('公民身份证号码', ask('person.id-number')),
              column('手机号码', ask('person.phone')),
            ),
            group(
              '生活和健康状况',
              column('是否独居（√/×）', ask('person.living-alone'), { options: ['√', '×'] }),
              column('是否留守（√/×）', ask('person.left-behind'), { options: ['√', '×'] }),
              column('是否患慢性病', ask('person.chronic-disease'), { options: ['有', '无'] }),
              column('健康状况', ask('person.health-status')),
            ),
            group(
              '户主信息',
              column('户主姓名', ask('household.head-name')),
              column('户主电话', ask('household.head-phone')),
            ),
          ],
        }),
        notes('说明：独居、留守栏，符合的打“√”，不符合的打“×”。'),
        footer('填表人：', '村医签字：', '村（居）委会（盖章）：'),
      ],
    },
  ],
}

const chronicDisease: Form = {
  file: '卫健局-慢性病患者管理与家庭医生签约情况表.xlsx',
  issuer: departments.health,
  timesAYear: 4,
  sheets: [
    {
      name: '慢性病患者名单',
      widths: [6, 12, 6, 7, 22, 24, 15, 12],
      font: '宋体',
      titleFont: '宋体',
      blocks: [
        title('慢性病患者管理名单'),
        list({
          of: 'person',
          where: [where('person.chronic-disease', '=', true)],
          rows: 10,
          columns: [
            column('序号', demand('serial')),
            column('居民姓名', ask('person.name')),
            column('性别', ask('person.sex')),
            column('年龄', ask('person.age')),
            column('身份证号', ask('person.id-number')),
            column('现居住地址', ask('person.residence')),
            column('联系方式', ask('person.phone')),
            column('签约医生'),
          ],
        }),
        footer('填表人：', { text: '填表时间：', fill: demand('day') }),
      ],
    },
    {
      name: '汇总',
      widths: [20, 14, 14, 14],
      font: '宋体',
      titleFont: '宋体',
      blocks: [
        title('慢性病患者情况汇总表'),
        line({ text: '填报单位：', columns: 2, fill: demand('unit') }, { text: '单位：人', columns: 2, look: 'right' }),
        crossTab({
          count: { measure: 'count', of: 'person' },
          where: [where('person.chronic-disease', '=', true)],
          corner: ['年龄段'],
          columns: [
            column('患病人数'),
            column('其中：低保对象', undefined, { only: [where('person.minimum-living', '=', true)] }),
            column('其中：残疾人', undefined, { only: [where('person.disabled', '=', true)] }),
          ],
          rows: [
            { label: '59周岁及以下', only: [where('person.age', '<', 60)] },
            { label: '60—79周岁', only: [where('person.age', '>=', 60), where('person.age', '<', 80)] },
            { label: '80周岁及以上', only: [where('person.age', '>=', 80)] },
          ],
        }),
      ],
    },
  ],
}

/** As a system exports it: no title, no lines, one header row. */
const insuranceImport: Form = {
  file: '医保局-城乡居民参保登记导入模板.xlsx',
  issuer: departments.insurance,
  timesAYear: 1,
  sheets: [
    {
      name: 'Sheet1',
      widths: [14, 22, 8, 12, 14, 14, 16, 16, 26],
      font: '等线',
      titleFont: '等线',
      bare: true,
      page: { head: '&R云溪县医疗保障局' },
      blocks: [
        list({
          of: 'person',
          rows: 5,
          columns: [
            column('*姓名', ask('person.name')),
            column('*证件号码', ask('person.id-number')),
            column('*性别', ask('person.sex', 'code'), { options: ['1', '2'] }),
            column('*出生日期', ask('person.birth-date')),
            column('*户口性质', ask('person.register-type')),
            column('与户主关系', ask('person.relation-to-head')),
            column('手机号码', ask('person.phone')),
            column('是否参保', ask('person.medical-insured'), { options: yesNo }),
            column('居住地址', ask('person.residence')),
          ],
        }),
      ],
    },
  ],
}

const insuranceFigures: Form = {
  file: '医保局-城乡居民医疗保险参保进度表.xlsx',
  issuer: departments.insurance,
  timesAYear: 12,
  sheets: [
    {
      name: '进度表',
      widths: [16, 12, 12, 12, 12, 16],
      font: '仿宋_GB2312',
      titleFont: '方正小标宋简体',
      blocks: [
        title('城乡居民医疗保险参保进度表'),
        subtitle('（ 2027 年 度 ）'),
        line(
          { text: '填报单位：', columns: 3, fill: demand('unit') },
          { text: '填报日期：', columns: 3, fill: demand('day') },
        ),
        crossTab({
          count: { measure: 'count', of: 'person' },
          corner: ['人员类别'],
          columns: [
            column('应参保人数'),
            column('已参保人数', undefined, { only: [where('person.medical-insured', '=', true)] }),
            column('未参保人数', undefined, { only: [where('person.medical-insured', '=', false)] }),
            column('其中：男', undefined, {
              only: [where('person.medical-insured', '=', true), where('person.sex', '=', '男')],
            }),
            column('其中：女', undefined, {
              only: [where('person.medical-insured', '=', true), where('person.sex', '=', '女')],
            }),
          ],
          rows: [
            {
              label: '普通居民',
              only: [where('person.minimum-living', '=', false), where('person.extreme-poverty', '=', false)],
            },
            { label: '低保对象', only: [where('person.minimum-living', '=', true)] },
            { label: '特困供养人员', only: [where('person.extreme-poverty', '=', true)] },
          ],
          total: '合  计',
        }),
        footer('填表人：', '审核人：', '分管领导：'),
      ],
    },
  ],
}

export const healthForms: Form[] = [elders, chronicDisease, insuranceImport, insuranceFigures]
