import { describe, expect, it } from 'vitest'

import { found, toggled, type ChoiceGroup } from './picking'

const groups: ChoiceGroup[] = [
  { value: 'G01', label: '矛盾纠纷', choosable: true, items: [{ value: 'G0101', label: '邻里纠纷' }, { value: 'G0103', label: '劳资纠纷(欠薪)' }] },
  { value: 'G02', label: '社会治安', choosable: true, items: [{ value: 'G0202', label: '打架斗殴' }] },
]

describe('choosing from groups', () => {
  it('finds by words in a group, in what it holds, and by code', () => {
    expect(found(groups, '欠薪')).toEqual([{ ...groups[0], items: [groups[0]!.items[1]] }])
    expect(found(groups, '社会')).toEqual([groups[1]])
    expect(found(groups, 'g0202').map((one) => one.value)).toEqual(['G02'])
    expect(found(groups, ' ')).toBe(groups)
    expect(found(groups, '无')).toEqual([])
  })

  it('lets a group take the place of what it covers', () => {
    expect(toggled(groups, ['G0101', 'G0202'], 'G01')).toEqual(['G0202', 'G01'])
    expect(toggled(groups, ['G01'], 'G01')).toEqual([])
    expect(toggled(groups, [], 'G0103')).toEqual(['G0103'])
  })
})
