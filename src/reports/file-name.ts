// P12: a filled workbook keeps the department's file name where that is safe to write anywhere; a draft says so first.
export type FileNameInput = {
  name: string
  /** Number of the household a form per household speaks of; a person's name never stands in a file's name. */
  number: string | undefined
  isDraft: boolean
  /** Names given already in the same folder; the new one is added. */
  taken: Set<string>
}

const longest = 100
const draft = '草稿-'

/** A name that every file system takes, as one part of a path and never as a way out of its folder. */
export const safeName = (name: string): string =>
  [...name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '_')]
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/, '') || '_'

export function fileName({ name, number, isDraft, taken }: FileNameInput): string {
  const base = `${isDraft ? draft : ''}${name.replace(/\.\w{2,5}$/, '')}${number === undefined ? '' : `-${number}`}`
  const safe = safeName(base)
  let unique = safe
  for (let copy = 2; taken.has(unique.toLowerCase()); copy++) unique = `${safe} (${copy})`
  taken.add(unique.toLowerCase())
  return `${unique}.xlsx`
}

/** The name a report bore, as a draft or not as one. */
export const renamed = (name: string, isDraft: boolean): string =>
  (isDraft ? draft : '') + (name.startsWith(draft) ? name.slice(draft.length) : name)

/** `filename*=` of a download: RFC 8187 leaves fewer characters bare than `encodeURIComponent`, whose `'` would end the value. */
export const extendedName = (name: string): string =>
  `UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)}`
