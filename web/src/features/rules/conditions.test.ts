import { describe, expect, it } from 'vitest'

import { cleared, isSet, PARTS, partOf } from './conditions'
import { anyConditions } from './rules'

describe('parts of the conditions', () => {
  it('are unset in a rule that holds always, and cover every condition', () => {
    const none = anyConditions()
    expect(PARTS.filter((part) => isSet(none, part))).toEqual([])
    for (const field of Object.keys(none)) expect([field, partOf(field)]).not.toEqual([field, null])
  })

  it('are cleared whole', () => {
    const all = { ...anyConditions(), weekdays: [1], hours: 'off' as const, from_day: '2026-01-01', component_owner: true, words: ['火'] }
    const bare = PARTS.reduce(cleared, all)
    expect(bare).toEqual(anyConditions())
    expect(cleared(all, 'time')).toMatchObject({ weekdays: [], hours: '', from_day: '2026-01-01' })
  })

  it('tell where a control is', () => {
    expect([partOf('zone_kinds'), partOf('until_day'), partOf('office_code')]).toEqual(['layer', 'days', null])
  })
})
