// Example county: what civil affairs and the disabled persons’ federation ask.
import { footer, line, notes, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, demand, type Form, where } from './form.ts'
import { column, crossTab, group, list } from './tables.ts'

const yesNo = ['是', '否']

const minimumLiving: Form = {
  file: '民政局-农村最低生活保障对象花名册.xlsx',
  issuer: departments.civil,
  timesAYear: 12,
  sheets: [
    {
      name: '低保花名册',
      widths: [5, 12, 6, 22, 24, 12, 12, 14, 12, 22, 10],
      font: '宋体',
      titleFont: '方正小标宋简体',
      page: { landscape: true, printArea: true, foot: '&C第 &P 页，共 &N 页' },
      blocks: [
        title('云溪县农村最低生活保障对象花名册'),
        line(
          { text: '填报单位：', columns: 4, fill: demand('unit') },
          { text: '填报日期：', columns: 3, fill: demand('day') },
          { text: '', columns: 2 },
          { text: '单位：元', columns: 2, look: 'right' },
        ),
        list({
          of: 'person',
          where: [where('person.minimum-living', '=', true)],
          rows: 15,
          columns: [
            column('序号', demand('serial')),
            column('姓名', ask('person.name')),
            column('性别', ask('person.sex')),
            column('公民身份号码', ask('person.id-number')),
            column('家庭住址', ask('household.address')),
            column('户主姓名', ask('household.head-name')),
            column('与户主关系', ask('person.relation-to-head')),
            column('联系电话', ask('person.phone')),
            column('月保障金额', ask('person.monthly-aid'), { total: 'sum' }),
            column('惠农一卡通账号', ask('person.bank-account'), { total: 'count' }),
            column('备注'),
          ],
          total: { label: '合计', columns: 8 },
        }),
        notes('说明：1.本表由村民委员会填写，于每月5日前报乡镇民政办；2.同一户的对象连续填写。'),
        footer('填表人：', '审核人：', '负责人：'),
      ],
    },
  ],
}

const publicNotice: Form = {
  file: '民政局-社会救助对象长期公示表.xlsx',
  issuer: departments.civil,
  timesAYear: 4,
  sheets: [
    {
      name: '公示',
      widths: [6, 14, 24, 14, 12, 16],
      font: '仿宋_GB2312',
      titleFont: '黑体',
      blocks: [
        title('社会救助对象长期公示表'),
        line(
          { text: '村（社区）：', columns: 3, fill: ask('area.name') },
          { text: '公示日期：', columns: 3, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.monthly-aid', 'known')],
          rows: 20,
          columns: [
            column('序号', demand('serial')),
            column('对象姓名', ask('person.name')),
            column('证件号码（身份证号）', ask('person.id-number', 'id-masked')),
            column('村民小组', ask('household.group')),
            column('家庭人口', ask('household.size')),
            column('月救助金额（元）', ask('person.monthly-aid')),
          ],
        }),
        notes('公示期间如有异议，请向乡镇人民政府或县民政局反映。'),
      ],
    },
  ],
}

const disabledPersons: Form = {
  file: '残联-持证残疾人基本状况登记表.xlsx',
  issuer: departments.disabled,
  timesAYear: 2,
  sheets: [
    {
      name: '登记表',
      widths: [5, 10, 6, 12, 21, 9, 22, 12, 9, 14, 10, 9, 10, 13],
      font: '宋体',
      titleFont: '黑体',
      page: { landscape: true, head: '&L云溪县残疾人联合会&R内部资料  注意保存' },
      blocks: [
        title('持证残疾人基本状况登记表'),
        line(
          { text: '填报单位（盖章）：', columns: 6, fill: demand('unit') },
          { text: '', columns: 4 },
          { text: '填报时间：', columns: 4, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.disabled', '=', true)],
          rows: 12,
          columns: [
            column('序号', demand('serial')),
            group(
              '基本信息',
              column('残疾人姓名', ask('person.name')),
              column('性别', ask('person.sex'), { options: ['男', '女'] }),
              column('出生年月', ask('person.birth-month', 'year-month')),
              column('身份证号码', ask('person.id-number')),
              column('民族', ask('person.ethnicity')),
            ),
            group(
              '残疾情况',
              column('残疾人证号', ask('person.disability-certificate')),
              column('残疾类别', ask('person.disability-type'), {
                options: ['视力', '听力', '言语', '肢体', '智力', '精神', '多重'],
              }),
              column('残疾等级', ask('person.disability-grade'), { options: ['一级', '二级', '三级', '四级'] }),
              column('劳动能力', ask('person.labour-capacity')),
            ),
            column('文化程度', ask('person.education')),
            column('是否低保', ask('person.minimum-living'), { options: yesNo }),
            group('监护人', column('姓名'), column('联系电话')),
          ],
        }),
        footer('填表人：', '联系电话：', '负责人（签字）：'),
      ],
    },
  ],
}

const kinds = ['视力残疾', '听力残疾', '言语残疾', '肢体残疾', '智力残疾', '精神残疾', '多重残疾']
const grades = ['一级', '二级', '三级', '四级']

const disabilityFigures: Form = {
  file: '残联-残疾人分类分级统计表.xlsx',
  issuer: departments.disabled,
  timesAYear: 2,
  sheets: [
    {
      name: '统计表',
      widths: [18, 11, 11, 11, 11, 11],
      font: '宋体',
      titleFont: '方正小标宋简体',
      blocks: [
        title('残疾人分类分级统计表'),
        line(
          { text: '填报单位：', columns: 3, fill: demand('unit') },
          { text: '', columns: 1 },
          { text: '单位：人', columns: 2, look: 'right' },
        ),
        crossTab({
          count: { measure: 'count', of: 'person' },
          where: [where('person.disabled', '=', true)],
          corner: ['残疾类别'],
          columns: [
            group(
              '残疾等级',
              ...grades.map((grade) =>
                column(grade, undefined, { only: [where('person.disability-grade', '=', grade)] }),
              ),
            ),
            column('合计', undefined, { formula: 'row-sum' }),
          ],
          rows: kinds.map((kind) => ({ label: kind, only: [where('person.disability-type', '=', kind)] })),
          total: '合计',
        }),
        notes('注：本表按残疾人证记载的类别和等级统计，合计自动计算，请勿改动公式。'),
        footer('统计人：', '审核人：'),
      ],
    },
  ],
}

export const careForms: Form[] = [minimumLiving, publicNotice, disabledPersons, disabilityFigures]
