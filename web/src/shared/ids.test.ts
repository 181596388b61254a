// @vitest-environment node
import { createHash } from 'node:crypto'

import { afterEach, describe, expect, it, vi } from 'vitest'

import { newId, sha256 } from './ids'

afterEach(() => vi.unstubAllGlobals())

describe('ids without a secure origin', () => {
  it('makes version 4 UUIDs either way, never the same twice', () => {
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    const { getRandomValues } = crypto
    expect(newId()).toMatch(shape)
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) })
    const made = Array.from({ length: 50 }, newId)
    for (const id of made) expect(id).toMatch(shape)
    expect(new Set(made).size).toBe(50)
  })

  it('hashes as the standard does, at every length around a block', () => {
    for (const length of [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000, 70_001]) {
      const content = Uint8Array.from({ length }, (_, i) => (i * 31 + 7) & 0xff)
      const expected = createHash('sha256').update(content).digest('hex')
      expect([length, sha256(content)]).toEqual([length, expected])
    }
  })
})
