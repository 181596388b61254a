import { afterEach, describe, expect, it, vi } from 'vitest'

import { draftsOf, dropDrafts } from '@/shared/drafts'

import { blankRule } from './rules'
import { drop, keep, keptFor } from './stash'

afterEach(() => sessionStorage.clear())

describe('what could not be saved', () => {
  it('is kept for the version it was written on', () => {
    const rules = [blankRule('新规则')]
    keep(7, { version: 3, title: '规则', rules })
    expect(keptFor(7, 3)).toEqual({ version: 3, title: '规则', rules })
    expect(keptFor(7, 4)).toBeNull()
    expect(keptFor(8, 3)).toBeNull()
    drop(7)
    expect(keptFor(7, 3)).toBeNull()
  })

  it('is of who wrote it, and goes with the sign-out', () => {
    draftsOf('anna')
    keep(7, { version: 3, title: '规则', rules: [] })
    draftsOf('bo')
    expect(keptFor(7, 3)).toBeNull()
    draftsOf('anna')
    expect(keptFor(7, 3)?.title).toBe('规则')
    dropDrafts()
    expect(keptFor(7, 3)).toBeNull()
  })

  it('is nothing where the browser keeps nothing, or something else', () => {
    draftsOf('anna')
    sessionStorage.setItem('gridgis.draft.anna.stash.7', '{"version": 3')
    expect(keptFor(7, 3)).toBeNull()
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('full')
    })
    expect(() => keep(7, { version: 3, title: '', rules: [] })).not.toThrow()
  })
})
