// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { CaseFilter } from '@/api/types'
import { MEASURES } from '@/api/vocabulary'

import { behind, counted, filterQuery, parseFilter, partsOf, type MeasureName } from './filter'

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

  it('names the figure it stands for, with the days only where it counts by days', () => {
    const days = { from: '2026-03-01', to: '2026-03-11' }
    expect(behind('on_time', { place: '330402' }, days)).toEqual({ place: '330402', measure: 'on_time', sensitive: false, ...days })
    expect(behind('near_due', { place: '330402' }, days)).toEqual({ place: '330402', measure: 'near_due', sort: 'due', sensitive: false })
    for (const measure of Object.keys(MEASURES) as MeasureName[]) {
      const filter = behind(measure, {}, days)
      expect(parseFilter(filterQuery(filter) as Record<string, string>)).toEqual(filter)
    }
    expect(parseFilter({ measure: 'everything', due: 'near_due' })).toEqual({ due: 'near_due' })
  })

  it('knows the lists that belong to a rate', () => {
    expect(partsOf({ measure: 'on_time' })).toContain('due')
    expect(partsOf({ measure: 'satisfied' })).toEqual(['answers', 'satisfied', 'unsatisfied'])
    expect(partsOf({ measure: 'open' })).toEqual([])
    expect(partsOf({})).toEqual([])
    expect(partsOf({ measure: 'reported', cell: '89309c4c8c3ffff' })).toEqual(['reported', 'open', 'overdue'])
  })

  it('drops what is empty or not known', () => {
    expect(filterQuery({ place: '', text: undefined, open: true })).toEqual({ open: 'true' })
    expect(parseFilter({ open: 'maybe', due: 'soon', state: 'lost', sort: 'random', nonsense: '1' })).toEqual({})
  })
})
