import { describe, expect, it } from 'vitest'

import { gapTable, shortName } from './gaps'
import type { RuleProblem } from './types'

const towns = [{ code: '330402001', name: '建设街道' }, { code: '330402002', name: '凤桥镇' }, { code: '330402003', name: '新丰镇' }]
const gap = (category_code: string, place_code: string) => ({ kind: 'gap', category_code, category_name: category_code, place_code }) as RuleProblem

describe('gaps as a table', () => {
  it('takes towns that lack somebody, in their order', () => {
    const table = gapTable([gap('G01', '330402003'), gap('G01', '330402001'), gap('G02', '330402003')], towns, '330402')
    expect(table.towns.map((one) => one.name)).toEqual(['建设街道', '新丰镇'])
    expect(table.rows.map((row) => [row.category, [...row.towns].sort(), row.whole])).toEqual([
      ['G01', ['330402001', '330402003'], false],
      ['G02', ['330402003'], false],
    ])
  })

  it('takes the county for all of its towns', () => {
    const table = gapTable([gap('G01', '330402')], towns, '330402')
    expect([table.towns.length, table.rows[0]!.towns.size, table.rows[0]!.whole]).toEqual([3, 3, true])
  })

  it('shortens the names of towns', () => {
    expect(['东栅街道', '凤桥镇', '镇'].map(shortName)).toEqual(['东栅', '凤桥', '镇'])
  })
})
