import { expect, test } from 'vitest'

import { fen, sumsBy, yuan } from './sums'

test('sums of towns and lines add up', () => {
  const of = (town_code: string, line: 'fire' | 'police', arrived_fen: number) => ({ town_code, line, planned_fen: 1, arrived_fen, spent_fen: 2, entries: 1 })
  const items = [of('a', 'fire', 5), of('a', 'police', 7), of('b', 'fire', 11)]
  expect(sumsBy(items, (one) => one.town_code)).toEqual([
    { key: 'a', planned_fen: 2, arrived_fen: 12, spent_fen: 4, entries: 2 },
    { key: 'b', planned_fen: 1, arrived_fen: 11, spent_fen: 2, entries: 1 },
  ])
  expect(sumsBy(items, (one) => one.line).map((one) => one.arrived_fen)).toEqual([16, 7])
})

test('money is typed and told in yuan, kept in fen', () => {
  expect(['12,345.60', '￥500元', '0.29', '1.005', '-3', ''].map(fen)).toEqual([1234560, 50000, 29, null, null, null])
  expect(yuan(1980000)).toBe('19,800.00')
})
