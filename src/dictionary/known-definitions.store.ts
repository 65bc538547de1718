// D43: the definitions that maps in force hold, by the words they were confirmed for.
import type { Trx } from '../db/trx.ts'
import { listTemplates } from '../templates/template.store.ts'
import type { Definition } from './definition.ts'
import { knownDefinitions } from './definition-words-key.ts'
import { allAttachments } from './field-map.store.ts'

export async function loadKnownDefinitions(trx: Trx): Promise<Map<string, Definition>> {
  const maps = new Map((await allAttachments(trx)).map((map) => [map.template, map]))
  const forms = (await listTemplates(trx)).flatMap(({ hash, forms: sheets, fields }) => {
    const map = maps.get(hash)
    return map?.confirmed ? [{ forms: sheets, fields, attachments: map.attachments }] : []
  })
  return knownDefinitions(forms)
}
