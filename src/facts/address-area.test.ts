import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AreaId, AreaLevel } from '../kernel/area.ts'
import { areaNamed, areasNamed } from './address-area.ts'

const area = (id: string, level: AreaLevel, name: string) => ({ id: id as AreaId, level, name })
const areas = areasNamed([
  area('001', 'province', '云山省'),
  area('001001', 'city', '云河市'),
  area('001001001', 'county', '青山县'),
  area('001001001001', 'town', '云溪镇'),
  area('001001001001001', 'village', '河湾村'),
  area('001001001001002', 'village', '河湾村新村'),
  area('001001001002', 'town', '石桥镇'),
  area('001001001002001', 'village', '石桥村'),
])

test('[F14] an address that begins with the whole chain of names lies in that village', () => {
  const whole = '云山省云河市青山县云溪镇河湾村'
  assert.equal(areaNamed('云山省云河市青山县云溪镇河湾村3组12号', areas), whole)
  assert.equal(areaNamed('云河市青山县云溪镇河湾村', areas), whole)
  assert.equal(areaNamed(' 青山县 云溪镇 河湾村 ', areas), whole)
  assert.equal(areaNamed('青山县云溪镇河湾村新村1号', areas), `${whole}新村`, 'the longer name is meant')
})

test('[F14] an address that leaves a name out, or names an unknown one, lies nowhere', () => {
  for (const address of [
    '云溪镇河湾村',
    '青山县河湾村',
    '青山县云溪镇',
    '青山县云溪镇大湾村',
    '邻县青山县云溪镇河湾村',
    '',
  ]) {
    assert.equal(areaNamed(address, areas), undefined, address)
  }
})

test('[F14] a name that may go on is whole only before a number', () => {
  const short = areasNamed([
    area('001', 'county', '青山县'),
    area('001001', 'town', '云溪镇'),
    area('001001001', 'village', '河湾'),
  ])
  assert.equal(areaNamed('青山县云溪镇河湾', short), '青山县云溪镇河湾')
  assert.equal(areaNamed('青山县云溪镇河湾3组12号', short), '青山县云溪镇河湾')
  assert.equal(areaNamed('青山县云溪镇河湾二村', short), undefined)
})

test('[F14] two villages that an address would name alike are neither', () => {
  const alike = areasNamed([
    area('001', 'county', '青山县'),
    area('001001', 'town', '石桥'),
    area('001001001', 'village', '镇中村'),
    area('001002', 'town', '石桥镇'),
    area('001002001', 'village', '中村'),
  ])
  assert.equal(areaNamed('青山县石桥镇中村', alike), undefined)
})
