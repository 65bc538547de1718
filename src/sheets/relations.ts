// S1: parts point at each other by relations; targets are absolute or relative to the part that owns them.
import { mostListed } from './limits.ts'
import { attributesOf, scanXml, stopScan, type XmlFault, type XmlText } from './xml.ts'

/** `type` is the last step of the relation's type, e.g. `worksheet`; `target` is a part name, or the text as it is when external. */
export type Relation = { id: string; type: string; target: string; external: boolean }

export const relationsPartOf = (part: string): string => {
  const cut = part.lastIndexOf('/') + 1
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`
}

export function parseRelations(source: XmlText, owner: string): Relation[] | XmlFault {
  const relations: Relation[] = []
  const fault = scanXml(source, (token, _path, xml) => {
    if (token.kind !== 'open' || token.name !== 'Relationship') return
    if (relations.length > mostListed) return stopScan
    const all = attributesOf(xml, token)
    const value = (name: string) => all.find((one) => one.name === name)?.value ?? ''
    const external = value('TargetMode') === 'External'
    const target = external ? value('Target') : resolvePart(owner, value('Target'))
    relations.push({ id: value('Id'), type: value('Type').split('/').at(-1) ?? '', target, external })
  })
  return fault ?? (relations.length > mostListed ? 'damaged' : relations)
}

/** `../media/a.png` seen from `xl/drawings/drawing1.xml` is `xl/media/a.png`. */
export function resolvePart(owner: string, target: string): string {
  const plain = target.replaceAll('\\', '/')
  const steps = plain.startsWith('/') ? [] : owner.split('/').slice(0, -1)
  for (const step of plain.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
