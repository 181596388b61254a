// @vitest-environment node
import { beforeEach, expect, it, vi } from 'vitest'

import { Hub, REOPEN_MS, type Port, type Stream, type Told } from './hub'

/** A stream that a test opens, breaks and speaks through. */
class Spoken implements Stream {
  readyState = 0
  private readonly heard = new Map<string, (event: Event) => void>()

  addEventListener(kind: string, act: (event: Event) => void): void {
    this.heard.set(kind, act)
  }

  close(): void {
    this.readyState = 2
  }

  say(kind: string, data = ''): void {
    this.heard.get(kind)!({ data } as unknown as Event)
  }
}

let streams: Spoken[] = []
let hub: Hub

beforeEach(() => {
  streams = []
  hub = new Hub(() => {
    streams.push(new Spoken())
    return streams.at(-1)!
  })
})

const page = (): Port & { told: Told[] } => {
  const told: Told[] = []
  return { told, postMessage: (one) => told.push(one) }
}

const open = (): number => streams.filter((stream) => stream.readyState !== 2).length

it('holds one stream for any number of tabs, from the first to the last', () => {
  const tabs = Array.from({ length: 12 }, page)
  for (const tab of tabs) hub.take(tab, 'join')
  expect(streams).toHaveLength(1)
  streams[0]!.say('open')
  streams[0]!.say('change', '330402')
  for (const tab of tabs) expect(tab.told.at(-1)).toEqual({ kind: 'change', county: '330402' })
  for (const tab of tabs.slice(1)) hub.take(tab, 'leave')
  expect(open()).toBe(1)
  hub.take(tabs[0]!, 'leave')
  expect(open()).toBe(0)
})

it('tells a tab that comes later whether the stream is connected', () => {
  hub.take(page(), 'join')
  streams[0]!.say('open')
  const late = page()
  hub.take(late, 'join')
  expect(late.told).toEqual([{ kind: 'connected', is: true }])
})

it('ends for every tab with the sign-in, and begins again only when a tab asks', () => {
  vi.useFakeTimers()
  const tabs = [page(), page()]
  for (const tab of tabs) hub.take(tab, 'join')
  streams[0]!.say('open')
  streams[0]!.say('end')
  for (const tab of tabs) expect(tab.told.slice(-2)).toEqual([{ kind: 'connected', is: false }, { kind: 'end' }])
  vi.advanceTimersByTime(10 * REOPEN_MS)
  expect([streams.length, open()]).toEqual([1, 0])
  hub.take(tabs[0]!, 'restart')
  expect(open()).toBe(1)
  vi.useRealTimers()
})

it('gives up the stream of the old sign-in after a new one', () => {
  const tab = page()
  hub.take(tab, 'join')
  hub.take(tab, 'restart')
  expect([streams.length, open()]).toEqual([2, 1])
  streams[0]!.say('change', '330402')
  expect(tab.told.filter((one) => one.kind === 'change')).toEqual([])
})

it('opens again what was refused, and says that something may have been missed', () => {
  vi.useFakeTimers()
  const tab = page()
  hub.take(tab, 'join')
  streams[0]!.say('open')
  streams[0]!.readyState = 2
  streams[0]!.say('error')
  expect(tab.told.at(-1)).toEqual({ kind: 'connected', is: false })
  vi.advanceTimersByTime(REOPEN_MS)
  expect(streams).toHaveLength(2)
  streams[1]!.say('open')
  expect(tab.told.slice(-2)).toEqual([{ kind: 'connected', is: true }, { kind: 'change', county: '' }])
  streams[1]!.readyState = 2
  streams[1]!.say('error')
  hub.take(tab, 'leave')
  vi.advanceTimersByTime(REOPEN_MS)
  expect(streams, 'nobody listens').toHaveLength(2)
  vi.useRealTimers()
})
