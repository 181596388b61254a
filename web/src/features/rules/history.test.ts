import { describe, expect, it } from 'vitest'

import { begun, done, everywhere, redone, undone } from './history'

describe('undo and redo', () => {
  it('go back to the first state and forth to the last', () => {
    let history = begun(0)
    for (let n = 1; n <= 500; n++) history = done(history, n)
    for (let n = 0; n < 600; n++) history = undone(history)
    expect(history.now).toBe(0)
    expect(undone(history)).toBe(history)
    for (let n = 0; n < 600; n++) history = redone(history)
    expect(history.now).toBe(500)
  })

  it('take what was typed in one field as one step', () => {
    let history = done(done(done(begun(''), '占', 'T-001.name'), '占道', 'T-001.name'), '占道!', 'T-002.name')
    history = undone(history)
    expect(history.now).toBe('占道')
    expect(undone(history).now).toBe('')
  })

  it('begin a new step after undo, and forget what was undone', () => {
    let history = undone(done(done(begun('a'), 'ab', 'f'), 'abc', 'f'))
    expect(history.now).toBe('a')
    history = done(history, 'ax', 'f')
    expect(history.future).toEqual([])
    expect(undone(history).now).toBe('a')
  })

  it('never join steps about nothing', () => {
    expect(undone(done(done(begun(1), 2), 3)).now).toBe(2)
  })

  it('carry a correction into every remembered state', () => {
    const history = everywhere(undone(done(done(begun(['']), ['', '']), ['', '', ''])), (all) => all.map(() => 'T-1'))
    expect([history.past, history.now, history.future]).toEqual([[['T-1']], ['T-1', 'T-1'], [['T-1', 'T-1', 'T-1']]])
  })
})
