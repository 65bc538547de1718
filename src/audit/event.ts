// U1: an event says who did what to which thing, when and where; it is only ever added.
import type { AreaId } from '../kernel/area.ts'
import type { Ref } from '../kernel/ref.ts'

export type AuditEvent = {
  id: string
  /** Time of the database, ISO 8601 in UTC. */
  at: string
  actor: string
  action: string
  about: Ref
  area: AreaId | undefined
  /** Counts, codes and ids; never personal data. */
  details: Record<string, unknown>
}

export type NewEvent = {
  actor: string
  /** A deed in kebab-case, noun first: `report-filled`. */
  action: string
  about: Ref
  area?: AreaId | undefined
  details?: Record<string, unknown>
}
