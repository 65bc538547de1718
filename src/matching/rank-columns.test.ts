import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanLabel } from './label.ts'
import { likenessTo, partsOf, weighAmong } from './likeness.ts'
import { namesIn, nameWords, nearNames } from './name-words.ts'
import { columnRanker } from './rank-columns.ts'

test('[M12] a name is read as words however it is joined', () => {
  for (const name of ['birthPlace', 'birth_place', 'Birth.Place', 'BIRTH PLACE', 'birth-places'])
    assert.deepEqual(nameWords(name), ['birth', 'place'], name)
  assert.deepEqual(nameWords('Worker(s)'), ['worker'])
  assert.deepEqual(nameWords('XMLFile2'), ['xml', 'file2'])
  assert.deepEqual(nameWords('Prénom Höhe'), ['prenom', 'hohe'])
  assert.deepEqual(
    nameWords('num_rooms'),
    nameWords('Number of rooms').filter((word) => word !== 'of'),
  )
})

test('[M12] a bracket is no name, and an abbreviation in it stands for the words before it', () => {
  assert.deepEqual(namesIn('Height (m)'), ['Height'])
  assert.deepEqual(namesIn('body mass index (BMI) at entry'), ['body mass index at entry', 'BMI at entry'])
  assert.deepEqual(nearNames('Max. Tiefe'), ['max depth'])
})

test('[M12] a label without Chinese keeps its words apart', () => {
  assert.equal(cleanLabel('Date of Birth').core, 'date of birth')
  assert.deepEqual(
    [cleanLabel('floorArea (m2)').core, cleanLabel('floorArea (m2)').measureUnit],
    ['floor area', '平方米'],
  )
})

test('[M12] rare words weigh most, and a near word comes behind the word itself', () => {
  const names = ['roof height', 'height', 'elevation', 'wall height', 'door height']
  const like = likenessTo({ text: 'height', weigh: weighAmong(names.map(partsOf)) })
  const [roof, height, elevation] = names.map((name) => like(partsOf(name))) as [number, number, number]
  assert.ok(height > 0.99 && elevation > roof && elevation < height)
})

test('[M12] columns are ranked by name, by shared values and by what their table is about', () => {
  const known = [
    { names: ['shoe colour'], values: ['red', 'green'] },
    { names: ['leaf colour'], values: ['olive', 'ochre'] },
    { names: ['price of the ticket'], meaning: 'what a concert costs' },
    { names: ['price of the animal'], meaning: 'what a cow costs at market' },
  ]
  const rank = columnRanker(known)
  const first = (asked: Parameters<typeof rank>[0]) => rank(asked)[0]!.position
  assert.equal(first({ name: 'colour', values: ['olive', 'ochre', 'olive'] }), 1)
  assert.equal(first({ name: 'colour', values: ['red', 'green'] }), 0)
  assert.equal(first({ name: 'price', table: 'cow' }), 3)
  assert.equal(first({ name: 'price', table: 'concert' }), 2)
  assert.equal(rank({ name: 'colour' }).length, known.length)
})
