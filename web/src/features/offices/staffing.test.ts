import { expect, test } from 'vitest'

import { gapOf, grouped, staffing } from './staffing'
import type { OfficeListing } from './types'

const office = (code: string, town: string | null, line: string, in_place: number, established: number | null) => ({ code, town_code: town, agency_type: line, in_place, established }) as OfficeListing
const OFFICES = [office('a', 't1', 'market', 7, 9), office('b', 't1', 'land', 7, 6), office('c', 't2', 'market', 4, 4), office('d', 't2', 'fire', 2, null), office('e', null, 'market', 3, 3)]

test('what one office has too many fills no gap of another, and who named no posts counts in no sum', () => {
  const { rows, lines, all, gap } = staffing(OFFICES, new Map([['t1', '甲镇'], ['t2', '乙镇']]))
  expect(rows.map((one) => [one.name, one.inPlace, one.established, one.gap])).toEqual([['甲镇', 14, 15, 2], ['乙镇', 4, 4, 0]])
  expect(rows[0]!.share).toBeCloseTo(13 / 15)
  expect([all.established, gap]).toEqual([19, 2])
  expect([...lines.keys()]).toEqual(['market', 'land'])
  expect(lines.get('market')).toEqual({ inPlace: 11, established: 13, offices: ['a', 'c'] })
})

test('a gap of a third is a large one', () => {
  expect([[9, 9], [7, 9], [6, 9], [0, 0], [5, 3]].map(([inPlace, established]) => gapOf({ inPlace: inPlace!, established: established! }))).toEqual(['none', 'some', 'many', 'none', 'none'])
})

test('offices stand under their town, or under their line', () => {
  expect(grouped(OFFICES, 'town').map((one) => [one.key, one.offices.length])).toEqual([['t1', 2], ['t2', 2], ['', 1]])
  expect(grouped(OFFICES, 'line').map((one) => [one.key, one.offices.length])).toEqual([['market', 3], ['land', 1], ['fire', 1]])
})
