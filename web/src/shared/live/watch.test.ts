import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { REOPEN_MS } from './hub'
import { useStream } from './watch'

class Opened {
  static all: Opened[] = []
  readyState = 0
  heard = new Map<string, (event: unknown) => void>()

  constructor(readonly address: string) {
    Opened.all.push(this)
  }

  addEventListener(kind: string, act: (event: unknown) => void): void {
    this.heard.set(kind, act)
  }

  close(): void {
    this.readyState = 2
  }

  say(kind: string, data = ''): void {
    this.heard.get(kind)!({ data })
  }
}

const open = () => Opened.all.filter((one) => one.readyState !== 2).map((one) => one.address)
const seen = (visible: boolean) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden')
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  Opened.all = []
  vi.stubGlobal('EventSource', Opened)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('holds one stream, that of the address asked for, while it is looked at', async () => {
  const address = ref<string | null>('/a')
  const heard = vi.fn()
  const scope = effectScope()
  const is = scope.run(() => useStream(() => address.value, 'figures', heard))!
  Opened.all[0]!.say('open')
  expect(is.value).toBe(true)
  address.value = '/b'
  await nextTick()
  expect([open(), is.value]).toEqual([['/b'], false])
  Opened.all[0]!.say('figures', 'of the old one')
  Opened.all[1]!.say('figures', 'ours')
  expect(heard.mock.calls).toEqual([['ours']])
  seen(false)
  expect(open()).toEqual([])
  seen(true)
  expect(open()).toEqual(['/b'])
  address.value = null
  await nextTick()
  expect(open()).toEqual([])
  scope.stop()
})

it('opens again what a restarting server refused, and not after the end of the sign-in or of the page', () => {
  const scope = effectScope()
  scope.run(() => useStream(() => '/a', 'figures', vi.fn()))
  Opened.all[0]!.readyState = 2
  Opened.all[0]!.say('error')
  vi.advanceTimersByTime(REOPEN_MS)
  expect(Opened.all).toHaveLength(2)
  Opened.all[1]!.say('end')
  vi.advanceTimersByTime(2 * REOPEN_MS)
  expect(open()).toEqual([])
  seen(true)
  expect(open()).toEqual(['/a'])
  scope.stop()
  vi.advanceTimersByTime(2 * REOPEN_MS)
  expect(open()).toEqual([])
})
