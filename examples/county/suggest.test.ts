// Suggested definitions against those a person would confirm, for every figure of the county.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogue as questions, questionOf as look } from '../../src/dictionary/catalogue.ts'
import { checkDefinition } from '../../src/dictionary/check-definition.ts'
import type { Definition } from '../../src/dictionary/definition.ts'
import { definitionKey } from '../../src/dictionary/definition-key.ts'
import { suggestDefinitions } from '../../src/dictionary/suggest-definitions.ts'
import { fieldKey } from '../../src/templates/field.ts'
import { takeTemplate } from '../../src/templates/take-template.node.ts'
import { declaredIn } from './form.ts'
import { makeCounty } from './make.ts'

/** One key for one meaning: up to 59 is under 60, and nobody is younger than nought. */
function meaningOf(definition: Definition): string {
  const checked = checkDefinition(definition, { field: '', look })
  assert.ok(checked.ok)
  const where = declaredIn(checked.value)
    .map((one) =>
      one.question === 'person.age' && one.is === '<='
        ? { ...one, is: '<' as const, value: Number(one.value) + 1 }
        : one,
    )
    .filter(({ question, is, value }) => !(question === 'person.age' && is === '>=' && value === 0))
  return definitionKey({ ...checked.value, where })
}

/** Labels whose words say more than the county's confirmation does: whoever lives here permanently, land under contract, elders alone. */
const sayMore = /常住人口|承包耕地|独居老人/

test('[D41] no figure of the county is suggested otherwise than its words say, and half of them are suggested', async () => {
  const county = await makeCounty({ villages: 1, seed: 1 })
  const counts = { same: 0, more: 0, none: 0 }
  for (const { file, fields } of county.truth.templates) {
    const { bytes } = county.files.find(({ path }) => path.endsWith(`/${file}`) && path.endsWith('.xlsx'))!
    const taken = await takeTemplate(bytes, file, { phones: 'keep' })
    assert.ok(taken.ok, file)
    const found = suggestDefinitions({ ...taken.value.template, questions, look })
    for (const field of fields) {
      const key = fieldKey(field)
      const suggested = found.get(key)?.definition
      if (field.filling?.from !== 'definition') assert.equal(suggested, undefined, `${file} ${key}`)
      else if (!suggested) counts.none += 1
      else if (field.headerPath.some((label) => sayMore.test(label))) counts.more += 1
      else {
        assert.equal(meaningOf(suggested), meaningOf(field.filling.definition), `${file} ${key}`)
        counts.same += 1
      }
    }
  }
  assert.deepEqual(counts, { same: 87, more: 16, none: 75 })
})
