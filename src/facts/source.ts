// F8: where a fact came from.
export type Source = {
  file: string
  sheet: string
  row: number
  unit: string
  /** Time of recording, ISO 8601 in UTC. */
  recorded: string
  actor: string
}
