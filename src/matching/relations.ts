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
  ['residence-any', 'residence', 'BROADER'],
  ['residence-any', 'residence-region', 'BROADER'],
  ['residence', 'residence-any', 'NARROWER'],
  ['home-address', 'residence', 'NARROWER'],
  ['migrant-employer', 'employer', 'NARROWER'],
  ['street', 'town', 'NARROWER'],
  ['town', 'street', 'BROADER'],
  ['building-number', 'building', 'NARROWER'],
  ['monitor-kind', 'household-kind', 'NARROWER'],
  ['monitored', 'household-kind', 'NARROWER'],
  ['job-start', 'work-since', 'BROADER'],
  ['work-since', 'job-start', 'BROADER'],
  ['employment-state', 'employment-kind', 'BROADER'],
  ['address', 'register-address', 'BROADER'],
  ['address', 'home-address', 'BROADER'],
  ['address', 'residence', 'BROADER'],
  ['register-kind', 'register-nature', 'BROADER'],
  ['migrant-state', 'migrant-work', 'BROADER'],
  ['farm-account', 'bank-account', 'NARROWER'],
  ['bank-account', 'farm-account', 'BROADER'],
  ['labour-skill', 'labour-capacity', 'BROADER'],
  ['income', 'income-household', 'BROADER'],
  ['income-household-other', 'income-household', 'BROADER'],
  ['marital-family', 'marital-status', 'BROADER'],
  ['family-relation', 'relation-to-head', 'BROADER'],
  ['works', 'migrant-work', 'BROADER'],
  ['disabled-certified', 'disabled', 'NARROWER'],
  ['disability-state', 'disabled', 'BROADER'],
  ['veteran-demobilised', 'veteran', 'NARROWER'],
  ['pension-insurance', 'pension-insured', 'BROADER'],
  ['medical-insurance', 'medical-insured', 'BROADER'],
  ['insured', 'medical-insured', 'BROADER'],
  ['insured', 'pension-insured', 'BROADER'],
  ['left-behind-part', 'left-behind', 'NARROWER'],
  ['living-alone-elder', 'living-alone', 'NARROWER'],
  ['aid-other', 'monthly-aid', 'BROADER'],
  ['social-card-account', 'farm-account', 'BROADER'],
  ['size-registered', 'size', 'NARROWER'],
  ['contracted-area', 'arable-area', 'NARROWER'],
  ['forest-contracted-area', 'forest-area', 'NARROWER'],
  ['house-built-area', 'house-area', 'BROADER'],
  ['network', 'internet', 'BROADER'],
  ['flood-site-names', 'flood-sites', 'BROADER'],
  ['shelter-names', 'shelters', 'BROADER'],
]

const byAsked = Map.groupBy(pairs, ([asked]) => asked)

export const relationOf = (asked: string, known: string): Relation | undefined =>
  asked === known ? 'SAME' : byAsked.get(asked)?.find((pair) => pair[1] === known)?.[2]

/** Concepts near to what is asked. */
export const nearOf = (asked: string): string[] => (byAsked.get(asked) ?? []).map((pair) => pair[1])
