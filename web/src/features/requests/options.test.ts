import { describe, expect, it } from 'vitest'

import type { CaseRequest } from '@/api/types'

import { commonOptions, optionsOf } from './options'

const request = (kind: string, more: number | null = null) => ({ kind, more }) as CaseRequest

describe('options', () => {
  it('grant or refuse, and less of an extension that asks for more than one', () => {
    expect(optionsOf(request('return_late')).map((one) => one.move)).toEqual(['uphold_return', 'refuse_return'])
    expect(optionsOf(request('suspend')).map((one) => one.move)).toEqual(['grant_suspension', 'refuse_suspension'])
    expect(optionsOf(request('request_extension', 1)).map((one) => one.key)).toEqual(['grant', 'refuse'])
    expect(optionsOf(request('request_extension', 3)).map((one) => [one.key, one.move])).toEqual([
      ['grant', 'grant_extension'],
      ['less', 'grant_extension'],
      ['refuse', 'refuse_extension'],
    ])
  })

  it('of several leave out what differs from one to the other', () => {
    expect(commonOptions([request('request_extension', 3), request('request_extension', 1)]).map((one) => one.key)).toEqual(['grant', 'refuse'])
  })
})
