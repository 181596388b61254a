import { expect, it, vi } from 'vitest'

import * as api from '@/api/calls'
import { mounted } from '@/shared/mounting'

import CaseFilters from './CaseFilters.vue'

vi.mock('@/api/calls')
vi.mock('@/shared/ui/element', () => ({ ElDatePicker: { render: () => null } }))
vi.mock('@/shared/categories/CategoryPicker.vue', () => ({ default: { render: () => null } }))

it('tells behind each tab how many there are, and of many that there are more', async () => {
  const scopes = { open: 904, overdue: 0, near: 12, due24: 3, closed: 1000, all: 1000 }
  vi.mocked(api.caseCounts).mockReturnValue({ queryKey: ['counts'], queryFn: () => Promise.resolve({ most: 999, scopes }) })
  const change = vi.fn()
  const shown = mounted(CaseFilters, { filter: { state: 'archived', place: '330402' }, onChange: change })
  await vi.waitFor(() => expect(shown.find('scope-open')?.textContent).toContain('904'))
  expect(shown.find('scope-overdue')?.textContent).toMatch(/超期\s*0$/)
  expect(shown.find('scope-closed')?.textContent).toMatch(/已结\s*999\+$/)
  shown.find('scope-overdue')!.click()
  expect(change.mock.calls).toEqual([[{ open: true, due: 'overdue', measure: undefined, state: undefined }]])
  shown.find('scope-all')!.click()
  expect(change.mock.lastCall).toEqual([{ open: undefined, due: undefined, measure: undefined }])
  shown.unmount()
})
