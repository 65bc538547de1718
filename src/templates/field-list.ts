// T31: a list of fields without a workbook is read as forms: one table is one form, its labelled rows the columns of one list.
import { printCell } from '../sheets/address.ts'
import { normalText } from '../kernel/text.ts'
import { type Field, fieldKey } from './field.ts'
import { labelType, optionsInLabel } from './field-type.ts'
import type { SheetForm } from './template.ts'

/** One row of the list: `type` as a database spells it, empty when it is not said. */
export type ListedField = {
  system: string
  table: string
  title: string
  /** Column code such as `xm` or `sfzh`; empty when it is not said. */
  code: string
  label: string
  type: string
}

/** The rows of a table that is a field list: a header with at least `table` and `label`, and `system`, `table_label`, `column`, `type` where they are known. */
export function listedFields([header = [], ...rows]: readonly (readonly string[])[]): ListedField[] | undefined {
  const at = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]))
  if (!at.has('table') || !at.has('label')) return undefined
  return rows.map((row) => {
    const cell = (name: string) => row[at.get(name) ?? -1]?.trim() ?? ''
    const [system, table, title] = [cell('system'), cell('table'), cell('table_label')]
    return { system, table, title, code: cell('column'), label: cell('label'), type: cell('type') }
  })
}

export type ListedForm = {
  system: string
  name: string
  form: SheetForm
  fields: Field[]
  /** Column code by field key. */
  codes: Map<string, string>
  /** Rows that ask nobody: without a label, or kept by the program itself. */
  leftOut: number
}

/** Tables in the order of the list, each once per system. */
export function formsOfList(rows: readonly ListedField[]): ListedForm[] {
  const tables = Map.groupBy(rows, ({ system, table }) => `${system}\n${table}`)
  return [...tables.values()].map((own) => {
    const { system, table, title } = own[0]!
    const asked = own.filter(isAsked)
    const fields = asked.map((row, index) => fieldOf(row, index + 1))
    return {
      system,
      name: title === '' ? table : title,
      form: { sheet: table, title, notes: [] },
      fields,
      codes: new Map(asked.flatMap(({ code }, index) => (code === '' ? [] : [[fieldKey(fields[index]!), code]]))),
      leftOut: own.length - asked.length,
    }
  })
}

/** Whether somebody is to fill the row: it has a label, and the program does not keep it itself. */
export const isAsked = ({ label }: ListedField): boolean => label.trim() !== '' && !isKeptByProgram(label)

function fieldOf({ table, label, type }: ListedField, column: number): Field {
  const options = optionsInLabel(label)
  const isDate = /^(?:date|datetime|timestamp|localdate)/i.test(type.replace(/[[\]]/g, ''))
  return {
    sheet: table,
    cell: printCell(2, column),
    kind: 'list',
    headerPath: [label],
    region: { firstRow: 2, lastRow: 2 },
    type: isDate ? 'date' : labelType([label], options),
    ...(options === undefined ? {} : { options }),
    required: false,
    confidence: 1,
    evidence: [],
  }
}

const ofProgram = new Set(
  `主键 主键id id 自增id 编号id uuid 版本 版本号 乐观锁 租户id 租户号 租户编号 删除标志 删除标识 删除状态 是否删除 逻辑删除 有效标志 数据状态 显示顺序 排序 排序号
  创建人 创建者 创建时间 创建日期 创建用户 创建人id 创建人姓名 创建人登录名称 创建部门 添加时间 录入时间 录入人 更新人 更新者 更新时间 更新日期 更新用户
  更新人id 更新人登录名称 修改人 修改者 修改时间 修改日期 最后修改时间 最后修改人 最后更新时间 操作人 操作时间 操作员 预留字段 扩展字段 父级id 父id 所属部门id`
    .trim()
    .split(/\s+/),
)

/** 主键, 创建时间 and their like: columns no person is ever asked to fill. */
const isKeptByProgram = (label: string): boolean => {
  const plain = normalText(label).toLowerCase()
  return ofProgram.has(plain.replace(/[((].*$/, '')) || /(?:^|[^a-z])id$/.test(plain)
}
