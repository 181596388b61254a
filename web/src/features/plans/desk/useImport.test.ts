import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'

import { Problem } from '@/api/problem'
import { draftsOf } from '@/shared/drafts'

import type { BoundaryReport } from '../types'
import { hasNet, importBoundaries, importLineGrids } from './calls'
import { useImport } from './useImport'

vi.mock('./calls')

const report = (over: Partial<BoundaryReport> = {}) => ({ rows: 3, problems: [], can_load: true, plan_id: null, published: false, ...over }) as unknown as BoundaryReport
const sending = <T>(answer: Promise<T>) => ({ answer, onSent: vi.fn(), stop: vi.fn() })
const file = new File(['{}'], '东栅网格.geojson')
const use = (line?: string) => effectScope().run(() => useImport(ref('330402'), line ? () => line : undefined))!

beforeEach(() => {
  sessionStorage.clear()
  draftsOf('planner')
  vi.mocked(importBoundaries).mockReset()
  vi.mocked(importLineGrids).mockReset()
  vi.mocked(hasNet).mockReset().mockResolvedValue(true)
})

describe('a file on its way into the net', () => {
  it('is looked at first, and asked for again when it is to be read otherwise', async () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.resolve(report())))
    const work = use()
    work.take(file)
    await vi.waitFor(() => expect(work.report.value?.rows).toBe(3))
    expect(vi.mocked(importBoundaries).mock.calls[0]![1]).toMatchObject({ name: '东栅网格.geojson', county_code: '330402', dry_run: true, layer: 'village' })
    expect(work.choices.title).toBe('东栅网格')
    expect(work.outdated.value).toBe(false)
    work.choices.title = '别的名称'
    expect(work.outdated.value).toBe(false)
    work.choices.crs = 'EPSG:4549'
    expect(work.outdated.value).toBe(true)
    await work.check()
    expect(work.outdated.value).toBe(false)
  })

  it('may be published at once only where there is no net', async () => {
    vi.mocked(hasNet).mockResolvedValue(false)
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.resolve(report({ published: true }))))
    const work = use()
    work.take(file)
    await vi.waitFor(() => expect(work.firstNet.value).toBe(true))
    await work.load(true)
    expect(vi.mocked(importBoundaries).mock.calls.at(-1)![1]).toMatchObject({ dry_run: false, publish: true })
    expect(work.done.value?.published).toBe(true)
  })

  it('stays chosen when it is refused', async () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.reject(new Problem('invalid', 422, '', { field: 'file', reason: 'bare' }))))
    const work = use()
    work.take(file)
    await vi.waitFor(() => expect(work.problem.value?.facts.reason).toBe('bare'))
    expect(work.file.value).toBe(file)
    expect(work.busy.value).toBe('')
  })

  it.each([['encoding', true], ['crs', true], ['file', false]])('that is refused for its %s asks how it is to be read: %s', async (field, asks) => {
    vi.mocked(importBoundaries).mockReturnValueOnce(sending(Promise.reject(new Problem('invalid', 422, '', { field }))))
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.resolve(report())))
    const work = use()
    work.take(file)
    await vi.waitFor(() => expect(work.problem.value?.facts.field).toBe(field))
    expect(work.asks.value).toBe(asks)
    work.choices.encoding = 'gb18030'
    await nextTick()
    expect([work.problem.value, work.asks.value]).toEqual([null, asks])
    await work.check()
    expect(vi.mocked(importBoundaries).mock.calls.at(-1)![1]).toMatchObject({ encoding: 'gb18030', dry_run: true })
    expect(work.report.value?.rows).toBe(3)
  })

  it('asks to leave out rows without a polygon only where that was ticked', async () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.resolve(report())))
    const work = use()
    work.take(file)
    await vi.waitFor(() => expect(work.report.value).not.toBeNull())
    expect(vi.mocked(importBoundaries).mock.calls[0]![1].skip_unusable).toBe(false)
    work.choices.skip_unusable = true
    expect(work.outdated.value).toBe(true)
    await work.check()
    expect(vi.mocked(importBoundaries).mock.calls.at(-1)![1].skip_unusable).toBe(true)
  })

  it('is still there with its choices when the dialog was shut by mistake', async () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.resolve(report())))
    const scope = effectScope()
    const first = scope.run(() => useImport(ref('330402')))!
    first.take(file)
    first.choices.crs = 'EPSG:4549'
    first.choices.title = '东栅街道调整'
    scope.stop()
    const again = use()
    expect(again.file.value).toBe(file)
    await vi.waitFor(() => expect(vi.mocked(importBoundaries).mock.calls.at(-1)![1]).toMatchObject({ crs: 'EPSG:4549', title: '东栅街道调整' }))
    again.forget()
    await nextTick()
    expect(use().file.value).toBeNull()
  })

  it('finds its choices again after a reload, and another file begins anew', () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(new Promise<BoundaryReport>(() => {})))
    sessionStorage.setItem('gridgis.draft.planner.import.net', JSON.stringify({ fileName: file.name, crs: 'EPSG:4549', title: '改过的名称', layer: 'exclusive' }))
    const work = use()
    expect([work.file.value, work.fileName.value]).toEqual([null, file.name])
    work.take(file)
    expect(work.choices).toMatchObject({ crs: 'EPSG:4549', title: '改过的名称', layer: 'exclusive' })
    work.take(new File(['{}'], '另一个.geojson'))
    expect(work.choices).toMatchObject({ crs: '', title: '另一个' })
  })

  it('is nobody else’s', () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(new Promise<BoundaryReport>(() => {})))
    use().take(file)
    draftsOf('reviewer')
    const work = use()
    expect([work.file.value, work.fileName.value]).toEqual([null, ''])
  })

  it('leaves nothing behind once it is a draft', async () => {
    vi.mocked(importBoundaries).mockReturnValue(sending(Promise.resolve(report({ plan_id: 7 }))))
    const work = use()
    work.take(file)
    await work.load(false)
    await nextTick()
    expect(sessionStorage.getItem('gridgis.draft.planner.import.net')).toBeNull()
  })

  it('of a line goes to the line, without a plan’s title', async () => {
    vi.mocked(importLineGrids).mockReturnValue(sending(Promise.resolve(report())))
    const work = use('fire')
    work.take(file)
    await vi.waitFor(() => expect(work.report.value).not.toBeNull())
    const said = vi.mocked(importLineGrids).mock.calls[0]![1]
    expect(said).toMatchObject({ line: 'fire', county_code: '330402' })
    expect(said).not.toHaveProperty('title')
    expect(said).not.toHaveProperty('layer')
  })
})
