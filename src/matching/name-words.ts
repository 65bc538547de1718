// M12: a name without Chinese is read as words, however it is joined: tumorSize_cm, Tumor.Size.cm and "Tumor size (cm)" are three writings.

/** Short forms and twins of words that forms of any trade use. General English, no trade's own words. */
const twins = new Map(
  'gender sex|number num no nr|percent pct percentage fraction|address addr|telephone tel phone|quantity qty|amount amt|department dept|organisation organization org|date dt'
    .split('|')
    .flatMap((line) => {
      const [kept, ...others] = line.split(' ') as [string, ...string[]]
      return others.map((word): [string, string] => [word, kept])
    }),
)

/** Words of a name in order, without accents, case and joints. */
export const plainWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\((?:s|es|en)\)/g, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** The same with plurals and twins made one. */
export const nameWords = (name: string): string[] => plainWords(name).map((word) => singular(twins.get(word) ?? word))

const singular = (word: string): string =>
  word.length > 4 ? word.replace(/ies$/, 'y').replace(/(?<![su])s$/, '') : word

/** A word and what forms print where they mean nearly that, weaker than the word itself: general English, then words every German, French or Spanish form has. */
const near = new Map(
  `year date|height elevation,altitude|altitude elevation,height|alt altitude,elevation|elevation height,altitude
  released release date|release release date|founded founding date|born birth date|died death date
  state location|city location|town location|province location|place location|price cost|cost price|length duration|system platform
  stadt city,location|ort place,location|staat country,state|datum date|jahr year,date|tiefe depth|hohe height,elevation|breite width|flache area|einwohner population|adresse address|strasse street|vorname first name|nachname last name|geburtsdatum birth date
  ville city,location|lieu place,location|pays country|annee year,date|nom name|prenom first name|rue street|naissance birth
  ciudad city,location|pais country|direccion address|fecha date|nombre name|apellido last name|telefono telephone|calle street`
    .split(/[|\n]/)
    .map((entry): [string, string[]] => {
      const [word, ...others] = entry.trim().split(' ') as [string, ...string[]]
      return [word, others.join(' ').split(',')]
    }),
)

/** The name with one word replaced by a near one. */
export function nearNames(name: string): string[] {
  const words = nameWords(name)
  return words.flatMap((word, at) =>
    (near.get(word) ?? []).map((other) => [...words.slice(0, at), other, ...words.slice(at + 1)].join(' ')),
  )
}

/** Names that a label in words offers: without its brackets, and with an abbreviation in brackets put for the words it stands for. */
export function namesIn(label: string): string[] {
  const bare = label
    .replace(/\((?!s\)|es\)|en\))[^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = /\(([A-Z]{2,6})\)/.exec(label)
  if (!short) return [bare === '' ? label : bare]
  const words = label.slice(0, short.index).trim().split(/\s+/)
  const rest = label.slice(short.index + short[0].length)
  return [bare, `${words.slice(0, -short[1]!.length).join(' ')} ${short[1]}${rest}`.trim()]
}
