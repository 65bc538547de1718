// Lists that begin side by side: told apart when a form is read, and when a person corrects it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Correction, correctFields } from './correction.ts'
import { detectFields } from './detect.ts'
import { draw } from './drawn-form.ts'
import { type Field, listKey } from './field.ts'
import { nameNeighbours } from './neighbour-lists.ts'

type Place = Extract<Correction, { do: 'add' }>['place']
const keys = (fields: readonly Field[]) => fields.map((field) => `${field.cell} ${listKey(field)}`)
const read = (lines: string[]) => detectFields({ sheets: [draw(lines)] })

test('[T32] two tables side by side are two lists, told apart by their first columns', () => {
  const { fields } = read(['低保对象|<|·|特困对象|<', '姓名|联系电话|·|姓名|床位号', '||·||', '||·||'])
  assert.deepEqual(keys(fields), ['A3 表!A3', 'B3 表!A3', 'D3 表!D3', 'E3 表!D3'])
  assert.deepEqual(fields[2]!.region, { firstRow: 3, lastRow: 4, firstColumn: 'D' })
})

test('[T32] a header printed twice makes two lists; one header makes one, which needs no column', () => {
  assert.deepEqual(keys(read(['姓名|电话|姓名|电话', '|||', '|||']).fields), [
    'A2 表!A2',
    'B2 表!A2',
    'C2 表!C2',
    'D2 表!C2',
  ])
  const { fields } = read(['姓名|电话|住址|备注', '|||', '|||'])
  assert.deepEqual(keys(fields), ['A2 表!2', 'B2 表!2', 'C2 表!2', 'D2 表!2'])
  assert.ok(fields.every(({ region }) => region && !('firstColumn' in region)))
})

test('[T32] a person cuts one list in two, joins two, and what is added joins the list it stands in', () => {
  const sheets = [draw(['姓名|电话|户主|住址', '|||', '|||'])]
  const proposed = detectFields({ sheets })
  const second = { firstRow: 2, lastRow: 3, firstColumn: 'C' }
  const cut = ['表!C2', '表!D2'].map((field) => ({ do: 'change', field, to: { region: second } }) as const)
  const both = correctFields(proposed, cut, sheets)
  assert.deepEqual([both.problems, keys(both.fields)], [[], ['A2 表!A2', 'B2 表!A2', 'C2 表!C2', 'D2 表!C2']])
  const wider = correctFields(both, [{ do: 'remove', field: '表!D2' }], sheets)
  const place = { sheet: '表', cell: 'D2', kind: 'list', headerPath: ['组别'] } satisfies Place
  assert.deepEqual(keys(correctFields(wider, [{ do: 'add', place }], sheets).fields).at(-1), 'D2 表!C2')
  const joined = correctFields(
    both,
    ['表!A2', '表!B2'].map((field) => ({ do: 'change', field, to: { region: second } }) as const),
    sheets,
  )
  assert.deepEqual(keys(joined.fields), ['A2 表!2', 'B2 表!2', 'C2 表!2', 'D2 表!2'])
})

test('[T32] naming lists again changes nothing, and single cells have none', () => {
  const { fields } = read(['单位：|<|·||', '姓名|电话|·|姓名|床位', '||·||', '||·||'])
  assert.deepEqual(nameNeighbours(fields), fields)
  assert.ok(fields.filter(({ kind }) => kind !== 'list').every(({ region }) => region === undefined))
})
