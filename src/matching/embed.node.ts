// M15, M16: the adapter to an OpenAI-compatible service of embeddings. It sends labels of forms and names of questions, never a value, and only where one is named.
import { z } from 'zod'
import { fail, ok } from '../kernel/result.ts'
import { matchingProblems } from './problems.ts'
import type { Embed } from './rank-by-meaning.ts'

export type EmbedService = {
  /** Address up to and without `/embeddings`. */
  url: string
  model: string
  key?: string | undefined
  timeoutSeconds?: number
}

const Answer = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.number()).min(1) })) })
const atOnce = 128

/** The service named in the environment by `SHIXIAO_EMBEDDING_URL`, `_MODEL` and `_KEY`; undefined: none, and nothing leaves this machine. */
export function namedService(env: Readonly<Record<string, string | undefined>>): EmbedService | undefined {
  const [url, model] = [env['SHIXIAO_EMBEDDING_URL'], env['SHIXIAO_EMBEDDING_MODEL']]
  if (!url || !model) return undefined
  return { url: url.replace(/\/+$/, ''), model, key: env['SHIXIAO_EMBEDDING_KEY'] || undefined }
}

export function namedEmbed(env: Readonly<Record<string, string | undefined>>): Embed | undefined {
  const service = namedService(env)
  return service && embedWith(service)
}

export const embedWith =
  (service: EmbedService): Embed =>
  async (texts) => {
    const vectors: number[][] = []
    for (let from = 0; from < texts.length; from += atOnce) {
      const part = await ask(service, texts.slice(from, from + atOnce))
      if (!part.ok) return part
      vectors.push(...part.value)
    }
    return ok(vectors)
  }

async function ask({ url, model, key, timeoutSeconds = 20 }: EmbedService, input: string[]): ReturnType<Embed> {
  let response: Response
  try {
    response = await fetch(`${url}/embeddings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ model, input }),
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
      // A redirect could carry the key to somebody else.
      redirect: 'error',
    })
  } catch {
    return fail(matchingProblems['embedding-unreachable']({ url }))
  }
  if (!response.ok) return fail(matchingProblems['embedding-refused']({ url, status: response.status }))
  const answer = Answer.safeParse(await response.json().catch(() => undefined))
  const vectors = answer.success
    ? answer.data.data.toSorted((a, b) => a.index - b.index).map(({ embedding }) => embedding)
    : []
  const isWhole = vectors.length === input.length && vectors.every(({ length }) => length === vectors[0]!.length)
  return isWhole ? ok(vectors) : fail(matchingProblems['embedding-unreadable']({ url }))
}
