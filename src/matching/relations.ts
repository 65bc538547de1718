// M8: concepts that are near without being the same; the relation is shown as a suggestion and never attaches by itself.
export type Relation = 'SAME' | 'DERIVABLE' | 'BROADER' | 'NARROWER'

type Pair = readonly [asked: string, known: string, relation: Relation]

/** What the field asks, what the question knows, and how the first relates to the second. */
const pairs: readonly Pair[] = [
  ['sex', 'id-number', 'DERIVABLE'],
  ['birth-date', 'id-number', 'DERIVABLE'],
  ['age', 'id-number', 'DERIVABLE'],
  ['age', 'birth-date', 'DERIVABLE'],
  ['birth-month', 'id-number', 'DERIVABLE'],
  ['birth-month', 'birth-date', 'DERIVABLE'],
  ['register-region', 'register-address', 'DERIVABLE'],
  ['mobile', 'phone', 'NARROWER'],
  ['phone', 'mobile', 'BROADER'],
  ['certificate-number', 'id-number', 'BROADER'],
  ['id-number', 'certificate-number', 'NARROWER'],
  ['pension-insured-resident', 'pension-insured', 'NARROWER'],
  ['medical-insured-resident', 'medical-insured', 'NARROWER'],
  ['medical-insured-commercial', 'medical-insured', 'NARROWER'],
  ['medical-insured-serious', 'medical-insured', 'NARROWER'],
  ['minimum-living-household', 'household-kind', 'NARROWER'],
  ['poor', 'household-kind', 'NARROWER'],
  ['occupation-kind', 'occupation', 'DERIVABLE'],
  ['residence-region', 'residence', 'DERIVABLE'],
  ['household-trait', 'household-kind', 'BROADER'],
  ['residence', 'home-address', 'BROADER'],
  ['address', 'home-address', 'BROADER'],
  ['address', 'residence', 'BROADER'],
  ['register-kind', 'register-nature', 'BROADER'],
  ['migrant-state', 'migrant-work', 'BROADER'],
  ['farm-account', 'bank-account', 'NARROWER'],
  ['bank-account', 'farm-account', 'BROADER'],
  ['labour-skill', 'labour-capacity', 'BROADER'],
  ['income', 'income-household', 'BROADER'],
]

export const relationOf = (asked: string, known: string): Relation | undefined =>
  asked === known ? 'SAME' : pairs.find(([a, b]) => a === asked && b === known)?.[2]
