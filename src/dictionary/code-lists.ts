// D5: all code lists of the dictionary. Texts of standards are protected: a standard gives structure and codes, the words are ours.
import type { CodeList } from './code-list.ts'
import { eventLists } from './code-lists-event.ts'
import { householdLists } from './code-lists-household.ts'
import { nationalLists } from './code-lists-national.ts'
import { personLists } from './code-lists-person.ts'
import { placeLists } from './code-lists-place.ts'

export const codeLists: readonly CodeList[] = [
  ...nationalLists,
  ...personLists,
  ...householdLists,
  ...placeLists,
  ...eventLists,
]
