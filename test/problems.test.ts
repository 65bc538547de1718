// K2: every Problem and every sentence of the house exists in both languages and says what it is given, no more and no less.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'
import { languages } from '../src/kernel/language.ts'
import { problemCatalogues } from '../src/kernel/problem.ts'
import { root, rooms } from '../tools/layers.js'
import { filesUnder, readText } from './scan.ts'

const withProblems = Object.keys(rooms).filter((room) => existsSync(path.join(root, `src/${room}/problems.ts`)))
for (const room of withProblems) await import(`../src/${room}/problems.ts`)

const placeholders = (text: string): string[] => [
  ...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)),
]
const han = /\p{Script=Han}/u

test('every room that refuses declares its Problems under its own name, once', () => {
  assert.deepEqual(problemCatalogues.map(({ room }) => room).toSorted(), withProblems.toSorted())
})

for (const { room, rules, sentences } of problemCatalogues) {
  const codes = Object.keys(rules)

  test(`${room}: codes are stable words with a status and strict details`, () => {
    for (const code of codes) {
      assert.match(code, /^[a-z0-9]+(-[a-z0-9]+)*$/)
      const { status, details } = rules[code]!
      assert.ok(status >= 400 && status <= 599, `${code}: status ${status}`)
      assert.ok(details instanceof z.ZodObject, `${code}: details are an object`)
      assert.equal(details.def.catchall instanceof z.ZodNever, true, `${code}: details let other keys through`)
    }
  })

  test(`${room}: every code has a sentence and a next step in both languages, and no sentence is left over`, () => {
    for (const language of languages) {
      const said = sentences[language]
      assert.deepEqual(Object.keys(said).toSorted(), codes.map((code) => `${room}/${code}`).toSorted(), language)
      for (const [code, sentence] of Object.entries(said)) {
        assert.deepEqual(Object.keys(sentence).toSorted(), ['do', 'message'], code)
        for (const part of Object.values(sentence))
          assert.ok(part.trim() === part && part.length > 1, `${language} ${code}`)
      }
    }
  })

  test(`${room}: Chinese is Chinese, English is not, and they are two sentences`, () => {
    for (const code of codes) {
      const [zh, en] = [sentences['zh-CN'][`${room}/${code}`]!, sentences.en[`${room}/${code}`]!]
      for (const part of ['message', 'do'] as const) {
        assert.match(zh[part], han, code)
        assert.notEqual(zh[part], en[part], code)
        // English may show a Chinese word: it is what the reader's form or screen shows.
        const letters = (of: RegExp) => en[part].match(of)?.length ?? 0
        assert.ok(letters(/[A-Za-z]/g) > letters(/\p{Script=Han}/gu), `${code}: ${en[part]}`)
      }
    }
  })

  test(`${room}: every placeholder is a detail and every detail is said`, () => {
    for (const code of codes) {
      const { details } = rules[code]!
      const keys = details instanceof z.ZodObject ? Object.keys(details.shape).toSorted() : []
      for (const language of languages) {
        const sentence = sentences[language][`${room}/${code}`]!
        const said = placeholders(`${sentence.message} ${sentence.do}`).toSorted()
        assert.deepEqual(said, keys, `${language} ${room}/${code}`)
      }
    }
  })
}

const catalogues = filesUnder('src', '.zh-CN.json').filter((file) => !file.endsWith('/problems.zh-CN.json'))

for (const file of catalogues) {
  test(`${file} says in English what it says in Chinese`, () => {
    const zh = JSON.parse(readText(file)) as Record<string, string>
    const en = JSON.parse(readText(file.replace('.zh-CN.json', '.en.json'))) as Record<string, string>
    assert.deepEqual(Object.keys(en).toSorted(), Object.keys(zh).toSorted())
    for (const key of Object.keys(zh)) {
      assert.equal(typeof zh[key], 'string', key)
      assert.deepEqual(placeholders(en[key]!).toSorted(), placeholders(zh[key]!).toSorted(), key)
      if (han.test(zh[key]!)) assert.notEqual(en[key], zh[key], key)
    }
  })
}

test('every English catalogue has its Chinese one', () => {
  const english = filesUnder('src', '.en.json').map((file) => file.replace('.en.json', '.zh-CN.json'))
  assert.deepEqual(english, filesUnder('src', '.zh-CN.json'))
})
