// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { CaseFilter } from '@/api/types'

import { counted, filterQuery, parseFilter } from './filter'

describe('the filter in the address', () => {
  it('comes back as it was written', () => {
    const filter: CaseFilter = { open: true, due: 'overdue', place: '330402101', category: 'E0101', sort: 'due', from: '2026-03-01', to: '2026-03-31', flag: 'place_doubt' }
    expect(parseFilter(filterQuery(filter) as Record<string, string>)).toEqual(filter)
    expect(parseFilter(filterQuery({ open: false }) as Record<string, string>)).toEqual({ open: false })
  })

  it('leaves out of a figure\'s list what no figure counts, also over the address', () => {
    expect(counted({ place: '330402101', open: true })).toEqual({ place: '330402101', open: true, sensitive: false })
    expect(parseFilter(filterQuery(counted({ open: true })) as Record<string, string>)).toEqual({ open: true, sensitive: false })
    expect(parseFilter({ sensitive: 'perhaps' })).toEqual({})
  })

  it('drops what is empty or not known', () => {
    expect(filterQuery({ place: '', text: undefined, open: true })).toEqual({ open: 'true' })
    expect(parseFilter({ open: 'maybe', due: 'soon', state: 'lost', sort: 'random', nonsense: '1' })).toEqual({})
  })
})
