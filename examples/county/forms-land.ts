// Example county: what farming, housing and emergency management ask, of households and of the village.
import { footer, line, notes, pair, pairs, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, count, demand, type Form, where } from './form.ts'
import { column, fixedRows, group, list } from './tables.ts'

const yesNo = ['是', '否']

/** One workbook per household: grids of label and blank, and the members as a list inside. */
const farmHousehold: Form = {
  file: '农业农村局-农户信息采集表.xlsx',
  issuer: departments.farming,
  per: 'household',
  timesAYear: 1,
  sheets: [
    {
      name: '农户信息',
      widths: [9, 14, 12, 10, 20, 22, 16, 16],
      font: '仿宋_GB2312',
      titleFont: '方正小标宋简体',
      page: { landscape: true, printArea: true },
      blocks: [
        title('农户信息采集表'),
        line(
          { text: '行政村：', columns: 3, fill: ask('area.name') },
          { text: '户编号：', columns: 2, fill: ask('household.number') },
          { text: '采集日期：', columns: 3, fill: demand('day') },
        ),
        pairs({
          side: '户主信息',
          rows: [
            [
              pair('户主姓名', [1, 2], ask('household.head-name')),
              pair('户主身份证号码', [1, 1], ask('household.head-id-number')),
              pair('联系电话', [1, 1], ask('household.head-phone')),
            ],
          ],
        }),
        pairs({
          side: '家庭情况',
          rows: [
            [pair('家庭住址', [1, 4], ask('household.address')), pair('村民小组', [1, 1], ask('household.group'))],
            [
              pair('家庭人口数', [1, 2], ask('household.size')),
              pair('户类型', [1, 1], ask('household.kind'), ['一般户', '脱贫户', '监测户', '低保户', '特困户']),
              pair('家庭年收入（元）', [1, 1], ask('household.annual-income')),
            ],
          ],
        }),
        pairs({
          side: '生产生活条件',
          rows: [
            [
              pair('耕地面积（亩）', [1, 2], ask('household.arable-area')),
              pair('林地面积（亩）', [1, 1], ask('household.forest-area')),
              pair('住房面积（平方米）', [1, 1], ask('household.house-area')),
            ],
            [
              pair('房屋结构', [1, 2], ask('household.house-structure')),
              pair('住房是否安全', [1, 1], ask('household.house-safe'), yesNo),
              pair('饮水是否安全', [1, 1], ask('household.water-safe'), yesNo),
            ],
            [
              pair('是否卫生厕所', [1, 2], ask('household.toilet'), yesNo),
              pair('是否通宽带', [1, 1], ask('household.internet'), yesNo),
              pair('主要收入来源', [1, 1]),
            ],
          ],
        }),
        list({
          of: 'person',
          side: '家庭成员',
          rows: 8,
          columns: [
            column('姓名', ask('person.name')),
            column('与户主关系', ask('person.relation-to-head')),
            column('性别', ask('person.sex')),
            column('身份证号码', ask('person.id-number')),
            column('文化程度', ask('person.education')),
            column('健康状况', ask('person.health-status')),
            column('是否外出务工', ask('person.migrant-work'), { options: yesNo }),
          ],
        }),
        notes('本表一户一表，由村组干部入户填写，户主签字确认。'),
        footer('户主签字：', '采集人签字：'),
      ],
    },
  ],
}

const monitored: Form = {
  file: '农业农村局-防止返贫监测帮扶对象台账.xlsx',
  issuer: departments.farming,
  timesAYear: 12,
  sheets: [
    {
      name: '监测台账',
      widths: [5, 12, 12, 21, 14, 8, 9, 9, 9, 9, 10, 10, 12, 11],
      font: '宋体',
      titleFont: '黑体',
      page: { landscape: true, printArea: true, foot: '&C&P / &N' },
      blocks: [
        title('防止返贫监测帮扶对象台账'),
        line(
          { text: '填报单位：', columns: 6, fill: demand('unit') },
          { text: '', columns: 4 },
          { text: '填报日期：', columns: 4, fill: demand('day') },
        ),
        list({
          of: 'household',
          where: [where('household.kind', 'in', ['脱贫户', '监测户'])],
          rows: 10,
          columns: [
            column('序号', demand('serial')),
            group(
              '家庭基本情况',
              column('户编号', ask('household.number')),
              group(
                '户主',
                column('姓名', ask('household.head-name')),
                column('证件号码', ask('household.head-id-number')),
                column('联系电话', ask('household.head-phone')),
              ),
              column('家庭人口数', ask('household.size'), { total: 'sum' }),
              column('户类型', ask('household.kind')),
            ),
            group(
              '“三保障”和饮水安全',
              column('住房安全', ask('household.house-safe'), { options: yesNo }),
              column('饮水安全', ask('household.water-safe'), { options: yesNo }),
              column('卫生厕所', ask('household.toilet'), { options: yesNo }),
            ),
            group(
              '生产情况',
              column('耕地面积（亩）', ask('household.arable-area'), { total: 'sum' }),
              column('林地面积（亩）', ask('household.forest-area'), { total: 'sum' }),
              column('家庭年收入（万元）', ask('household.annual-income'), { total: 'sum' }),
            ),
            column('帮扶责任人'),
          ],
          total: { label: '合计', columns: 5 },
        }),
        notes('说明：家庭年收入按上年度填写，单位为万元。'),
        footer('填表人：', '村党组织书记（签字）：', '驻村第一书记（签字）：'),
      ],
    },
  ],
}

const houses: Form = {
  file: '住建局-农村住房安全排查汇总表.xlsx',
  issuer: departments.housing,
  timesAYear: 2,
  sheets: [
    {
      name: '排查表',
      widths: [5, 10, 12, 22, 14, 10, 22, 10, 10, 10, 12],
      font: '宋体',
      titleFont: '方正小标宋简体',
      page: { landscape: true },
      blocks: [
        title('农村住房安全排查汇总表'),
        line(
          { text: '填报单位：', columns: 5, fill: demand('unit') },
          { text: '单位：人、平方米', columns: 6, look: 'right' },
        ),
        list({
          of: 'household',
          rows: 20,
          columns: [
            column('序号', demand('serial')),
            column('村民小组', ask('household.group')),
            group(
              '户主情况',
              column('户主姓名', ask('household.head-name')),
              column('身份证号', ask('household.head-id-number')),
              column('联系方式', ask('household.head-phone')),
            ),
            column('家庭人口', ask('household.size')),
            column('家庭住址', ask('household.address')),
            group(
              '房屋情况',
              column('结构类型', ask('household.house-structure'), {
                options: ['框架', '砖混', '砖木', '土木', '石木', '其他'],
              }),
              column('建筑面积', ask('household.house-area'), { total: 'sum' }),
              column('是否安全', ask('household.house-safe'), { options: yesNo }),
            ),
            column('是否有卫生厕所', ask('household.toilet'), { options: ['有', '无'] }),
          ],
          total: { label: '合计', columns: 8 },
        }),
        footer('排查人员：', '乡镇复核：', { text: '填报日期：    年  月  日', fill: demand('day') }),
      ],
    },
  ],
}

const flood: Form = {
  file: '应急管理局-村级防汛救灾基础数据表.xlsx',
  issuer: departments.emergency,
  timesAYear: 2,
  sheets: [
    {
      name: '基础数据',
      widths: [8, 34, 10, 16],
      font: '仿宋_GB2312',
      titleFont: '黑体',
      blocks: [
        title('村级防汛救灾基础数据表'),
        line(
          { text: '村名称：', columns: 2, fill: ask('area.name') },
          { text: '填报日期：', columns: 2, fill: demand('day') },
        ),
        fixedRows({
          header: [
            { label: '编号', is: 'number' },
            { label: '项目', is: 'item' },
            { label: '单位', is: 'unit' },
            { label: '数量', is: 'value' },
          ],
          rows: [
            { label: '总户数', unit: '户', fill: count('household') },
            { label: '总人口', unit: '人', fill: count('person') },
            { label: '村民小组数', unit: '个', fill: ask('area.groups') },
            { label: '60岁以上老年人', unit: '人', fill: count('person', where('person.age', '>=', 60)) },
            {
              label: '独居老人',
              unit: '人',
              fill: count('person', where('person.age', '>=', 60), where('person.living-alone', '=', true)),
            },
            { label: '14岁及以下儿童', unit: '人', fill: count('person', where('person.age', '<=', 14)) },
            { label: '残疾人', unit: '人', fill: count('person', where('person.disabled', '=', true)) },
            {
              label: '住房不安全户数',
              unit: '户',
              fill: count('household', where('household.house-safe', '=', false)),
            },
            { label: '饮水安全户数', unit: '户', fill: count('household', where('household.water-safe', '=', true)) },
            { label: '防汛隐患点', unit: '处', fill: ask('area.flood-sites') },
            { label: '应急避难场所', unit: '处', fill: ask('area.shelters') },
            { label: '硬化路里程', unit: '公里', fill: ask('area.paved-road') },
            { label: '防汛物资储备点', unit: '个' },
          ],
        }),
        notes('填表说明：独居老人指60周岁以上独自居住的老年人。'),
        footer('填表人：', '村主要负责人：'),
      ],
    },
  ],
}

const transfer: Form = {
  file: '应急管理局-汛期转移避险重点人员花名册.xlsx',
  issuer: departments.emergency,
  timesAYear: 4,
  sheets: [
    {
      name: '花名册',
      widths: [6, 11, 6, 7, 22, 24, 14, 12, 14],
      font: '宋体',
      titleFont: '黑体',
      page: { landscape: true },
      blocks: [
        title('汛期转移避险重点人员花名册'),
        line({ text: '填报单位：', columns: 4, fill: demand('unit') }),
        list({
          of: 'person',
          where: [where('person.living-alone', '=', true)],
          rows: 15,
          numbered: true,
          columns: [
            column('序号', demand('serial')),
            column('被转移人姓名', ask('person.name')),
            column('性别', ask('person.sex')),
            column('年龄', ask('person.age')),
            column('公民身份号码', ask('person.id-number')),
            column('现住址', ask('person.residence')),
            column('本人联系电话', ask('person.phone')),
            column('转移责任人'),
            column('责任人电话'),
          ],
        }),
        notes('备注：重点人员指独居人员，汛期前完成核实。'),
      ],
    },
  ],
}

export const landForms: Form[] = [farmHousehold, monitored, houses, flood, transfer]
