// K10: text that looks like markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapeHtml } from './html.ts'

test('[K10] text from a workbook cannot open a tag, an attribute or an entity', () => {
  assert.equal(escapeHtml(`<script>alert('1')</script>`), '&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;')
  assert.equal(escapeHtml('村名 "甲" & 乙'), '村名 &#34;甲&#34; &#38; 乙')
  assert.equal(escapeHtml('姓名'), '姓名')
})
