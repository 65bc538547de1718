// C51: an answer as the log holds it, in words.
import { codeName } from '../dictionary/codes.ts'
import type { Question } from '../dictionary/question.ts'
import type { Logged } from '../facts/patch.ts'
import type { Speaker } from './speak.ts'

export function factText(answer: Logged, question: Question | undefined, say: Speaker['say']): string {
  if (answer === null) return say('state.missing')
  if (typeof answer === 'object') return answer.state === 'value' ? '' : say(`state.${answer.state}`)
  if (typeof answer === 'boolean') return say(answer ? 'yes' : 'no')
  return (question && codeName(question, String(answer))) ?? String(answer)
}
