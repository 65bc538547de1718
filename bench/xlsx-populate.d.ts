// xlsx-populate comes without types; this is what the bench uses of it.
declare module 'xlsx-populate' {
  type Cell = { value: (value: string | number | boolean) => Cell }
  type Sheet = { cell: (row: number, column: number) => Cell }
  type Workbook = { sheet: (name: string) => Sheet; outputAsync: () => Promise<Uint8Array> }
  const populate: { fromDataAsync: (bytes: Uint8Array) => Promise<Workbook> }
  export = populate
}
