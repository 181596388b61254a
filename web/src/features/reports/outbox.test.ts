import { beforeEach, describe, expect, it, vi } from 'vitest'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import type { Receipt } from '@/api/types'
import { answering } from '@/shared/answering'

import { keepDraft, keptDraft, newDraft } from './draft'
import { flush, sentLater } from './outbox'

vi.mock('@/api/calls')

const receipt = { report_id: 'r', case_number: '330402-20260311-00042', media: [] as string[] } as unknown as Receipt
const kept = (over = {}) => keepDraft('xu', { ...newDraft(new Date()), category: 'E0101', category_name: '占道', queued: true, ...over })

beforeEach(() => {
  localStorage.clear()
  sentLater.value = null
  vi.mocked(api.putReport).mockReset().mockResolvedValue(receipt as never)
  vi.mocked(api.receipt).mockReset().mockReturnValue(answering(() => receipt))
})

describe('the outbox', () => {
  it('sends what waits, and tells so', async () => {
    kept()
    await flush('xu')
    expect(sentLater.value?.case_number).toBe(receipt.case_number)
    expect(keptDraft('xu')).toBeNull()
  })

  it('leaves alone what was not sent off', async () => {
    kept({ queued: false })
    await flush('xu')
    expect(api.putReport).not.toHaveBeenCalled()
    expect(keptDraft('xu')).not.toBeNull()
  })

  it('waits on without an answer, and hands a refusal to its sender', async () => {
    kept()
    vi.mocked(api.putReport).mockRejectedValueOnce(new Problem('unreachable', 0, ''))
    await flush('xu')
    expect(keptDraft('xu')).toMatchObject({ queued: true, failed: true })
    vi.mocked(api.putReport).mockRejectedValueOnce(new Problem('invalid', 422, 'no'))
    await flush('xu')
    expect(keptDraft('xu')).toMatchObject({ queued: false, failed: true })
  })

  it('asks its sender when something else had arrived', async () => {
    kept()
    vi.mocked(api.putReport).mockRejectedValueOnce(new Problem('conflict', 409, '', { kind: 'intake.other_content' }))
    await flush('xu')
    expect(keptDraft('xu')).toMatchObject({ queued: false, arrived: { case_number: receipt.case_number } })
  })
})
