// C39: forms nobody confirmed are read by the dictionary of the home where there is one, and nothing of the home is changed.
import { catalogue } from '../dictionary/catalogue.ts'
import { type Dictionary, dictionaryOf } from '../dictionary/dictionary.ts'
import { type KeptOwn, loadOwns } from '../dictionary/own.store.ts'
import { openDatabase } from '../db/open.ts'
import { holdsDatabase } from '../db/place.ts'
import { ok, type Result } from '../kernel/result.ts'

export type DictionaryInForce = { dictionary: Dictionary; owns: readonly KeptOwn[] }

/** The product's own questions, as anybody without an installation has them. */
export const builtIn: DictionaryInForce = { dictionary: dictionaryOf(catalogue, []), owns: [] }

/** With the counties' own where the home holds a database; a home without one stays as it is, and is not made. */
export async function dictionaryInForce(home: string): Promise<Result<DictionaryInForce>> {
  const url = process.env['DATABASE_URL']
  if (!url && !(await holdsDatabase(home))) return ok(builtIn)
  const opened = await openDatabase({ home, url })
  if (!opened.ok) return opened
  try {
    return await opened.value.transaction(async (trx) => {
      await trx.query('set transaction read only')
      const owns = await loadOwns(trx)
      const dictionary = dictionaryOf(
        catalogue,
        owns.map(({ own }) => own),
      )
      return ok({ dictionary, owns })
    })
  } finally {
    await opened.value.close()
  }
}
