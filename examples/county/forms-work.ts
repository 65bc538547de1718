// Example county: what labour, Party organisation, education and veterans ask of people.
import { footer, line, notes, pair, pairs, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, count, demand, type Form, where } from './form.ts'
import { column, group, list } from './tables.ts'

const yesNo = ['是', '否']

const migrants: Form = {
  file: '人社局-农村劳动力外出务工人员登记表.xlsx',
  issuer: departments.labour,
  timesAYear: 4,
  sheets: [
    {
      name: '外出务工',
      widths: [6, 11, 6, 12, 22, 12, 12, 14, 14, 14],
      font: '仿宋_GB2312',
      titleFont: '方正小标宋简体',
      page: { landscape: true },
      blocks: [
        title('农村劳动力外出务工人员登记表'),
        line(
          { text: '所在村：', columns: 4, fill: ask('area.name') },
          { text: '登记日期：', columns: 6, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.migrant-work', '=', true)],
          rows: 20,
          columns: [
            column('序号', demand('serial')),
            column('姓  名', ask('person.name')),
            column('性别', ask('person.sex')),
            column('出生年月', ask('person.birth-month', 'year-month')),
            column('公民身份号码', ask('person.id-number')),
            column('学历', ask('person.education')),
            column('务工地点', ask('person.migrant-place')),
            column('从事职业', ask('person.occupation')),
            column('手机号', ask('person.phone')),
            column('是否参加养老保险', ask('person.pension-insured'), { options: yesNo }),
          ],
        }),
        footer('登记人：', '审核人：', '（村委会盖章）'),
      ],
    },
  ],
}

const pension: Form = {
  file: '人社局-城乡居民养老保险待遇领取人员核对表.xlsx',
  issuer: departments.labour,
  timesAYear: 2,
  sheets: [
    {
      name: '待遇领取核对',
      widths: [6, 12, 24, 8, 18, 24, 16, 14],
      font: '宋体',
      titleFont: '宋体',
      page: { landscape: true },
      blocks: [
        title('城乡居民养老保险待遇领取人员核对表'),
        line(
          { text: '填报单位：', columns: 2, blank: 2, fill: demand('unit') },
          { text: '核对日期：', columns: 2, blank: 2, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.age', '>=', 60), where('person.pension-insured', '=', true)],
          rows: 18,
          columns: [
            column('序号', demand('serial')),
            column('领取人姓名', ask('person.name')),
            column('领取人身份证号', ask('person.id-number')),
            column('性别', ask('person.sex')),
            column('待遇领取起始时间', ask('person.pension-start', 'year-month')),
            column('现居住地', ask('person.residence')),
            column('联系电话', ask('person.phone')),
            column('核对结果'),
          ],
        }),
        notes('说明：核对结果填写“正常”“死亡”“迁出”或“待查”。'),
      ],
    },
  ],
}

const partyMembers: Form = {
  file: '组织部-党员基本信息花名册.xlsx',
  issuer: departments.party,
  timesAYear: 2,
  sheets: [
    {
      name: '党员花名册',
      widths: [5, 11, 6, 9, 13, 22, 10, 14, 13, 13, 14, 22],
      font: '仿宋_GB2312',
      titleFont: '方正小标宋简体',
      page: { landscape: true, printArea: true },
      blocks: [
        title('党员基本信息花名册'),
        line({ text: '党组织名称：', columns: 6, open: true }, { text: '填报日期：', columns: 6, fill: demand('day') }),
        list({
          of: 'person',
          where: [where('person.political-status', 'in', ['中共党员', '中共预备党员'])],
          rows: 15,
          columns: [
            column('序号', demand('serial')),
            column('姓名', ask('person.name')),
            column('性别', ask('person.sex')),
            column('民族', ask('person.ethnicity')),
            column('出生日期', ask('person.birth-date', 'date-dots')),
            column('公民身份号码', ask('person.id-number')),
            column('学历', ask('person.education')),
            column('政治面貌', ask('person.political-status')),
            column('入党时间', ask('person.party-joined', 'date-dots')),
            column('是否外出务工', ask('person.migrant-work'), { options: yesNo }),
            column('手机号码', ask('person.phone')),
            column('家庭住址', ask('household.address')),
          ],
        }),
        footer('填表人：', '党组织书记签字：'),
      ],
    },
  ],
}

const villageProfile: Form = {
  file: '组织部-村（社区）基本情况表.xlsx',
  issuer: departments.party,
  timesAYear: 1,
  sheets: [
    {
      name: '村情概况',
      widths: [16, 18, 16, 18, 16, 18],
      font: '仿宋_GB2312',
      titleFont: '方正小标宋简体',
      page: { landscape: true },
      blocks: [
        title('村（社区）基本情况表'),
        line({ text: '填报时间：', columns: 3, fill: demand('day') }, { text: '', columns: 3 }),
        pairs({
          rows: [
            [
              pair('村名', [1, 1], ask('area.name')),
              pair('村党组织书记', [1, 1], ask('area.secretary')),
              pair('书记联系电话', [1, 1], ask('area.secretary-phone')),
            ],
            [
              pair('村民小组数（个）', [1, 1], ask('area.groups')),
              pair('户籍户数（户）', [1, 1], count('household')),
              pair('户籍人口（人）', [1, 1], count('person')),
            ],
            [
              pair(
                '党员人数（人）',
                [1, 1],
                count('person', where('person.political-status', 'in', ['中共党员', '中共预备党员'])),
              ),
              pair('外出务工人数（人）', [1, 1], count('person', where('person.migrant-work', '=', true))),
              pair('退役军人数（人）', [1, 1], count('person', where('person.veteran', '=', true))),
            ],
            [
              pair('耕地总面积（亩）', [1, 1], ask('area.arable-total')),
              pair('村集体经济收入（万元）', [1, 1], ask('area.collective-income')),
              pair('硬化路里程（公里）', [1, 1], ask('area.paved-road')),
            ],
            [
              pair('村卫生室数（个）', [1, 1], ask('area.clinics')),
              pair('防汛隐患点数（处）', [1, 1], ask('area.flood-sites')),
              pair('应急避难场所数（处）', [1, 1], ask('area.shelters')),
            ],
            [pair('主导产业', [1, 5])],
          ],
          height: 32,
        }),
        footer('填表人：', '乡镇（街道）审核：'),
      ],
    },
  ],
}

const pupils: Form = {
  file: '教育局-在校学生及留守儿童情况摸底表.xlsx',
  issuer: departments.education,
  timesAYear: 2,
  sheets: [
    {
      name: '学生摸底',
      widths: [6, 11, 6, 16, 22, 9, 20, 10, 11, 14, 22],
      font: '宋体',
      titleFont: '黑体',
      page: { landscape: true },
      blocks: [
        title('在校学生及留守儿童情况摸底表'),
        line(
          { text: '填报单位（公章）：', columns: 6, fill: demand('unit') },
          { text: '', columns: 2 },
          { text: '填报日期：', columns: 3, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.school', 'known'), where('person.age', '<=', 18)],
          rows: 20,
          columns: [
            column('序号', demand('serial')),
            column('学生姓名', ask('person.name')),
            column('性别', ask('person.sex')),
            column('出生日期', ask('person.birth-date', 'date-chinese')),
            column('居民身份证号', ask('person.id-number')),
            column('民族', ask('person.ethnicity')),
            column('就读学校', ask('person.school')),
            column('是否留守儿童', ask('person.left-behind'), { options: yesNo }),
            group('户主', column('姓名', ask('household.head-name')), column('联系电话', ask('household.head-phone'))),
            column('家庭地址', ask('household.address')),
          ],
        }),
        notes('说明：本表统计年满6周岁不满19周岁的在校学生。'),
        footer('填表人：', '联系电话：'),
      ],
    },
  ],
}

const veterans: Form = {
  file: '退役军人事务局-退役军人信息采集表.xlsx',
  issuer: departments.veterans,
  timesAYear: 1,
  sheets: [
    {
      name: '采集表',
      widths: [6, 11, 22, 9, 10, 12, 12, 14, 14, 22],
      font: '宋体',
      titleFont: '方正小标宋简体',
      page: { landscape: true },
      blocks: [
        title('退役军人信息采集表'),
        line(
          { text: '村（社区）：', columns: 5, fill: ask('area.name') },
          { text: '采集时间：', columns: 5, fill: demand('day') },
        ),
        list({
          of: 'person',
          where: [where('person.veteran', '=', true)],
          rows: 8,
          columns: [
            column('序号', demand('serial')),
            column('姓名', ask('person.name')),
            column('公民身份号码', ask('person.id-number')),
            column('民族', ask('person.ethnicity')),
            column('学历', ask('person.education')),
            column('政治面貌', ask('person.political-status')),
            column('婚姻状况', ask('person.marital-status')),
            column('现从事职业', ask('person.occupation')),
            column('联系电话', ask('person.phone')),
            column('部队番号'),
          ],
        }),
        footer('采集人：', '本人签字：'),
      ],
    },
  ],
}

export const workForms: Form[] = [migrants, pension, partyMembers, villageProfile, pupils, veterans]
