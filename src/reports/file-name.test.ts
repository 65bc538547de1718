import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extendedName } from './file-name.ts'

/** attr-char of RFC 8187, 3.2.1. */
const value = /^UTF-8''(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*$/

test('[P12] a download keeps the department’s name whatever characters it holds', () => {
  for (const name of ["民政局-低保(2026)'新*表.xlsx", 'a b;"c".xlsx', '~!#$&+^`|.xlsx']) {
    assert.match(extendedName(name), value)
    assert.equal(decodeURIComponent(extendedName(name).slice(7)), name)
  }
  assert.equal(extendedName("(')"), "UTF-8''%28%27%29")
})
