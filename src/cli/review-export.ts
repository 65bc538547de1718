// C35: `review export FILE.xlsx` writes the queue as a workbook that an office fills in together.
import { ok } from '../kernel/result.ts'
import { composeWorkbook } from '../sheets/compose.node.ts'
import { writeBytes } from './files.ts'
import { wholeOption } from './options.ts'
import { reviewDesk } from './review-desk.ts'
import { reviewWorkbook } from './review-workbook.ts'
import type { Verb } from './verb.ts'
import { withWorkspace } from './workspace.ts'

export const reviewExport: Verb = {
  name: 'review export',
  usage: 'FILE.xlsx',
  needs: 1,
  options: { limit: { type: 'string' } },
  run: async (call) => {
    const limit = wholeOption(call, 'limit', { usual: 100_000, most: 100_000 })
    if (!limit.ok) return limit
    const { speaker } = call
    return withWorkspace(call.home, async (workspace) => {
      const { load, look } = reviewDesk(workspace, undefined)
      const queue = await load()
      if (!queue.ok) return queue
      const items = queue.value.slice(0, limit.value)
      const sheets = reviewWorkbook({ items, questions: workspace.dictionary.questions, look, speaker })
      const written = await writeBytes(call.positionals[0]!, await composeWorkbook(sheets))
      if (!written.ok) return written
      const counts = { items: items.length, left: queue.value.length - items.length, file: written.value }
      return ok({ exit: 0, data: counts, lines: [speaker.say('review.exported', counts)] })
    })
  },
}
