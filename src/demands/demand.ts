// Q1: a demand 需求 is a department's ask: one template for everybody in an area, for a period, until a day.
import { z } from 'zod'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import type { Period } from '../kernel/period.ts'
import { Where } from '../dictionary/definition.ts'
import { subjectKinds } from '../dictionary/question.ts'

export const demandStates = ['open', 'closed'] as const
export type DemandState = (typeof demandStates)[number]

/**
 * What must be known to fill a report: these questions, of every subject of the kind that meets the conditions; and
 * whether it does meet them.
 */
export const Need = z.strictObject({
  of: z.enum(subjectKinds),
  where: Where,
  questions: z.array(z.string()),
})
export type Need = Omit<z.infer<typeof Need>, 'where'> & { where: Where }

export type Demand = {
  id: string
  shard: AreaId
  /** Everybody in this area and below it owes the report. */
  area: AreaId
  /** Content hash of the template version. */
  template: string
  /** What people call the form. */
  name: string
  issuer: string
  per: 'area' | 'household'
  period: Period
  due: Day | undefined
  duty: string | undefined
  /** 编号 given by the office that guards the gate. */
  number: string | undefined
  state: DemandState
  openedOn: Day
  closedOn: Day | undefined
}
