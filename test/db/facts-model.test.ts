import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { list, 赵, 钱 } from './cast.ts'
import { openVillages } from './villages.ts'

const { db, place } = await openVillages('facts-model')
after(() => db.close())

/** A fact as F9 tells it in plain words, without a database. */
type Told = { owner: string; value: string } | { rivals: Map<string, string> } | undefined

function tell(told: Told, unit: string, value: string): Told {
  if (!told) return { owner: unit, value }
  if ('rivals' in told) {
    const rivals = new Map(told.rivals).set(unit, value)
    return new Set(rivals.values()).size === 1 ? { owner: unit, value } : { rivals }
  }
  if (told.value === value || told.owner === unit) return { owner: told.value === value ? told.owner : unit, value }
  return {
    rivals: new Map([
      [told.owner, told.value],
      [unit, value],
    ]),
  }
}

const cell = fc.constantFrom(null, '1', '2', '不适用')
const file = fc.record({
  unit: fc.constantFrom('青山村', '区卫健局', '民政所'),
  people: fc.uniqueArray(fc.tuple(fc.constantFrom(赵, 钱), cell, cell), {
    selector: ([number]) => number,
    maxLength: 2,
  }),
})

test('[F9] whatever three units hand in, and in whatever order, the store ends where the rule says', async () => {
  const columns = ['person.id-number', 'person.phone', 'person.monthly-aid']
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 7 }), async (files) => {
      const { load, persons } = place()
      const told = new Map<string, Told>()
      for (const [turn, { unit, people }] of files.entries()) {
        await load([list('人', 'person', columns, people)], {
          unit,
          file: { name: `${turn}.xlsx`, hash: String(turn) },
        })
        for (const [number, ...answers] of people) {
          for (const [index, value] of answers.entries()) {
            const key = `${number} ${columns[index + 1]}`
            if (value !== null) told.set(key, tell(told.get(key), unit, value))
          }
        }
      }
      for (const { facts } of await persons(columns)) {
        for (const question of columns.slice(1)) {
          const expected = told.get(`${facts.get('person.id-number')!.value} ${question}`)
          const { state, value } = facts.get(question)!
          const found = state === 'value' ? value : state
          const wanted = !expected ? 'missing' : 'rivals' in expected ? 'conflict' : expected.value
          assert.equal(found === 'not-applicable' ? '不适用' : found, wanted)
        }
      }
    }),
    { seed: 31, numRuns: 25 },
  )
})
