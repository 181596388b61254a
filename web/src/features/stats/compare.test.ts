// @vitest-environment node
import { describe, expect, it } from 'vitest'

import type { HexShapes } from '@/api/types'

import { changeCuts, changeFill, changeOf, changeRows, changeText, hexUnion, turnOf } from './compare'

describe('what changed', () => {
  it('is not told where either period is not known', () => {
    expect([changeOf(3, null), changeOf(null, 3), changeOf(3, 5)]).toEqual([null, null, -2])
    expect(changeFill(null, [1, 3])).toBe('none')
  })

  it('has the same limits to both sides, and one case is no turn', () => {
    expect(changeCuts('count', [0, 1, -1, 1, null])).toEqual([2, 5])
    expect([-5, -2, -1, 0, 1, 4, 5].map((one) => turnOf(one, [2, 5]))).toEqual([-2, -1, 0, 0, 0, 1, 2])
    const [near, far] = changeCuts('count', Array.from({ length: 100 }, (_, n) => n - 50))
    expect([near, far]).toEqual([20, 40])
    expect(changeCuts('share', [0.1, 0.1, 0.1])).toEqual([0.1, 0.11])
  })

  it('is orange where it got worse, whichever way that is', () => {
    expect([changeFill(6, [2, 5]), changeFill(-6, [2, 5])]).toEqual(['div-5', 'div-1'])
    expect([changeFill(0.1, [0.02, 0.05], true), changeFill(-0.1, [0.02, 0.05], true)]).toEqual(['div-1', 'div-5'])
  })

  it('is written with its sign, shares in points', () => {
    expect([changeText('count', 3), changeText('count', -3), changeText('count', 0), changeText('share', -0.054), changeText('density', 1.25)]).toEqual(['+3', '−3', '0', '−5.4', '+1.3'])
  })

  it('fills a legend whose classes meet and count every area once', () => {
    const rows = changeRows('count', [-9, -3, 0, 1, 2, 7, null], [2, 5])
    expect(rows.map(({ label, count }) => [label, count])).toEqual([['≤ −5', 1], ['−4 – −2', 1], ['±0–1', 2], ['+2 – +4', 1], ['≥ +5', 1]])
    expect(changeRows('share', [], [0.02, 0.05]).map((one) => one.label)).toEqual(['≤ −5.0', '−5.0 – −2.0', '± < 2.0', '+2.0 – +5.0', '≥ +5.0'])
  })
})

it('shows a hexagon of either period once', () => {
  const shapes = (...cells: string[]) => ({ type: 'FeatureCollection', features: cells.map((h3) => ({ properties: { h3 } })) }) as unknown as HexShapes
  expect(hexUnion(shapes('a', 'b'), shapes('b', 'c')).features.map((one) => one.properties.h3)).toEqual(['a', 'b', 'c'])
})
