// K20: one spelling of JSON, to sign and to hash (RFC 8785): the order of keys and the program that wrote them make no difference.

/**
 * JSON by RFC 8785. Keys that hold `undefined` are left out, as JSON has no such value. Throws for what JSON cannot hold: a
 * number that is none, half of a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`no JSON: ${typeof value}`)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  // `<` compares UTF-16 units, as the RFC does (section 3.2.3).
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, inner]) => `${canonicalJson(key)}:${canonicalJson(inner)}`).join(',')}}`
}
