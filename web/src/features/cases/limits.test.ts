import { expect, it } from 'vitest'

import { limitChips } from './limits'

const at = (day: number, hour = 9) => `2026-03-${day}T0${hour - 8}:00:00+00:00`

it('tells each limit that differs, the stage’s once where it is that of handling, and those that help by their offices', () => {
  const facts = {
    before: { due_at: at(11), handle_due_at: at(11), total_due_at: at(20), co: { b: at(12), a: at(11), c: at(13) } },
    after: { due_at: at(14), handle_due_at: at(14), total_due_at: at(20), co: { b: at(15), a: null, c: at(13) } },
  }
  expect(limitChips(facts).map((one) => [one.key, one.office, one.before.slice(-11), one.after.slice(-11)])).toEqual([
    ['handle', '', '03-11 09:00', '03-14 09:00'],
    ['co', 'a', '03-11 09:00', ''],
    ['co', 'b', '03-12 09:00', '03-15 09:00'],
  ])
})

it('tells the stage’s own limit apart, and nothing of an event without limits', () => {
  const facts = { before: { due_at: at(11), handle_due_at: at(12) }, after: { due_at: at(13), handle_due_at: at(12) } }
  expect(limitChips(facts).map((one) => one.key)).toEqual(['due'])
  expect([limitChips({}), limitChips({ before: 7, after: { co: 'x' } })]).toEqual([[], []])
})
