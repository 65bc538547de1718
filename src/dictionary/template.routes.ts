// D19: a form is handed in through the interface as its bytes, refused or blanked of people's numbers as at the keyboard, and its fields are read back.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Database } from '../db/open.ts'
import { fail, ok } from '../kernel/result.ts'
import { serverProblems } from '../server/problems.ts'
import { replyProblem } from '../server/reply.ts'
import { Marks, formClass, formClasses } from '../templates/marks.ts'
import { PersonalPlace } from '../templates/personal-data.ts'
import { PrintedField, printField } from '../templates/print-field.ts'
import { templateProblems } from '../templates/problems.ts'
import { takeTemplate } from '../templates/take-template.node.ts'
import { candidatesOf } from './candidates.ts'
import { catalogue, questionOf } from './catalogue.ts'
import { findTemplate, type Kept, keepTemplate } from './keep-template.store.ts'

const tags = ['templates']
const megabytes = 64
/** Not multipart: a page of another site can post a form to this machine unasked, but not a body of this type. */
const body = 'application/octet-stream'
const actor = 'operator'

const TemplateShown = z.strictObject({
  hash: z.string(),
  name: z.string(),
  issuer: z.string().nullable(),
  marks: z.array(Marks.extend({ sheet: z.string(), class: z.enum(formClasses) })),
  fields: z.array(PrintedField),
})
const TemplateTaken = TemplateShown.extend({
  isNew: z.boolean(),
  converted: z.boolean(),
  blanked: z.array(PersonalPlace),
  /** The earlier form whose confirmation this one keeps, whole or in part. */
  carried: z.strictObject({ from: z.string(), confirmed: z.boolean() }).nullable(),
  warnings: z.array(z.string()),
})

const shown = ({ hash, name, issuer, forms, fields }: Kept['template']): z.infer<typeof TemplateShown> => ({
  hash,
  name,
  issuer: issuer ?? null,
  marks: forms.map(({ sheet, marks }) => ({ sheet, class: formClass(marks), ...marks })),
  fields: fields.map(printField),
})

export async function templateRoutes(plain: FastifyInstance, { database }: { database: Database }) {
  plain.addContentTypeParser(body, { parseAs: 'buffer' }, (_request, payload, done) => done(null, payload))
  const app = plain.withTypeProvider<ZodTypeProvider>()
  const candidates = candidatesOf(catalogue)

  const querystring = z.object({
    name: z.string().min(1).max(255),
    issuer: z.string().min(1).optional(),
    blank: z.enum(['true', 'false']).default('false'),
    phones: z.enum(['refuse', 'keep']).default('refuse'),
  })
  const takeSchema = {
    tags,
    summary: 'Take in a form: the workbook is the body; blank=true empties the numbers of people left in it first',
    consumes: [body],
    querystring,
    response: { 201: TemplateTaken, 200: TemplateTaken },
  }
  app.post('/api/v1/templates', { schema: takeSchema, bodyLimit: megabytes * 2 ** 20 }, async (request, reply) => {
    const { name, issuer, blank, phones } = request.query
    if (!(request.body instanceof Uint8Array))
      return replyProblem(request, reply, serverProblems['bad-request']({ where: body }))
    const taken = await takeTemplate(request.body, fileName(name), { blank: blank === 'true', phones })
    if (!taken.ok) return replyProblem(request, reply, taken.problem)
    const { template, sent, bytes: workbook, converted, blanked, warnings } = taken.value
    const kept = await database.transaction(async (trx) =>
      ok(await keepTemplate(trx, { template, issuer, sent, workbook, candidates, look: questionOf, actor })),
    )
    if (!kept.ok) return replyProblem(request, reply, kept.problem)
    const { isNew, carried } = kept.value
    return reply.code(isNew ? 201 : 200).send({
      ...shown(kept.value.template),
      isNew,
      converted,
      blanked,
      carried: carried ? { from: carried.from.name, confirmed: carried.confirmed } : null,
      warnings: warnings.map(({ code }) => code),
    })
  })

  const params = z.strictObject({ hash: z.string().regex(/^[\da-f]{64}$/) })
  const showSchema = { tags, summary: 'A form and its fields as they stand', params, response: { 200: TemplateShown } }
  app.get('/api/v1/templates/:hash', { schema: showSchema }, async (request, reply) => {
    const { hash } = request.params
    const found = await database.transaction(async (trx) => {
      const template = await findTemplate(trx, hash)
      return template ? ok(template) : fail(templateProblems['no-such-template']({ name: hash }))
    })
    return found.ok ? shown(found.value) : replyProblem(request, reply, found.problem)
  })
}

/** The last step of whatever path a browser or a program sent. */
const fileName = (name: string): string => name.split(/[\\/]/).at(-1) || name
