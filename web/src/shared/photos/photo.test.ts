// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { fitted } from './photo'

describe('photo size', () => {
  it('brings the long edge to 1600 px and keeps the shape', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
    expect(fitted(16000, 2)).toEqual({ width: 1600, height: 1 })
  })
})
