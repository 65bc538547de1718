// F8: where a fact came from.
export type Source = {
  /** What brought it: a ledger's row, or what somebody entered, decided or reported. */
  via: string
  /** Only of a ledger. */
  file?: string
  sheet?: string
  row?: number
  unit: string
  /** Time of recording, ISO 8601 in UTC. */
  recorded: string
  actor: string
}
