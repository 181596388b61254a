import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import { answering } from '@/shared/answering'
import { mounted } from '@/shared/mounting'

import AddressBox from './AddressBox.vue'
import * as api from './calls'

vi.mock('./calls')

const found = (text: string, score: number) => ({ text, score, kind: 'house', precision: 'house', lng: 120.7, lat: 30.7, village_code: '', town_code: '', county_code: '' })

beforeEach(() => {
  vi.mocked(api.geocode).mockReset()
})

async function typed(text: string, choose = vi.fn()) {
  const shown = mounted(AddressBox, { modelValue: '', label: '地址', onChoose: choose })
  const input = shown.find('address-input') as HTMLInputElement
  input.value = text
  input.dispatchEvent(new Event('input'))
  await nextTick()
  const press = (key: string) => input.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))
  return { shown, input, press, choose }
}

describe('a field for an address', () => {
  it('takes the best with Enter, at once', async () => {
    vi.mocked(api.geocode).mockReturnValue(answering(() => ({ items: [found('纺工路12号', 0.97), found('纺工路21号', 0.7)], elsewhere: 0 })))
    const { shown, press, choose } = await typed('纺工路12')
    press('Enter')
    await vi.waitFor(() => expect(choose).toHaveBeenCalled())
    expect(choose.mock.calls[0]![0].text).toBe('纺工路12号')
    shown.unmount()
  })

  it('lists candidates with score and precision, and arrows choose another', async () => {
    vi.mocked(api.geocode).mockReturnValue(answering(() => ({ items: [found('纺工路12号', 0.97), found('纺工路21号', 0.7)], elsewhere: 0 })))
    const { shown, press, choose } = await typed('纺工路')
    await vi.waitFor(() => expect(shown.all('address-option')).toHaveLength(2))
    expect(shown.all('address-option')[0]!.textContent).toContain('门牌')
    expect(shown.all('address-option')[0]!.textContent).toContain('97%')
    press('ArrowDown')
    press('Enter')
    await vi.waitFor(() => expect(choose.mock.calls[0]?.[0].text).toBe('纺工路21号'))
    shown.unmount()
  })

  it('says that nothing fits', async () => {
    vi.mocked(api.geocode).mockReturnValue(answering(() => ({ items: [], elsewhere: 0 })))
    const { shown } = await typed('月球背面')
    await vi.waitFor(() => expect(shown.element.textContent).toContain('地址库里没有'))
    shown.unmount()
  })
})
