// D5: a list of codes, written by us; with the national codes where a national standard gives them.
export type CodeList = {
  /** Key a question names. */
  key: string
  /** National standard whose codes these are; absent for a list of our own. */
  standard?: string
  /** Code and name as printed, then other writings met on forms; a writing stands in one entry only. */
  codes: readonly (readonly [code: string, name: string, ...writings: string[]])[]
}
