// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { sourcesOf } from './sources'

describe('for whom a report is entered', () => {
  it('follows from the post', () => {
    expect(sourcesOf(['report.submit', 'report.as.grid_worker'])).toEqual(['grid_worker'])
    expect(sourcesOf(['report.as.hotline_12345', 'report.as.citizen', 'case.accept'])).toEqual(['citizen', 'hotline_12345'])
    expect(sourcesOf(['report.as.citizen', 'report.as.office'])).toEqual(['office', 'citizen'])
    expect(sourcesOf(['report.submit'])).toEqual([])
  })
})
