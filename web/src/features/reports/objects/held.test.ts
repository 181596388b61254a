import { describe, expect, it } from 'vitest'

import type { GridForm, HeldObject } from '@/api/types'

import { newFound } from '../outbox/kinds/object'
import { reachOf } from '../reach'
import { addDays, answered, changedForm, dueOf, formOf, searched, split, unanswered, type Item } from './held'

const item = (code: string, over: Partial<Item> = {}): Item => ({ code, name: code, kinds: ['rental'], type: 'text', owner: 'police', basis: 'b', every: 'yearly', users: [], choices: [], required: false, sealed: false, layers: [], towns: [], ...over })
const rooms = item('rooms', { type: 'integer', required: true })
const fire = item('fire', { type: 'choice', choices: ['齐全', '缺少'] })
const phone = item('phone', { sealed: true, kinds: ['rental', 'person'] })

describe('the form of an object', () => {
  it('holds what its grid asks of its kind, and nothing of another grid', () => {
    const forms: GridForm[] = [{ grid_code: 'g1', grid_name: '甲', town_code: 't', items: [rooms, phone, item('care', { kinds: ['person'] })] }]
    expect(formOf(forms, 'g1', 'rental').map((one) => one.code)).toEqual(['rooms', 'phone'])
    expect(formOf(forms, 'g2', 'rental')).toEqual([])
  })

  it('shows what is known, sealed answers too, and asks the rest', () => {
    const { known, asked } = split([rooms, fire, phone], { rooms: '6' }, ['phone'])
    expect(known.map((one) => one.code)).toEqual(['rooms', 'phone'])
    expect(asked.map((one) => one.code)).toEqual(['fire'])
    expect(unanswered([rooms, phone], {}, [], {})).toEqual([rooms])
    expect(unanswered([rooms], { rooms: '6' }, [], {})).toEqual([])
    expect(unanswered([rooms], { rooms: '6' }, [], { rooms: '' }), 'taken away').toEqual([rooms])
    expect(unanswered([item('phone', { required: true, sealed: true })], {}, ['phone'], {})).toEqual([])
  })

  it('sends changes alone: the same as before is none, sealed ones whatever they say', () => {
    const one = newFound('o')
    const changed = { ...one, ...answered(one, rooms, '7', '6', false) }
    expect(changed.facts).toEqual({ rooms: '7' })
    expect(changed.asked).toEqual([{ code: 'rooms', name: 'rooms', type: 'integer', choices: [] }])
    expect(answered(changed, rooms, '6', '6', false)).toEqual({ facts: {}, asked: [] })
    expect(answered(one, phone, '138', '', true).facts).toEqual({ phone: '138' })
    expect(answered(one, phone, '', '', true).facts, 'left as it is').toEqual({})
  })

  it('of an old version says what is asked no more, and what is asked otherwise; what was typed stays', () => {
    const asked = [fire, rooms, item('old')].map(({ code, name, type, choices }) => ({ code, name, type, choices }))
    const facts = { fire: '缺少', rooms: '3', old: 'x' }
    const now = [item('fire', { type: 'choice', choices: ['齐全', '过期'] }), rooms]
    const { gone, otherwise } = changedForm(asked, facts, now)
    expect(gone.map((one) => one.code)).toEqual(['old'])
    expect(otherwise.map((one) => one.code)).toEqual(['fire'])
    expect(changedForm(asked, facts, [fire, rooms, item('old')])).toEqual({ gone: [], otherwise: [] })
  })
})

describe('objects on the phone', () => {
  it('are due by their day', () => {
    expect(['2026-03-10', '2026-03-11', '2026-03-18', '2026-03-19'].map((due_on) => dueOf({ due_on }, '2026-03-11'))).toEqual(['over', 'near', 'near', 'ok'])
    expect(addDays('2026-02-26', 7)).toBe('2026-03-05')
  })

  it('are found by every word, in name or address', () => {
    const all = [{ name: '沈家出租房', address: '人民路12号' }, { name: '王记面馆', address: '人民路14号' }] as HeldObject[]
    expect(searched(all, '人民 面馆').map((one) => one.name)).toEqual(['王记面馆'])
    expect(searched(all, '  ')).toHaveLength(2)
    expect(searched(all, '公园')).toEqual([])
  })
})

describe('a check', () => {
  it('is near enough up to the limit, and says how much is missing beyond', () => {
    const there = { lng: 120, lat: 30 }
    expect(reachOf({ lng: 120, lat: 30.00044 }, there, 50)).toMatchObject({ within: true, missing_m: 0 })
    const beyond = reachOf({ lng: 120, lat: 30.00066 }, there, 50)!
    expect(beyond.within).toBe(false)
    expect(Math.round(beyond.missing_m)).toBe(23)
    expect(reachOf(null, there, 50)).toBeNull()
    expect(reachOf(there, null, 50)).toBeNull()
  })
})
