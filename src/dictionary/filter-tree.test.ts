import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type Condition, comparisons, Definition, type FilterTree, Where } from './definition.ts'
import { definitionKey, whereKey } from './definition-key.ts'
import { bothOf, conditionsIn, questionsIn, rulesOf, treeOf, whereOf, whereOfRules } from './filter-tree.ts'
import { fromQuery, toQuery } from './query-builder.ts'

const condition: fc.Arbitrary<Condition> = fc
  .record({
    question: fc.constantFrom('person.age', 'person.sex', 'household.kind'),
    is: fc.constantFrom(...comparisons),
    value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { minLength: 1, maxLength: 3 })),
  })
  .map(({ question, is, value }): Condition => (is === 'known' ? { question, is } : { question, is, value }))

const tree = (depth: number): fc.Arbitrary<FilterTree> =>
  fc.record(
    {
      combinator: fc.constantFrom('and', 'or'),
      not: fc.boolean(),
      rules: fc.array(depth === 0 ? condition : fc.oneof(condition, tree(depth - 1)), { maxLength: 4 }),
    },
    { requiredKeys: ['combinator', 'rules'], noNullPrototype: true },
  )

const old: Condition[] = [
  { question: 'person.age', is: '>=', value: 60 },
  { question: 'person.sex', is: '=', value: '2' },
]

test('[D40] a filter tree goes to the query builder and back with nothing lost', () => {
  fc.assert(
    fc.property(tree(3), (one) => {
      assert.deepEqual(fromQuery(JSON.parse(JSON.stringify(toQuery(one)))), one)
      assert.deepEqual(Where.parse(one), one)
    }),
    { seed: 5, numRuns: 500 },
  )
})

test('[D40] conditions confirmed as a list stay a list and are edited as all of', () => {
  assert.deepEqual(Where.parse(old), old)
  assert.deepEqual(fromQuery(toQuery(old)), { combinator: 'and', rules: old })
  assert.deepEqual(toQuery(old).rules[0], { field: 'person.age', operator: '>=', value: 60 })
  assert.deepEqual(toQuery([{ question: 'person.age', is: 'known' }]).rules, [
    { field: 'person.age', operator: 'notNull', value: null },
  ])
  assert.deepEqual(treeOf(old), { combinator: 'and', rules: old })
})

test('[D40] what the editor adds for itself is taken off; what a definition cannot hold is refused whole', () => {
  const rule = { id: 'a', path: [0], field: 'person.age', operator: '>=', value: 60, valueSource: 'value' }
  const said = { combinator: 'and', rules: [{ question: 'person.age', is: '>=', value: 60 }] }
  assert.deepEqual(fromQuery({ id: 'r', path: [], combinator: 'and', rules: [rule] }), said)
  for (const wrong of [
    { ...rule, operator: 'beginsWith' },
    { ...rule, operator: 'known' },
    { ...rule, valueSource: 'field' },
    { ...rule, value: null },
    { ...rule, value: { from: 1 } },
    { ...rule, disabled: true },
    { field: 'person.age' },
  ])
    assert.equal(fromQuery({ combinator: 'and', rules: [rule, wrong] }), undefined, JSON.stringify(wrong))
  for (const wrong of [
    undefined,
    [],
    { rules: [rule] },
    { combinator: 'xor', rules: [] },
    { combinator: 'and', rules: rule },
  ])
    assert.equal(fromQuery(wrong), undefined)
})

test('[D40] a tree as deep as no person reads is refused and exhausts nobody', () => {
  const deep = (levels: number): FilterTree =>
    Array.from({ length: levels }).reduce<FilterTree>((inner) => ({ combinator: 'or', rules: [inner] }), {
      combinator: 'and',
      rules: old,
    })
  assert.ok(Where.safeParse(deep(4)).success)
  assert.ok(!Where.safeParse(deep(5)).success)
  assert.equal(fromQuery(deep(20_000)), undefined)
})

test('[D40] a definition names every question it looks at, each once', () => {
  const definition = Definition.parse({
    measure: 'average',
    of: 'household',
    question: 'household.net-income',
    over: 'household.size',
    where: { combinator: 'or', rules: [old[0], { combinator: 'and', not: true, rules: old }] },
    group: { question: 'household.kind', value: '2' },
  })
  assert.deepEqual(questionsIn(definition), [
    'household.net-income',
    'household.size',
    'person.age',
    'person.sex',
    'household.kind',
  ])
  assert.deepEqual(conditionsIn(whereOf(definition)).at(-1), { question: 'household.kind', is: '=', value: '2' })
  assert.deepEqual(whereOfRules(rulesOf(definition.where)), { combinator: 'and', rules: [definition.where] })
  assert.deepEqual(whereOfRules(rulesOf(old)), old)
})

test('[D40] definitions that say the same have one key, others have another', () => {
  const key = (where: Where) => whereKey(where)
  const [age, woman] = old as [Condition, Condition]
  const man: Condition = { ...woman, value: '1' }
  assert.equal(key([age, woman]), key([woman, age, woman]))
  assert.equal(
    key([age, woman]),
    key({ combinator: 'and', not: false, rules: [{ combinator: 'or', rules: [age] }, woman] }),
  )
  assert.equal(key([{ ...age, value: '60' }]), key([age]))
  assert.notEqual(key([woman]), key({ combinator: 'and', not: true, rules: [woman] }))
  assert.notEqual(key({ combinator: 'or', rules: [woman, man] }), key([woman, man]))
  const nested = { combinator: 'or' as const, rules: [woman, { combinator: 'or' as const, rules: [man, age] }] }
  assert.equal(key(nested), key({ combinator: 'or', rules: [age, man, woman] }))
  const women = { measure: 'count' as const, of: 'person' as const, where: [age, woman] }
  assert.equal(
    definitionKey({ ...women, where: [age], group: { question: 'person.sex', value: '2' } }),
    definitionKey({ ...women, at: 'end' }),
  )
  assert.notEqual(definitionKey(women), definitionKey({ ...women, of: 'household' }))
  assert.notEqual(definitionKey(women), definitionKey({ ...women, group: { level: 'village', name: '青山村' } }))
  const share = { measure: 'share' as const, of: 'person' as const, where: [age], part: [woman] }
  assert.equal(definitionKey(share), definitionKey({ ...share, per: 100, part: bothOf([woman], [age]) }))
  assert.notEqual(definitionKey(share), definitionKey({ ...share, per: 1 }))
})
