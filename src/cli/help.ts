// C7: help is made from the verbs themselves, so that it cannot name an option that is not there.
import { styleText } from 'node:util'
import { type SentenceKey, type Speaker, sentences } from './speak.ts'
import type { Verb } from './verb.ts'

export function wholeHelp(verbs: readonly Verb[], voice: Speaker): string[] {
  const width = Math.max(...verbs.map((verb) => `${verb.name} ${verb.usage}`.length))
  return [
    voice.say('help.lead'),
    '',
    ...verbs.map(
      (verb) => `  ${styleText('bold', `${verb.name} ${verb.usage}`.padEnd(width + 2))}${voice.say(sentenceOf(verb))}`,
    ),
    '',
    voice.say('help.everywhere'),
    voice.say('help.exit'),
  ]
}

export function verbHelp(verb: Verb, voice: Speaker): string[] {
  const options = Object.keys(verb.options).map(
    (name) => `  --${name.padEnd(16)}${voice.say(optionSentence(verb, name))}`,
  )
  return [
    `shixiao ${verb.name} ${verb.usage}`,
    voice.say(sentenceOf(verb)),
    '',
    ...options,
    voice.say('help.everywhere'),
  ]
}

export const sentenceOf = (verb: Verb): SentenceKey => `${verb.name.replace(' ', '-')}.help` as SentenceKey

/** An option's own sentence for this verb, else the one shared by all verbs. */
export function optionSentence(verb: Verb, option: string): SentenceKey {
  const own = `${verb.name.replace(' ', '-')}.option.${option}`
  return (own in sentences['zh-CN'] ? own : `option.${option}`) as SentenceKey
}
