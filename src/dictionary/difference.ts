// D28: a difference 不同 is a person's word that a field does not ask a question; it stands whatever key the field bears.
export type Difference = { template: string; field: string; answer: string }

/** Of one template, by field: the questions it does not ask. */
export type Differences = ReadonlyMap<string, ReadonlySet<string>>
