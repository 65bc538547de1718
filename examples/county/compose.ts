// Example county: who lives together. Sizes and ages follow a village whose young people work elsewhere.
import type { Sex } from './names.ts'
import type { Chance } from './random.ts'

export type Relation = '户主' | '配偶' | '子' | '女' | '儿媳' | '孙子女' | '父母'
export type Member = { relation: Relation; sex: Sex; age: number }

/** 45 households with 150 people. */
const sizes = [5, 11, 8, 10, 7, 4]
export const householdSizes: readonly number[] = sizes.flatMap((count, index) => Array<number>(count).fill(index + 1))

/** Members of one household, head first. */
export function compose(size: number, chance: Chance): Member[] {
  switch (size) {
    case 1:
      return chance.yes(0.7) ? [head(chance, 66, 88, chance.pick(['男', '女']))] : [head(chance, 46, 59)]
    case 2:
      if (chance.yes(0.6)) return couple(chance, 62, 82)
      return chance.yes(0.6) ? couple(chance, 48, 61) : withChildren([head(chance, 34, 48, '女')], 1, chance)
    case 3:
      return chance.yes(0.65) ? withChildren(couple(chance, 30, 50), 1, chance) : elders(1, chance)
    case 4:
      if (chance.yes(0.5)) return withChildren(couple(chance, 33, 47), 2, chance)
      return chance.yes(0.5)
        ? withParents(withChildren(couple(chance, 32, 47), 1, chance), 1, chance)
        : elders(2, chance)
    case 5:
      return chance.yes(0.5)
        ? withParents(withChildren(couple(chance, 34, 48), 2, chance), 1, chance)
        : elders(3, chance)
    default:
      return elders(size - 2, chance)
  }
}

const head = (chance: Chance, low: number, high: number, sex: Sex = '男'): Member => ({
  relation: '户主',
  sex,
  age: chance.between(low, high),
})

function couple(chance: Chance, low: number, high: number): Member[] {
  const first = head(chance, low, high)
  return [first, { relation: '配偶', sex: '女', age: first.age - chance.between(-1, 4) }]
}

/** The youngest parent is 22 or older at the birth. */
function withChildren(parents: Member[], count: number, chance: Chance): Member[] {
  const eldest = Math.min(...parents.map(({ age }) => age)) - 22
  const ages = Array.from({ length: count }, (_, index) =>
    Math.max(0, Math.min(24, eldest - chance.between(0, 6) - 4 * index)),
  )
  return [...parents, ...ages.map((age) => child(chance, age))]
}

const child = (chance: Chance, age: number): Member =>
  chance.yes(0.52) ? { relation: '子', sex: '男', age } : { relation: '女', sex: '女', age }

function withParents(family: Member[], count: number, chance: Chance): Member[] {
  const age = family[0]!.age + chance.between(23, 29)
  const parents: Member[] = [{ relation: '父母', sex: chance.pick(['男', '女']), age }]
  return [...family, ...parents.slice(0, count)]
}

/** An elder couple with `younger` of their grown son, his wife and their children. */
function elders(younger: number, chance: Chance): Member[] {
  const parents = couple(chance, 56, 70)
  const son: Member = { relation: '子', sex: '男', age: parents[1]!.age - chance.between(22, 27) }
  const wife: Member = { relation: '儿媳', sex: '女', age: son.age - chance.between(-1, 4) }
  const grandchildren = Array.from({ length: Math.max(0, younger - 2) }, (_, index): Member => {
    const age = Math.max(0, Math.min(son.age, wife.age) - 23 - chance.between(0, 3) - 4 * index)
    return { relation: '孙子女', sex: chance.pick(['男', '女']), age }
  })
  return [...parents, ...[son, wife].slice(0, younger), ...grandchildren]
}
