import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'

import type { Told } from './hub'

/** What a browser without shared workers opens. */
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
}

const seen = (visible: boolean) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(visible ? 'visible' : 'hidden')
  document.dispatchEvent(new Event('visibilitychange'))
}

const open = () => Opened.all.filter((one) => one.readyState !== 2).length

beforeEach(() => {
  Opened.all = []
  vi.resetModules()
  vi.stubGlobal('EventSource', Opened)
  vi.stubGlobal('SharedWorker', undefined)
  vi.useFakeTimers()
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

it('holds a stream of its own only while it is looked at, where there is no shared worker', async () => {
  const { own } = await import('./line')
  const told: Told[] = []
  const line = own((one) => told.push(one))
  line.ask('join')
  expect(open()).toBe(1)
  seen(false)
  expect(open()).toBe(0)
  seen(true)
  expect(open()).toBe(1)
  expect(told.at(-1), 'what was missed meanwhile').toEqual({ kind: 'change', county: '' })
  line.ask('leave')
  seen(false)
  seen(true)
  expect(open()).toBe(0)
})

it('goes through the shared worker where there is one', async () => {
  const asked: unknown[] = []
  class Worker {
    port = { onmessage: null as ((event: unknown) => void) | null, postMessage: (one: unknown) => asked.push(one) }
  }
  vi.stubGlobal('SharedWorker', Worker)
  const { connect } = await import('./line')
  connect(() => undefined).ask('join')
  expect([asked, Opened.all]).toEqual([['join'], []])
})

it('shares one stream among all that listen on a page, and asks a new one for a new sign-in', async () => {
  const { onChange, restart } = await import('./index')
  const heard = vi.fn()
  const scope = effectScope()
  scope.run(() => {
    onChange(heard)
    onChange(heard)
  })
  expect(Opened.all.map((one) => one.address)).toEqual(['/api/v1/events'])
  Opened.all[0]!.heard.get('change')!({ data: '330402' })
  vi.advanceTimersByTime(2000)
  expect(heard.mock.calls).toEqual([[new Set(['330402'])], [new Set(['330402'])]])
  restart()
  expect([Opened.all.length, open()]).toEqual([2, 1])
  scope.stop()
  expect(open()).toBe(0)
})

it('keeps what it was told while nobody looked, and tells it then', async () => {
  let port: { onmessage: ((event: { data: Told }) => void) | null } | null = null
  class Worker {
    port = { onmessage: null, postMessage: () => undefined }
    constructor() {
      port = this.port
    }
  }
  vi.stubGlobal('SharedWorker', Worker)
  const { onChange } = await import('./index')
  const heard = vi.fn()
  const scope = effectScope()
  scope.run(() => onChange(heard))
  seen(false)
  port!.onmessage!({ data: { kind: 'change', county: '330402' } })
  vi.advanceTimersByTime(2000)
  expect(heard).not.toHaveBeenCalled()
  seen(true)
  vi.advanceTimersByTime(2000)
  expect(heard.mock.calls).toEqual([[new Set(['330402'])]])
  scope.stop()
})

it('asks soon after the first change, and seldom while changes go on', async () => {
  const { APART_MS, onChange } = await import('./index')
  const heard = vi.fn()
  const scope = effectScope()
  scope.run(() => onChange(heard))
  for (let ms = 0; ms < 4 * APART_MS; ms += 500) {
    Opened.all[0]!.heard.get('change')!({ data: '330402' })
    vi.advanceTimersByTime(500)
    if (ms === 1500) expect(heard).toHaveBeenCalledOnce()
  }
  expect(heard.mock.calls.length).toBeGreaterThanOrEqual(3)
  expect(heard.mock.calls.length).toBeLessThanOrEqual(6)
  scope.stop()
})
