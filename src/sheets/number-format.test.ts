import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showsDay } from './number-format.ts'

test('[S3] a format that shows a year, a month or a day makes a number a day, a time or a length of time does not', () => {
  const days = [
    'yyyy"年"m"月"d"日";@',
    '[$-804]yyyy"年"m"月";@',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    '[$-F800]dddd, mmmm dd, yyyy',
    'yyyy.mm',
    'yyyy\\-mm\\-dd',
    'm"月"',
    'mmm-yy',
    'aaaa',
    'e"年"',
    'yyyy/m/d h:mm',
  ]
  const others = [
    'General',
    'G/通用格式"天"',
    '@',
    'h:mm',
    '[h]:mm',
    '[hh]:mm:ss',
    '[m]',
    '[mm]:ss',
    '[$-F400]h:mm:ss AM/PM',
    '上午/下午h"时"mm"分"',
    '0"月"',
    '"d"0',
    '0_d',
    '#,##0.00_ ;[Red]\\-#,##0.00',
    '[=1]"男";[=2]"女"',
    '0.00E+00',
    '0000"."00',
    '#" ymd"',
  ]
  for (const code of days) assert.equal(showsDay(code), true, code)
  for (const code of others) assert.equal(showsDay(code), false, code)
})
