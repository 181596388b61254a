import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, ref } from 'vue'

import { cache } from '@/api/cache'
import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { CaseBrief, CaseFilter } from '@/api/types'
import { answering } from '@/shared/answering'

import { useCaseList } from './useCaseList'

vi.mock('@/api/calls')

const page = (numbers: string[], next: string | null) => ({ items: numbers.map((number) => ({ number }) as CaseBrief), next })

/** What the server says, one page after the other, and what it was asked. */
const said: (() => Promise<ReturnType<typeof page>>)[] = []
const asked: unknown[] = []

beforeEach(() => {
  cache.clear()
  said.length = asked.length = 0
  vi.mocked(api.cases).mockImplementation((query) => answering(() => (asked.push(query), said.shift()!()), query))
})

function listOf(filter: CaseFilter) {
  const given = ref(filter)
  const list = effectScope().run(() => useCaseList(computed(() => given.value)))!
  return { given, list, numbers: () => list.items.value.map((one) => one.number) }
}

describe('a list of cases', () => {
  it('grows page by page', async () => {
    said.push(async () => page(['1', '2'], 'c'), async () => page(['3'], null))
    const { list, numbers } = listOf({ open: true })
    await vi.waitFor(() => expect(list.next.value).toBe('c'))
    await list.more()
    expect(numbers()).toEqual(['1', '2', '3'])
    expect(list.next.value).toBeNull()
    expect(asked[1]).toMatchObject({ open: true, cursor: 'c' })
  })

  it('starts again with another filter', async () => {
    said.push(async () => page(['1'], 'c'), async () => page(['2'], null), async () => page(['9'], null))
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
    said.push(async () => page(['1'], 'c'), () => Promise.reject(new Problem('unavailable', 503, '')))
    const { list, numbers } = listOf({})
    await vi.waitFor(() => expect(list.next.value).toBe('c'))
    await list.more()
    expect(numbers()).toEqual(['1'])
    expect(list.moreProblem.value?.kind).toBe('unavailable')
    expect(list.next.value).toBe('c')
  })
})
