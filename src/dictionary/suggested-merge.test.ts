import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formsOfList } from '../templates/field-list.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { mergeReport } from './merge-report.ts'
import { suggestedMerge } from './suggested-merge.ts'

const candidates = candidatesOf(catalogue)

/** The report on tables given as `系统/表: 栏目 栏目`. */
function reportOn(...tables: string[]) {
  const rows = tables.flatMap((line) => {
    const [system = '', title = '', labels = ''] = line.split(/[/:]\s*/)
    return labels.split(' ').map((label) => ({ system, table: title, title, code: '', label, type: '' }))
  })
  const forms = formsOfList(rows).map(({ system, name, form, fields }) => ({
    template: { name, forms: [form], fields },
    issuer: system,
  }))
  return mergeReport(suggestedMerge({ forms, questions: catalogue, candidates, look: questionOf }))
}

test('[D25] what two forms ask alike counts once, in the dictionary or not', () => {
  const { totals, questions } = reportOn(
    '民政/人员信息表: 姓名 性别 血型 爱好特长',
    '卫健/人员名单: 姓名 血型 爱好特长 鞋码',
  )
  assert.deepEqual([totals.fields, totals.questions], [8, 5])
  assert.deepEqual([totals.classes.repeated, totals.classes.open], [3, 0])
  assert.deepEqual(
    questions.filter(({ issuers }) => issuers.length === 2).map(({ name }) => name['zh-CN']),
    ['姓名', '血型', '爱好特长'],
  )
})

test('[D25] synonyms of a known concept meet though no dictionary asks it', () => {
  const { totals } = reportOn('甲/人员信息表: 姓名 就业岗位', '乙/人员名单: 姓名 工作岗位')
  assert.deepEqual([totals.questions, totals.classes.repeated], [2, 2])
})

test('[D25] what is doubtful stays open: whose, generic, or a known question that the cell cannot hold', () => {
  const { totals } = reportOn(
    '甲/人员信息表: 姓名 备注 性别(甲/乙)',
    '乙/农户信息表: 户主姓名 备注 地址',
    '丙/登记表: 联系电话',
  )
  assert.equal(totals.classes.open, 5)
  assert.equal(totals.classes.repeated, 0)
})

test('[D25] the head’s fact and the person’s are two questions', () => {
  const { totals } = reportOn('甲/人员信息表: 姓名 手机号', '乙/农户信息表: 户主姓名 户主手机号')
  assert.equal(totals.classes.repeated, 0)
})
