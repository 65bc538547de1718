// M14: initials come from a dictionary of readings, the one library that knows that 行 in 银行 is háng.
import { pinyin } from 'pinyin-pro'
import type { Initials } from './initials.ts'

export const pinyinInitials: Initials = (text) =>
  /^\p{Script=Han}+$/u.test(text) ? pinyin(text, { pattern: 'first', toneType: 'none', separator: '' }) : undefined
