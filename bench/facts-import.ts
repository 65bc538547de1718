// bench facts: from the bytes of a village's ledger to facts on record, the way `facts import` takes them.
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeCounty } from '../examples/county/make.ts'
import { importCountyAreas, importCountyLedgers } from '../src/cli/example-county.ts'
import { withWorkspace } from '../src/cli/workspace.ts'
import { removeHome } from '../src/db/place.ts'
import { ok } from '../src/kernel/result.ts'
import { must } from './facts-county.ts'

/** Ledgers of villages of 150 people: read in the bounded process, detected, placed, written, logged and committed. */
export async function importFigures(): Promise<{ factsPerS: number; facts: number }> {
  const county = await makeCounty({ villages: 30, seed: 1 })
  const home = await mkdtemp(path.join(tmpdir(), 'shixiao-bench-'))
  await chmod(home, 0o711)
  try {
    return must(
      await withWorkspace(
        home,
        async (workspace) => {
          const areas = await importCountyAreas(workspace, county)
          if (!areas.ok) return areas
          const begun = performance.now()
          const imported = await importCountyLedgers(workspace, county)
          if (!imported.ok) return imported
          const seconds = (performance.now() - begun) / 1000
          const facts = imported.value.reduce((sum, one) => sum + one.factsWritten, 0)
          return ok({ factsPerS: facts / seconds, facts })
        },
        { builtIn: true },
      ),
    )
  } finally {
    await removeHome(home)
  }
}
