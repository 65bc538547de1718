// P45: the lineage of a report in the words of W3C PROV, for programs that know nothing of ours.
import { z } from 'zod'
import type { Lineage, LineageCell } from './lineage.ts'

const id = z.string().regex(/^(?:sx:|_:)\S+$/)
const attributes = z.record(z.string(), z.union([z.string(), z.number()]))
const relation = <Role extends string>(...roles: Role[]) =>
  z.record(
    id,
    z.strictObject(Object.fromEntries(roles.map((role) => [`prov:${role}`, id])) as Record<`prov:${Role}`, typeof id>),
  )

/** PROV-JSON (W3C member submission of 24 April 2013), as far as a report needs it. */
export const Prov = z.strictObject({
  prefix: z.strictObject({ sx: z.string() }),
  entity: z.record(id, attributes),
  activity: z.record(id, attributes),
  agent: z.record(id, attributes),
  used: relation('activity', 'entity'),
  wasGeneratedBy: relation('entity', 'activity'),
  wasDerivedFrom: relation('generatedEntity', 'usedEntity', 'activity'),
  wasAssociatedWith: relation('activity', 'agent'),
  wasAttributedTo: relation('entity', 'agent'),
  hadMember: relation('collection', 'entity'),
})
export type Prov = z.infer<typeof Prov>

/** Names hold blanks and marks that an id may not. */
const idOf = (kind: string, ...steps: string[]): string => `sx:${kind}/${steps.map(encodeURIComponent).join('/')}`

/**
 * Every cell that holds a value is derived, by the filling, from a fact that was entered by a unit on a day, from a figure
 * over facts, or from the demand. Agents are units and keys: people resolve only inside the product, by right.
 */
export function provOf({ report, template, unit, period, filledOn, seal, cells }: Lineage): Prov {
  const [file, form, demand] = [idOf('report', report), idOf('template', template), idOf('demand', report)]
  const [filling, reporting] = [idOf('fill', report), idOf('unit', unit)]
  const prov: Prov = {
    prefix: { sx: 'urn:shixiao:' },
    entity: {
      [file]: { 'prov:type': 'sx:Report', 'sx:period': period },
      [form]: { 'prov:type': 'sx:Template' },
      [demand]: { 'prov:type': 'sx:Demand', 'sx:period': period },
    },
    activity: { [filling]: { 'prov:type': 'sx:Fill', 'prov:endTime': filledOn } },
    agent: { [reporting]: { 'prov:type': 'prov:Organization', 'prov:label': unit } },
    used: {},
    wasGeneratedBy: {},
    wasDerivedFrom: {},
    wasAssociatedWith: {},
    wasAttributedTo: {},
    hadMember: {},
  }
  const add = adder(prov)
  add('used', { 'prov:activity': filling, 'prov:entity': form })
  add('used', { 'prov:activity': filling, 'prov:entity': demand })
  add('wasGeneratedBy', { 'prov:entity': file, 'prov:activity': filling })
  add('wasAssociatedWith', { 'prov:activity': filling, 'prov:agent': reporting })
  add('wasAttributedTo', { 'prov:entity': file, 'prov:agent': reporting })
  if (seal) {
    const [signing, key] = [idOf('sign', report), idOf('key', seal.key)]
    prov.activity[signing] = { 'prov:type': 'sx:Sign', 'sx:suite': seal.suite }
    prov.agent[key] = { 'prov:type': 'sx:Key' }
    add('used', { 'prov:activity': signing, 'prov:entity': file })
    add('wasAssociatedWith', { 'prov:activity': signing, 'prov:agent': key })
  }
  for (const one of cells) {
    const cell = idOf('cell', report, `${one.sheet}!${one.cell}`)
    prov.entity[cell] = { 'prov:type': 'sx:Cell', 'sx:state': one.state }
    add('wasGeneratedBy', { 'prov:entity': cell, 'prov:activity': filling })
    add('hadMember', { 'prov:collection': file, 'prov:entity': cell })
    if (one.state !== 'value') continue
    const from = one.filling?.from === 'demand' || one.fact === undefined ? demand : idOf('fact', one.fact)
    add('wasDerivedFrom', { 'prov:generatedEntity': cell, 'prov:usedEntity': from, 'prov:activity': filling })
    if (from !== demand) enterFact(prov, { from, one, reporting, filling })
  }
  return prov
}

function enterFact(
  prov: Prov,
  { from, one, reporting, filling }: { from: string; one: LineageCell; reporting: string; filling: string },
): void {
  const add = adder(prov)
  const isFigure = one.filling?.from === 'definition'
  const question = one.filling?.from === 'question' ? { 'sx:question': one.filling.question } : {}
  const counted = one.counted === undefined ? {} : { 'sx:counted': one.counted }
  prov.entity[from] = { 'prov:type': isFigure ? 'sx:Figure' : 'sx:Fact', ...question, ...counted }
  add('used', { 'prov:activity': filling, 'prov:entity': from })
  const { source } = one
  const owner = source ? idOf('unit', source.unit) : reporting
  add('wasAttributedTo', { 'prov:entity': from, 'prov:agent': owner })
  if (!source) return
  prov.agent[owner] = { 'prov:type': 'prov:Organization', 'prov:label': source.unit }
  const entry = idOf('entry', source.unit, source.recorded)
  if (!prov.activity[entry]) {
    prov.activity[entry] = { 'prov:type': 'sx:Entry', 'prov:endTime': source.recorded }
    add('wasAssociatedWith', { 'prov:activity': entry, 'prov:agent': owner })
  }
  add('wasGeneratedBy', { 'prov:entity': from, 'prov:activity': entry })
}

type Relation = Exclude<keyof Prov, 'prefix' | 'entity' | 'activity' | 'agent'>

/** Relations have no names of their own. */
const adder =
  (prov: Prov) =>
  <R extends Relation>(kind: R, relation: Prov[R][string]): void => {
    const all: Record<string, unknown> = prov[kind]
    all[`_:${kind}${Object.keys(all).length + 1}`] = relation
  }
