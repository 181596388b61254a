import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'

import { Problem, unreachable } from '@/api/problem'

import { change } from './calls'
import { blankRule } from './rules'
import type { RuleSetStory } from './types'
import { useRuleList } from './useRuleList'
import { useSaving } from './useSaving'

vi.mock('./calls')

const story = (codes: string[], version: number) => ({ id: 7, version, rules: codes.map((code) => ({ ...blankRule(code), code })) }) as unknown as RuleSetStory

function use() {
  return effectScope().run(() => {
    const version = ref(0)
    const lacking = ref<{ key: string; control: string } | null>(null)
    const list = useRuleList(() => saving.changed())
    const saving = useSaving({
      id: () => 7,
      version: () => version.value,
      rules: () => list.rules.value,
      title: () => '规则',
      lacking: () => lacking.value,
      saved: (fresh, sent) => {
        version.value = fresh.version
        list.adopt(sent, fresh.rules)
      },
    })
    list.reset(story(['T-001'], 0).rules)
    return { list, saving, version, lacking }
  })!
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(change).mockReset()
})
afterEach(() => vi.useRealTimers())

describe('a draft saves itself', () => {
  it('after a pause, once for all that was typed, and takes over the codes given', async () => {
    vi.mocked(change).mockResolvedValue(story(['T-001', 'T-002'], 1))
    const { list, saving } = use()
    list.add('新')
    list.patch(list.selected.value!, (one) => ({ ...one, name: '新规则' }), 'name')
    expect(saving.state.value).toBe('waiting')
    await vi.advanceTimersByTimeAsync(800)
    expect(vi.mocked(change)).toHaveBeenCalledTimes(1)
    expect(vi.mocked(change).mock.calls[0]![1]).toMatchObject({ version: 0, rules: [{ code: 'T-001' }, { code: '', name: '新规则' }] })
    expect(saving.state.value).toBe('saved')
    expect(list.rules.value[1]).toMatchObject({ code: 'T-002', name: '新规则' })
    list.undo()
    list.redo()
    expect(list.rules.value[1]!.code).toBe('T-002')
  })

  it('keeps everything without a network, and sends again', async () => {
    vi.mocked(change).mockRejectedValueOnce(unreachable()).mockResolvedValue(story([], 1))
    const { list, saving } = use()
    list.remove('T-001')
    await vi.advanceTimersByTimeAsync(800)
    expect(saving.state.value).toBe('offline')
    expect(saving.unsaved()).toBe(true)
    await vi.advanceTimersByTimeAsync(5100)
    expect(saving.state.value).toBe('saved')
    expect(vi.mocked(change)).toHaveBeenCalledTimes(2)
  })

  it('stops when somebody else has changed it, until that is settled', async () => {
    vi.mocked(change).mockRejectedValueOnce(new Problem('conflict', 409, '', { version: 5, changed_by: '李' })).mockResolvedValue(story([], 6))
    const { list, saving, version } = use()
    list.remove('T-001')
    await vi.advanceTimersByTimeAsync(800)
    list.undo()
    await vi.advanceTimersByTimeAsync(8000)
    expect(saving.state.value).toBe('conflict')
    expect(vi.mocked(change)).toHaveBeenCalledTimes(1)
    version.value = 5
    await saving.again()
    expect(vi.mocked(change).mock.calls[1]![1].version).toBe(5)
    expect(saving.state.value).toBe('saved')
  })

  it('shows a refusal at its rule', async () => {
    vi.mocked(change).mockRejectedValue(new Problem('invalid', 422, '', { field: 'rules.1.conditions.places' }))
    const { list, saving } = use()
    list.add('新')
    await vi.advanceTimersByTimeAsync(800)
    expect(saving.state.value).toBe('refused')
    expect(saving.refusal.value).toMatchObject({ key: list.selected.value, spot: { control: 'places' } })
  })

  it('waits for what is lacking', async () => {
    vi.mocked(change).mockResolvedValue(story(['T-001', 'T-002'], 1))
    const { list, saving, lacking } = use()
    lacking.value = { key: 'x', control: 'agency_type' }
    list.add('新')
    await vi.advanceTimersByTimeAsync(800)
    expect(saving.state.value).toBe('lacking')
    lacking.value = null
    expect(await saving.flush()).toBe(true)
    expect(saving.state.value).toBe('saved')
  })
})
