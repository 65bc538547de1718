// S1: how a sheet looks, for drawing it on a page; what a form means never depends on it.
export type LookLine = { style: string; color: string | undefined }

/** Colours are `#rrggbb`; sizes in points; `turn` in degrees as the file says it (255: letters above each other). */
export type Look = {
  size: number
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  color: string | undefined
  face: string
  fill: string | undefined
  lines: Partial<Record<'top' | 'right' | 'bottom' | 'left', LookLine>>
  across: string
  down: string
  wrap: boolean
  indent: number
  turn: number
}

export type SheetLook = {
  name: string
  /** By `row,column`, for cells the file holds. */
  looks: ReadonlyMap<string, Look>
  /** What a cell shows where its number format says something else than its value. */
  shown: ReadonlyMap<string, string>
  /** In points, by row, where the file states one. */
  rowHeights: ReadonlyMap<number, number>
  defaultRowHeight: number
  /** In characters. */
  defaultColumnWidth: number
  showsGrid: boolean
}

export const plainLook: Look = {
  size: 11,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  color: undefined,
  face: '',
  fill: undefined,
  lines: {},
  across: 'general',
  down: 'bottom',
  wrap: false,
  indent: 0,
  turn: 0,
}
