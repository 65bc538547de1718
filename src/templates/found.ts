// T6: what one sheet was found to hold, before types and options are added.
import type { Range } from '../sheets/grid.ts'
import type { Block, Blocks } from './block.ts'
import type { Field } from './field.ts'

export type FoundField = Pick<
  Field,
  | 'kind'
  | 'headerPath'
  | 'region'
  | 'inlineLabel'
  | 'inlineTail'
  | 'boxes'
  | 'part'
  | 'measureUnit'
  | 'confidence'
  | 'evidence'
> & {
  place: Block
}

export type Found = { fields: FoundField[]; notes: string[]; measureUnit?: string }

/** Part of a sheet that is read by itself: its columns, its rows, the labels that hold for all of it. */
export type Part = { blocks: Blocks; range: Range; above: readonly string[]; found: Found }
