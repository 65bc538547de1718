// C13: where a village's workbooks go: no village and no form ever overwrites another's, however alike their names are.
import type { Area } from '../access/area.ts'
import { type AreaId, areaParent } from '../kernel/area.ts'
import { safeName } from '../reports/file-name.ts'
import type { KeptTemplate } from '../templates/template.store.ts'

/** Villages that exist now, as their own names where these are alone, else behind their township's: 东河镇新村. */
export function villageNames(areas: readonly Area[]): Map<AreaId, string> {
  const villages = areas.filter(({ level, until }) => level === 'village' && !until)
  const above = new Map(areas.map(({ id, name }) => [id, name]))
  return apart(
    villages.map(({ id, name }) => {
      const parent = areaParent(id)
      return { key: id, names: [name, `${(parent && above.get(parent)) ?? ''}${name}`, `${name} (${id})`] }
    }),
  )
}

/** Names of the forms' files: as sent where these are alone, else behind the department, else with the content's mark. */
export const formNames = (templates: readonly KeptTemplate[]): Map<string, string> =>
  apart(
    templates.map(({ hash, name, issuer = '' }) => {
      const base = name.replace(/\.\w{2,5}$/, '')
      return { key: hash, names: [base, `${issuer}-${base}`, `${hash.slice(0, 8)}-${base}`] }
    }),
  )

/** The first of each one's names that no other has at the same place, as a file system without case takes them. */
function apart<K>(all: readonly { key: K; names: [string, string, string] }[]): Map<K, string> {
  const written = (name: string) => safeName(name).toLowerCase()
  const alone = (place: 0 | 1) => {
    const groups = Map.groupBy(all, ({ names }) => written(names[place]))
    return (names: string[]) => groups.get(written(names[place]!))!.length === 1
  }
  const [first, second] = [alone(0), alone(1)]
  return new Map(
    all.map(({ key, names }) => [key, safeName(first(names) ? names[0] : second(names) ? names[1] : names[2])]),
  )
}
