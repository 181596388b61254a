import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, ref } from 'vue'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { CaseBrief, CaseFilter } from '@/api/types'

import { useCaseList } from './useCaseList'

vi.mock('@/api/calls')

const page = (numbers: string[], next: string | null) => ({ items: numbers.map((number) => ({ number }) as CaseBrief), next })

beforeEach(() => {
  vi.mocked(api.cases).mockReset()
})

function listOf(filter: CaseFilter) {
  const given = ref(filter)
  const list = effectScope().run(() => useCaseList(computed(() => given.value)))!
  return { given, list, numbers: () => list.items.value.map((one) => one.number) }
}

describe('a list of cases', () => {
  it('grows page by page', async () => {
    vi.mocked(api.cases).mockResolvedValueOnce(page(['1', '2'], 'c')).mockResolvedValueOnce(page(['3'], null))
    const { list, numbers } = listOf({ open: true })
    await vi.waitFor(() => expect(list.next.value).toBe('c'))
    await list.more()
    expect(numbers()).toEqual(['1', '2', '3'])
    expect(list.next.value).toBeNull()
    expect(vi.mocked(api.cases).mock.calls[1]?.[0]).toMatchObject({ open: true, cursor: 'c' })
  })

  it('starts again with another filter', async () => {
    vi.mocked(api.cases).mockResolvedValueOnce(page(['1'], 'c')).mockResolvedValueOnce(page(['2'], null)).mockResolvedValueOnce(page(['9'], null))
    const { given, list, numbers } = listOf({ open: true })
    await vi.waitFor(() => expect(list.next.value).toBe('c'))
    await list.more()
    expect(list.stale.value).toBe(false)
    given.value = { open: false }
    await nextTick()
    expect(list.stale.value, 'these are the rows of the list before').toBe(true)
    await vi.waitFor(() => expect(numbers()).toEqual(['9']))
    expect(list.stale.value).toBe(false)
  })

  it('keeps what is shown when a later page fails', async () => {
    vi.mocked(api.cases).mockResolvedValueOnce(page(['1'], 'c')).mockRejectedValueOnce(new Problem('unavailable', 503, ''))
    const { list, numbers } = listOf({})
    await vi.waitFor(() => expect(list.next.value).toBe('c'))
    await list.more()
    expect(numbers()).toEqual(['1'])
    expect(list.moreProblem.value?.kind).toBe('unavailable')
    expect(list.next.value).toBe('c')
  })
})
