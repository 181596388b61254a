// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { byLook, LOOKS, lookOf, partyFigures, shownOf, unorganised } from './gaps'
import type { GridStaff } from './types'

const grid = (code: string, ...gaps: GridStaff['gaps']): GridStaff => ({ code, name: code, village_code: '', town_code: '', layer: 'village', households: 300, chief: null, fulltime: [], parttime: [], guide: [], gaps, no_chief_since: null, party: null })

describe('grids by what is wrong', () => {
  it('stand once, under the worst', () => {
    const found = byLook([grid('a', 'no_chief', 'no_fulltime'), grid('b', 'away', 'training'), grid('c', 'training'), grid('d', 'contract'), grid('e')])
    expect(LOOKS.map((look) => found[look].map((one) => one.code).join(''))).toEqual(['a', 'b', '', 'cd', '', 'e'])
    expect(lookOf(grid('f', 'no_fulltime', 'contract'))).toBe('no_fulltime')
  })
})

describe('party organisations', () => {
  it('are counted with their members a thousand households, and those missed are listed whatever else is wrong', () => {
    const party = { name: 'x', kind: 'branch' as const, above: '', secretary: '', members: 3 }
    const grids = [{ ...grid('a', 'no_chief'), party }, grid('b', 'no_chief', 'no_party'), grid('c', 'no_party')]
    expect(partyFigures(grids)).toEqual({ n: 1, of: 3, rate: (3 / 900) * 1000 })
    expect(unorganised(grids).map((one) => one.code)).toEqual(['b', 'c'])
    expect(partyFigures([grid('d')])).toBeNull()
  })
})

describe('what the list shows', () => {
  it('is what the address says, and everybody where that says nothing known', () => {
    expect(shownOf('grid-no_chief')).toEqual({ people: null, grids: 'no_chief' })
    expect(shownOf('grid-party')).toEqual({ people: null, grids: 'party' })
    expect(shownOf('training')).toEqual({ people: 'training', grids: null })
    expect(shownOf('grid-nobody')).toEqual({ people: null, grids: null })
    expect(shownOf(null)).toEqual({ people: null, grids: null })
  })
})
