// D23: a dictionary file is YAML or JSON, which is YAML too; every entry keeps the row it stands in, so that people find it.
import { Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { Own, OwnFile } from './own.ts'
import { dictionaryProblems } from './problems.ts'

/** A county's whole dictionary is some thousand lines; anything larger is something else. */
const mostCharacters = 4_000_000

/** Fails on what is no YAML, or no mapping; nothing of it is believed yet. */
export function readOwnFile(text: string): Result<OwnFile> {
  if (text.length > mostCharacters) return fail(dictionaryProblems['own-file-large']({}))
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const rowAt = (offset: number): number => lines.linePos(offset).line
  const [error] = document.errors
  if (error) return fail(dictionaryProblems['own-file-broken']({ row: rowAt(error.pos[0]) }))
  const { contents } = document
  if (!isMap(contents)) return fail(dictionaryProblems['own-file-broken']({ row: 1 }))
  const plain = plainOf(document)
  if (!plain) return fail(dictionaryProblems['own-file-broken']({ row: 1 }))
  const { questions, synonyms, ...head } = plain
  const listed = contents.get('questions', true)
  const named = contents.get('synonyms', true)
  if ((questions ?? undefined) !== undefined && !isSeq(listed)) {
    return fail(dictionaryProblems['own-head-wrong']({ part: 'questions' }))
  }
  if ((synonyms ?? undefined) !== undefined && !isMap(named)) {
    return fail(dictionaryProblems['own-head-wrong']({ part: 'synonyms' }))
  }
  const nodes = isSeq(listed) ? listed.items : []
  const pairs = isMap(named) ? named.items : []
  return ok({
    head,
    questions: nodes.map((node, index) => ({
      row: rowAt(rangeOf(node)),
      value: (questions as unknown[])[index],
    })),
    synonyms: pairs.map((pair) => {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key)
      return { key, row: rowAt(rangeOf(pair.key)), value: (synonyms as Record<string, unknown>)[key] }
    }),
  })
}

/** Undefined for a document with aliases: multiplied, they are how a small file fills the memory, and nobody needs them here. */
function plainOf(document: Document.Parsed): Record<string, unknown> | undefined {
  try {
    return document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>
  } catch (error) {
    if (error instanceof ReferenceError) return undefined
    throw error
  }
}

const rangeOf = (node: unknown): number => (node as { range?: [number] | null } | null)?.range?.[0] ?? 0

/** The same dictionary as a file that `readOwnFile` reads back: JSON where the name ends so, else YAML with short lists in one line. */
export function writeOwnFile(own: Own, name: string): string {
  // The kind of subject stands in the key already.
  const questions = own.questions.map((question) =>
    Object.fromEntries(Object.entries(question).filter(([part]) => part !== 'subject')),
  )
  const content = { ...own, questions }
  if (/\.json$/i.test(name)) return `${JSON.stringify(content, null, 2)}\n`
  const document = new Document(content, { aliasDuplicateObjects: false })
  visit(document, {
    Seq(_, list) {
      if (list.items.every(isScalar)) list.flow = true
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}
