// Example county: what the women’s federation, finance and the committee for political and legal affairs ask: codes in labels and beside the form, placeholders, no lines.
import { beside, codeTable } from './arrange.ts'
import { footer, line, notes, title } from './blocks.ts'
import { departments } from './cast.ts'
import { ask, demand, type Form, where } from './form.ts'
import { column, list } from './tables.ts'

/** Answers as codes: explained in the label where they are few, in a list beside the form where they are many. */
const women: Form = {
  file: '妇联-育龄妇女基本情况登记表.xlsx',
  issuer: departments.women,
  timesAYear: 1,
  sheets: [
    {
      name: '登记表',
      widths: [6, 11, 22, 13, 20, 13, 16, 14, 3, 8, 14],
      font: '宋体',
      titleFont: '黑体',
      page: { landscape: true },
      blocks: [
        title('育龄妇女基本情况登记表'),
        line(
          { text: '村（社区）：', columns: 4, fill: ask('area.name') },
          { text: '填报日期：', columns: 4, fill: demand('day') },
        ),
        beside(
          {
            left: 1,
            width: 8,
            blocks: [
              list({
                of: 'person',
                where: [where('person.sex', '=', '女'), where('person.age', '>=', 20), where('person.age', '<', 50)],
                rows: 16,
                columns: [
                  column('序号', demand('serial')),
                  column('姓名', ask('person.name')),
                  column('公民身份号码', ask('person.id-number')),
                  column('出生年月', ask('person.birth-month', 'year-month')),
                  column('婚姻状况（10:未婚,20:已婚,30:丧偶,40:离婚）', ask('person.marital-status', 'code')),
                  column('文化程度代码', ask('person.education', 'code')),
                  column('是否外出务工（1:是,2:否）', ask('person.migrant-work')),
                  column('联系电话', ask('person.phone')),
                ],
              }),
            ],
          },
          {
            left: 10,
            width: 2,
            blocks: [
              codeTable('文化程度代码表', [
                ['10', '研究生'],
                ['20', '大学本科'],
                ['30', '大学专科'],
                ['40', '中等职业'],
                ['60', '高中'],
                ['70', '初中'],
                ['80', '小学'],
                ['90', '其他'],
              ]),
            ],
          },
        ),
        notes('说明：本表统计20周岁以上50周岁以下的妇女，代码按右侧代码表填写。'),
        footer('填表人：', '妇联主席签字：'),
      ],
    },
  ],
}

/** As a finance system prints it before it is filled: a row of placeholders under the header, and in the head lines. */
const subsidy: Form = {
  file: '财政局-耕地地力保护补贴面积核实清册.xlsx',
  issuer: departments.finance,
  timesAYear: 1,
  sheets: [
    {
      name: '清册',
      widths: [6, 12, 12, 22, 24, 14, 14, 14, 12],
      font: '宋体',
      titleFont: '宋体',
      page: { landscape: true },
      blocks: [
        title('耕地地力保护补贴面积核实清册'),
        line(
          { text: '填报单位：${unit}', columns: 4, fill: demand('unit') },
          { text: '填报日期：${date}', columns: 3, fill: demand('day') },
          { text: '单位：亩、元', columns: 2, look: 'right' },
        ),
        list({
          of: 'household',
          where: [where('household.arable-area', '>', 0)],
          rows: 1,
          columns: [
            column('序号', demand('serial')),
            column('户编号', ask('household.number')),
            column('户主姓名', ask('household.head-name')),
            column('身份证号码', ask('household.head-id-number')),
            column('家庭住址', ask('household.address')),
            column('联系电话', ask('household.head-phone')),
            column('承包耕地面积', ask('household.arable-area'), { total: 'sum' }),
            column('补贴金额', undefined, { total: 'sum' }),
            column('备注'),
          ],
          data: [
            [
              '${list.no}',
              '${list.code}',
              '${list.name}',
              '${list.idNo}',
              '${list.address}',
              '${list.phone}',
              '${list.area}',
              '${list.amount}',
              undefined,
            ],
          ],
          total: { label: '合计', columns: 6 },
        }),
        notes('说明：补贴金额由财政所按核实面积计算。'),
        footer('填表人：', '村委会主任（签字）：'),
      ],
    },
  ],
}

/** Typed in a hurry: labels and blanks without a single line. */
const leftBehind: Form = {
  file: '政法委-留守人员平安走访联系名册.xlsx',
  issuer: departments.legal,
  timesAYear: 4,
  sheets: [
    {
      name: '联系名册',
      widths: [6, 12, 16, 8, 14, 14, 12, 24, 14],
      font: '等线',
      titleFont: '等线',
      bare: true,
      blocks: [
        title('留守人员平安走访联系名册'),
        line(
          { text: '村名：', columns: 1, blank: 2, fill: ask('area.name') },
          { text: '村书记：', columns: 1, blank: 2, fill: ask('area.secretary') },
          { text: '书记电话：', columns: 1, blank: 2, fill: ask('area.secretary-phone') },
        ),
        list({
          of: 'person',
          where: [where('person.left-behind', '=', true)],
          rows: 12,
          columns: [
            column('序号', demand('serial')),
            column('姓名', ask('person.name')),
            column('性别（1:男,2:女）', ask('person.sex', 'code')),
            column('年龄', ask('person.age')),
            column('户主姓名', ask('household.head-name')),
            column('户主电话', ask('household.head-phone')),
            column('与户主关系', ask('person.relation-to-head')),
            column('现居住地址', ask('person.residence')),
            column('走访情况'),
          ],
        }),
        footer('走访人：', { text: '填表日期：', fill: demand('day') }),
      ],
    },
  ],
}

export const societyForms: Form[] = [women, subsidy, leftBehind]
