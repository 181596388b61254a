import { expect, it } from 'vitest'

import type { CaseBrief } from '@/api/types'

import { heldDoubles } from './heldDoubles'

const one = (number: string, category_code: string, lng: number | null) => ({ number, category_code, lng, lat: lng === null ? null : 30 }) as CaseBrief

it('offers open cases of the kind that are close by, the nearest first; the less sure the place, the farther', () => {
  const cases = [one('far', 'E0201', 120.002), one('b', 'E0201', 120.0008), one('other', 'E0101', 120), one('a', 'E0201', 120.0001), one('nowhere', 'E0201', null)]
  const numbers = (accuracy_m: number | null) => heldDoubles(cases, { lng: 120, lat: 30, accuracy_m }, 'E0201').map((found) => found.case.number)
  expect(numbers(null)).toEqual(['a', 'b'])
  expect(numbers(120)).toEqual(['a', 'b', 'far'])
})
