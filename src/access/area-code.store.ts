// A3: an official code belongs to one area at a time; the same code may go to another area later (并村, 乡改镇).
import { record } from '../audit/event.store.ts'
import type { AuditEvent } from '../audit/event.ts'
import type { Trx } from '../db/trx.ts'
import type { AreaId } from '../kernel/area.ts'
import type { Day } from '../kernel/day.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AreaCode, CodeScheme } from './area.ts'
import { areaById } from './area.store.ts'
import { accessProblems } from './problems.ts'

export type NewCode = Omit<AreaCode, 'until'> & { until?: Day | undefined; actor: string }

/** Gives `area` a code for [since, until). A `local` code is unique only as far as the county keeps it so. */
export async function addCode(
  trx: Trx,
  { area, scheme, code, since, until, actor }: NewCode,
): Promise<Result<AuditEvent>> {
  if (until !== undefined && until <= since) return fail(accessProblems['dates-wrong']({ since, until }))
  if (!(await areaById(trx, area))) return fail(accessProblems['no-such-area']({ area }))
  await trx.query("select pg_advisory_xact_lock(hashtextextended('access.code/' || $1 || '/' || $2, 0))", [
    scheme,
    code,
  ])
  const { rows } = await trx.query<{ area: string }>(
    `select area from access.area_code where scheme = $1 and code = $2
       and daterange(since, until) && daterange($3::date, $4::date) order by area limit 1`,
    [scheme, code, since, until ?? null],
  )
  if (rows[0]) return fail(accessProblems['code-taken']({ code, area: rows[0].area }))
  await trx.query('insert into access.area_code (area, scheme, code, since, until) values ($1, $2, $3, $4, $5)', [
    area,
    scheme,
    code,
    since,
    until ?? null,
  ])
  const details = { scheme, code, since, ...(until !== undefined && { until }) }
  return ok(await record(trx, { actor, action: 'area-coded', about: { kind: 'area', id: area }, area, details }))
}

/** Every code an area ever had, oldest first. */
export async function codesOf(trx: Trx, area: AreaId): Promise<AreaCode[]> {
  const { rows } = await trx.query<Omit<AreaCode, 'until'> & { until: Day | null }>(
    'select area, scheme, code, since, until from access.area_code where area = $1 order by since, scheme, code',
    [area],
  )
  return rows.map((row) => ({ ...row, until: row.until ?? undefined }))
}

/** The area that has the code on that day, or undefined. */
export async function areaCoded(
  trx: Trx,
  { scheme, code, on }: { scheme: CodeScheme; code: string; on: Day },
): Promise<AreaId | undefined> {
  const { rows } = await trx.query<{ area: AreaId }>(
    'select area from access.area_code where scheme = $1 and code = $2 and since <= $3 and (until is null or until > $3)',
    [scheme, code, on],
  )
  return rows[0]?.area
}
