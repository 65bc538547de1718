// V2: a route answers with a value or a Problem (RFC 9457); the sentence comes in the reader's language.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../kernel/language.ts'
import type { Problem } from '../kernel/problem.ts'
import { html } from './html.ts'
import { page } from './page.ts'

/** `?lang=`, else the browser's first preference when it is English, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang
  if (asked === 'en' || asked === 'zh-CN') return asked
  return request.headers['accept-language']?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

export function replyProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const language = languageOf(request)
  reply.code(problem.status).header('content-language', language)
  // Somebody who follows a link reads a page; a program reads the document.
  const wantsPage = request.headers.accept?.includes('text/html') === true && !request.url.startsWith('/api/')
  return wantsPage
    ? reply.type('text/html; charset=utf-8').send(problemPage(problem, language))
    : reply.type('application/problem+json').send(problemDocument(problem, language))
}

function problemPage({ code, says }: Problem, language: Language): string {
  const { message, do: next } = says[language]
  const body = html`<h1>${message}</h1>
    <p>${next}</p>
    <p class="quiet">${code}</p>`
  return page({ language, title: 'problem.title', path: '/', body })
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
