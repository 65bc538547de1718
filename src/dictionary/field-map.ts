// D3: a field map is everything confirmed about one template: who sends it, whom its lists hold, what each field is filled with.
import type { Attachment, RowScope } from './attachment.ts'

export type FieldMap = {
  /** Content hash of the template. */
  template: string
  version: number
  issuer: string
  per: 'area' | 'household'
  timesAYear: number
  /** False while only aliases speak: nobody has looked at this form yet. */
  confirmed: boolean
  /** In field order. */
  attachments: Attachment[]
  rows: RowScope[]
}
