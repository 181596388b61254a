import { describe, expect, it } from 'vitest'

import { begun, bodyOf, dutyAt, dutyNext, ended, grown, MOST, type Fix } from './walk'

const T0 = Date.parse('2026-03-11T01:00:00Z')
const at = (seconds: number, lng = 120, lat = 30): Fix => ({ at: new Date(T0 + seconds * 1000).toISOString(), lng, lat, accuracy_m: 10 })
const span = (from: string, to: string, ...grid_codes: string[]) => ({ begins_at: `2026-03-11T${from}:00Z`, ends_at: `2026-03-11T${to}:00Z`, grid_codes })
const SPANS = [span('00:30', '04:00', 'a'), span('05:30', '09:00', 'a', 'b')]

describe('positions of a patrol', () => {
  it('are kept one each eight seconds and eight metres, standing still one a minute', () => {
    let kept = grown([], at(0))
    kept = grown(kept, at(3, 120.001))
    expect(kept).toHaveLength(1)
    kept = grown(kept, at(20))
    expect(kept).toHaveLength(1)
    kept = grown(kept, at(30, 120.0002))
    expect(kept).toHaveLength(2)
    kept = grown(kept, at(95, 120.0002))
    expect(kept).toHaveLength(3)
  })

  it('are thinned from end to end where they become too many, the last one always kept', () => {
    const many = Array.from({ length: MOST }, (_, n) => at(n * 10, 120 + n * 0.001))
    const last = at(MOST * 10, 125)
    const kept = grown(many, last)
    expect(kept.length).toBeLessThan(MOST * 0.6)
    expect(kept[0]).toEqual(many[0])
    expect(kept.at(-1)).toEqual(last)
  })
})

describe('duty', () => {
  it('holds from its first moment to before its last, in its own grids', () => {
    expect(dutyAt(SPANS, 'a', T0)?.ends_at).toBe('2026-03-11T04:00:00Z')
    expect(dutyAt(SPANS, 'b', T0)).toBeNull()
    expect(dutyAt(SPANS, 'a', Date.parse('2026-03-11T04:00:00Z'))).toBeNull()
    expect(dutyNext(SPANS, 'b', T0)?.begins_at).toBe('2026-03-11T05:30:00Z')
    expect(dutyNext(SPANS, 'a', Date.parse('2026-03-11T10:00:00Z'))).toBeNull()
  })
})

describe('a patrol that ends', () => {
  it('sends nothing from behind its end', () => {
    const walk = { ...begun({ code: 'a', name: '一格' }, new Date(T0)), points: [at(10), at(100)], stops: [{ ...at(100), note: 'x' }] }
    const over = ended(walk, new Date(T0 + 50_000), true)
    expect(bodyOf(over)).toEqual({ grid_code: 'a', started_at: at(0).at, ended_at: at(50).at, points: [at(10)], stops: [] })
    expect(over.off).toBe(true)
  })
})
