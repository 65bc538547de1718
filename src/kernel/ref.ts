// K8: one room points at another's thing by kind and id, without importing it.
export type Ref = { kind: string; id: string }
