// @vitest-environment node
import { describe, expect, it } from 'vitest'

import { placeLabels, type Wanted } from './collide'

const frame = { width: 800, height: 600 }

function label(id: string, x: number, y: number, over: Partial<Wanted> = {}): Wanted {
  return { id, x, y, width: 60, height: 20, priority: 0, leader: false, ...over }
}

describe('label placing', () => {
  it('keeps labels that have room at their own place', () => {
    const placed = placeLabels([label('a', 100, 100), label('b', 300, 100)], frame)
    expect(placed.map((p) => [p.id, p.dx, p.dy])).toEqual([['a', 0, 0], ['b', 0, 0]])
  })

  it('places the important one first and never lets two overlap', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => label(`l${i}`, 400 + (i % 3), 300, { priority: i }))
    const placed = placeLabels(crowd, frame)
    expect(placed[0]?.id).toBe('l29')
    const rects = placed.map((p) => ({ x: crowd.find((c) => c.id === p.id)!.x + p.dx, y: 300 + p.dy }))
    for (const [i, a] of rects.entries()) {
      for (const b of rects.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 20).toBe(true)
      }
    }
    expect(placed.length).toBeLessThan(crowd.length)
  })

  it('moves a label away on a leader line rather than dropping it, when it may', () => {
    const placed = placeLabels(
      [label('big', 400, 300, { width: 300, height: 120, priority: 2 }), label('small', 400, 300, { leader: true })],
      frame,
    )
    expect(placed.map((p) => p.id)).toEqual(['big', 'small'])
    expect(placed[1]?.leader).toBe(true)
  })

  it('leaves out what lies outside the frame or under a panel', () => {
    const covered = { left: 80, top: 80, right: 200, bottom: 140 }
    expect(placeLabels([label('out', -5, 100), label('under', 120, 110)], frame, [covered])).toEqual([])
  })
})
