// M17: a word that a person approved keeps apart a field and a question of which only one holds it; it makes nothing the same.

/** What two texts share must still name something, and a single character is no word: 户 and 人 would part half of all forms. */
const leastShared = 2
const shortest = 2
const longest = 6

/**
 * Words by which two texts differ: the one token that only one of them has, or one token each in the same place; none where
 * they differ by more, or share too little to be about one thing.
 */
export function separatingWords(a: string, b: string): string[] {
  if (a === b) return []
  let [start, end] = [0, 0]
  const most = Math.min(a.length, b.length)
  while (start < most && a[start] === b[start]) start++
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end++
  if (start + end < leastShared) return []
  const words = [a.slice(start, a.length - end), b.slice(start, b.length - end)].filter((word) => word !== '')
  // What stands in both is no difference: the same words in another order are another matter.
  const [one, other] = words
  const shares = one !== undefined && other !== undefined && [...one].some((character) => other.includes(character))
  return words.every(isWord) && !shares ? words : []
}

const isWord = (text: string): boolean =>
  text.length >= shortest && text.length <= longest && /^\p{Script=Han}+$/u.test(text)

/** Whether one of the words stands in exactly one of the two texts. */
export const keepsApart = (words: readonly string[], a: string, b: string): boolean =>
  words.some((word) => a.includes(word) !== b.includes(word))
