// C12: rows that were not taken go back in a workbook with the reason in each row, ready to be corrected and handed in again.
import type { Language } from '../kernel/language.ts'
import { returnedWorkbook } from '../facts/returned-rows.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import type { Imported } from './import-ledger.ts'
import { sentences } from './speak.ts'

export async function returnedFile({ sheets, returned, headers }: Imported, language: Language): Promise<Uint8Array> {
  const say = sentences[language]
  const back = returnedWorkbook({ sheets, returned, headers, language })
  return composeWorkbook(
    back.map((sheet) => ({
      name: sheet.name,
      columns: [...sheet.headers.map(() => ({ width: 16 })), { width: 60 }],
      rows: [
        [...sheet.headers, say['returned.reason']].map((value) => ({ value, bold: true, border: true })),
        ...sheet.rows.map(({ values, reasons, row, kept }) => [
          ...values.map((value, index) => {
            const wrong = reasons.some(({ column }) => column === index)
            return { value, border: true, ...(wrong ? { background: 'F8CBAD' } : {}) }
          }),
          {
            value: [
              say['returned.row'].replace('{row}', String(row)),
              ...(kept ? [say['returned.kept']] : []),
              ...reasons.map(({ message, do: next, code }) => `${message}；${next} (${code})`),
            ].join('\n'),
            wrap: true,
            border: true,
          },
        ]),
      ],
    })),
  )
}
