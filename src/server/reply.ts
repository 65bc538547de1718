// V2: a route answers with a value or a Problem (RFC 9457); the sentence comes in the reader's language.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'

/** `?lang=`, else the browser's first preference when it is English, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang
  if (asked === 'en' || asked === 'zh-CN') return asked
  return request.headers['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

export function replyProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const language = languageOf(request)
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .header('content-language', language)
    .send(problemDocument(problem, language))
}

/** `type` is the stable code; `do` is the next step, an extension member. */
export function problemDocument(problem: Problem, language: Language) {
  const sentence = problem.says[language]
  return {
    type: `urn:shixiao:problem:${problem.code}`,
    title: sentence.message,
    status: problem.status,
    code: problem.code,
    do: sentence.do,
    details: problem.details,
  }
}
