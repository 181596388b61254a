import { describe, expect, it } from 'vitest'

import type { Block, Bound } from './calls'
import { chip, daysOf, fill, listBehind, paragraphsIn, tidied } from './numbers'
import { bindTyped } from './typed'

const REPORTED: Bound = { figure: 'reported', place: '330402', told: 'value' }

describe('paragraphs', () => {
  it('come out of an editor as they went in, with their numbers in place', () => {
    const paragraphs = [[{ text: '共 ', number: null }, { text: '', number: REPORTED }, { text: ' 件。', number: null }], [{ text: '<b>二</b>', number: null }]]
    const root = document.createElement('div')
    fill(root, paragraphs, () => '12')
    expect(root.textContent).toBe('共 12 件。\n<b>二</b>')
    expect(paragraphsIn(root)).toEqual(paragraphs)
  })
  it('take the line breaks and boxes that a browser makes, and join words', () => {
    const root = document.createElement('div')
    root.append('一', '二', document.createElement('br'), '三', chip(REPORTED, '12'))
    const box = document.createElement('div')
    box.textContent = '四'
    root.append(box)
    expect(paragraphsIn(root).map((line) => line.map((one) => one.number?.figure ?? one.text))).toEqual([['一二'], ['三', 'reported'], ['四']])
    expect(paragraphsIn(document.createElement('div'))).toEqual([])
    expect(tidied([{ text: '', number: null }])).toEqual([])
  })
})

describe('a typed number', () => {
  const block: Block = { id: 'b', kind: 'text', title: '', paragraphs: [[{ text: '共 12 件，其中 12 件', number: null }]], figure: '', chosen: [], fields: {} }
  it('is bound once, where it stands first', () => {
    const [line] = bindTyped(block, '12', REPORTED).paragraphs!
    expect(line!.map((one) => one.number?.figure ?? one.text)).toEqual(['共 ', 'reported', ' 件，其中 12 件'])
  })
  it('that is gone changes nothing', () => {
    expect(bindTyped(block, '99', REPORTED)).toBe(block)
  })
})

describe('the list behind a number', () => {
  it('is of the days it tells of', () => {
    expect(daysOf('before', '2026-03-01', '2026-03-31')).toEqual({ from: '2026-01-29', to: '2026-02-28' })
    expect(daysOf('year', '2024-02-01', '2024-02-29')).toEqual({ from: '2023-02-01', to: '2023-02-28' })
    expect(daysOf('change', '2026-03-01', '2026-03-31')).toEqual({ from: '2026-03-01', to: '2026-03-31' })
  })
  it('of a rate is that of its whole', () => {
    expect(listBehind({ ...REPORTED, figure: 'on_time_rate' }, '2026-03-01', '2026-03-31')).toMatchObject({ measure: 'due', place: '330402', from: '2026-03-01', sensitive: false })
  })
})
