// M19: what forms alike ask and this one does not yet is offered where words say little; company orders suggestions and never attaches.

/** Answers of one earlier region in the order of its fields; undefined where nothing was attached. */
export type Company = readonly (string | undefined)[]

/** How likely each question is at one place of a form, 0 to 1. */
export type Likely = ReadonlyMap<string, number>

/** A neighbour is looked for this far: a field between may be one nobody has answered yet. */
const reach = 2

/** A question that few similar forms ask says nothing about this one. */
const worthSaying = 0.02

type Kept = { answers: Company; set: ReadonlySet<string>; weight: number }

/**
 * Reads the company once for many forms. `earlier`: regions whose fields people have answered. `itself`: the region asked
 * about, where it is among them; what it holds already says nothing about the rest of it.
 */
export function companyAmong(earlier: readonly Company[]): (own: Company, itself?: Company) => (at: number) => Likely {
  const frequency = new Map<string, number>()
  const sets = earlier.map((answers) => new Set(answers.filter((answer) => answer !== undefined)))
  for (const set of sets) for (const answer of set) frequency.set(answer, (frequency.get(answer) ?? 0) + 1)
  const weigh = (answer: string) => Math.log(1 + earlier.length / (frequency.get(answer) ?? 1))
  const sum = (set: Iterable<string>) => [...set].reduce((total, answer) => total + weigh(answer), 0)
  const kept = earlier.map((answers, at): Kept => ({ answers, set: sets[at]!, weight: sum(sets[at]!) }))
  return (own, itself) => {
    const known = new Set(own.filter((answer) => answer !== undefined))
    const others = itself === undefined ? kept : kept.filter(({ answers }) => answers !== itself)
    const similar = similarForms(others, { known, own: sum(known), weigh })
    const inForm = shares(similar, known)
    return (at) => {
      const beside = besideShares(others, own, at)
      const likely = new Map<string, number>()
      for (const answer of new Set([...inForm.keys(), ...beside.keys()])) {
        if (known.has(answer)) continue
        const chance = 1 - (1 - 0.7 * (inForm.get(answer) ?? 0)) * (1 - 0.9 * (beside.get(answer) ?? 0))
        if (chance > worthSaying) likely.set(answer, chance)
      }
      return likely
    }
  }
}

type Similar = { set: ReadonlySet<string>; likeness: number }
type Known = { known: ReadonlySet<string>; own: number; weigh: (answer: string) => number }

const similarForms = (kept: readonly Kept[], { known, own, weigh }: Known): Similar[] =>
  kept.flatMap(({ set, weight }) => {
    let shared = 0
    for (const answer of known) if (set.has(answer)) shared += weigh(answer)
    return shared === 0 ? [] : [{ set, likeness: shared / Math.sqrt(own * weight) }]
  })

/** Of the forms alike, weighed by how alike they are, the share that asks each question. */
function shares(similar: readonly Similar[], known: ReadonlySet<string>): Map<string, number> {
  const all = similar.reduce((total, { likeness }) => total + likeness, 0)
  const found = new Map<string, number>()
  for (const { set, likeness } of similar) {
    for (const answer of set) if (!known.has(answer)) found.set(answer, (found.get(answer) ?? 0) + likeness / all)
  }
  return found
}

/** Of the places beside the same neighbours, the share that each question has. */
function besideShares(kept: readonly Kept[], own: Company, at: number): Map<string, number> {
  const found = new Map<string, number>()
  for (const step of [-1, 1]) {
    const neighbour = nearestFrom(own, at, step)
    if (neighbour === undefined) continue
    const beside = kept.flatMap(({ answers, set }) => {
      if (!set.has(neighbour)) return []
      const there = answers[answers.indexOf(neighbour) - step]
      return there === undefined ? [] : [there]
    })
    for (const answer of beside) found.set(answer, (found.get(answer) ?? 0) + 0.5 / beside.length)
  }
  return found
}

function nearestFrom(own: Company, at: number, step: number): string | undefined {
  for (let away = 1; away <= reach; away++) {
    const answer = own[at + away * step]
    if (answer !== undefined) return answer
  }
  return undefined
}
