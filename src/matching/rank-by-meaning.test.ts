import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { embedWith, namedService } from './embed.node.ts'
import type { Proposal, Suggestion, Tier } from './propose.ts'
import { type Embed, rankByMeaning } from './rank-by-meaning.ts'

const suggestion = (answer: string, score: number): Suggestion => ({
  answer,
  relation: 'SAME',
  score,
  reasons: ['alike-text'],
  vetoes: [],
})
const proposal = (tier: Tier): Proposal => ({
  tier,
  key: 'k',
  suggestions: [suggestion('far', 0.5), suggestion('near', 0.4)],
})
const meanings: Record<string, number[]> = { 鞋码: [1, 0], 远: [0, 1], 近: [0.9, 0.1] }
const names: Record<string, string> = { far: '远', near: '近' }

type Heard = { path: string | undefined; authorization: string | undefined; body: { model: string; input: string[] } }

/** A service on this machine that answers as told and remembers what it was asked. */
async function withService(
  answer: (input: string[]) => { status?: number; body: unknown },
  work: (embed: Embed, heard: Heard[]) => Promise<void>,
): Promise<void> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    request.on('end', () => {
      const body = JSON.parse(text) as Heard['body']
      heard.push({ path: request.url, authorization: request.headers.authorization, body })
      const { status = 200, body: said } = answer(body.input)
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(typeof said === 'string' ? said : JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await work(embedWith({ url: `http://127.0.0.1:${port}/v1`, model: 'm', key: 'secret' }), heard)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

const rank = (embed: Embed, tier: Tier = 'pick') =>
  rankByMeaning({
    proposals: new Map([['f', proposal(tier)]]),
    labelOf: () => '鞋码',
    nameOf: (answer) => names[answer]!,
    embed,
  })

const answered = (input: string[]) => ({
  // Out of order, as a service may.
  body: { data: input.map((text, index) => ({ index, embedding: meanings[text]! })).toReversed() },
})

test('[M15] what must be picked is ordered by meaning, and nothing else of it changes', async () => {
  await withService(answered, async (embed, heard) => {
    const ranked = await rank(embed)
    assert.ok(ranked.ok)
    const { tier, key, suggestions } = ranked.value.get('f')!
    assert.deepEqual(
      [tier, key, suggestions.map(({ answer, score }) => [answer, score])],
      [
        'pick',
        'k',
        [
          ['near', 0.4],
          ['far', 0.5],
        ],
      ],
    )
    assert.deepEqual(suggestions[0]!.reasons, ['alike-text', 'alike-meaning'])
    assert.deepEqual(heard, [
      { path: '/v1/embeddings', authorization: 'Bearer secret', body: { model: 'm', input: ['鞋码', '远', '近'] } },
    ])
  })
})

test('[M15] what attaches by itself, is one click away or new is neither asked about nor moved', async () => {
  await withService(answered, async (embed, heard) => {
    for (const tier of ['auto', 'one-click', 'new'] as const) {
      const ranked = await rank(embed, tier)
      assert.deepEqual(ranked.ok && ranked.value.get('f'), proposal(tier))
    }
    assert.deepEqual(heard, [])
  })
})

test('[M15] without a service named in the environment there is none', () => {
  assert.equal(namedService({}), undefined)
  assert.equal(namedService({ SHIXIAO_EMBEDDING_URL: 'http://localhost:1/v1' }), undefined)
  assert.deepEqual(namedService({ SHIXIAO_EMBEDDING_URL: 'http://localhost:1/v1/', SHIXIAO_EMBEDDING_MODEL: 'm' }), {
    url: 'http://localhost:1/v1',
    model: 'm',
    key: undefined,
  })
})

test('[M15] more texts than one request holds are asked in several', async () => {
  await withService(
    (input) => ({ body: { data: input.map((_, index) => ({ index, embedding: [index] })) } }),
    async (embed, heard) => {
      const vectors = await embed(Array.from({ length: 200 }, (_, index) => `词${index}`))
      assert.deepEqual(
        [vectors.ok && vectors.value.length, heard.map(({ body }) => body.input.length)],
        [200, [128, 72]],
      )
    },
  )
})

test('[M16] a service that is away, refuses or talks nonsense is a Problem', async () => {
  const code = (result: Awaited<ReturnType<Embed>>) => (result.ok ? 'ok' : result.problem.code)
  const away = embedWith({ url: 'http://127.0.0.1:9', model: 'm', timeoutSeconds: 2 })
  assert.equal(code(await away(['a'])), 'matching/embedding-unreachable')
  const said: [number, unknown, string][] = [
    [401, {}, 'matching/embedding-refused'],
    [200, 'no json', 'matching/embedding-unreadable'],
    [200, { data: [] }, 'matching/embedding-unreadable'],
    [200, { data: [{ index: 0, embedding: [] }] }, 'matching/embedding-unreadable'],
  ]
  for (const [status, body, expected] of said) {
    await withService(
      () => ({ status, body }),
      async (embed) => assert.equal(code(await embed(['a'])), expected),
    )
  }
  await withService(
    () => ({ status: 500, body: {} }),
    async (embed) => assert.equal((await rank(embed)).ok, false),
  )
})
