import { expect, it, vi } from 'vitest'

import { answering } from '@/shared/answering'
import { mounted } from '@/shared/mounting'

import GridRows from './GridRows.vue'

vi.mock('@/api/calls', () => ({ layers: () => answering(() => ({ items: [{ code: 'patrol', name_zh: '巡逻区', name_en: 'Patrol area' }] }), 'layers') }))

it('names the layer of a grid that lies over the villages’, and an unknown one by its code', async () => {
  const grid = (code: string, layer: string, over: boolean) => ({ type: 'Feature', properties: { code, layer, over, name: code, households: 0 } })
  const features = [grid('330402101001001', 'village', false), grid('330402101001X01', 'patrol', true), grid('330402101001Y01', 'water', true)]
  const shown = mounted(GridRows, { net: { type: 'FeatureCollection', features }, day: '2026-03-11', changedCodes: new Set() })
  await vi.waitFor(() => expect(shown.all('net-grid').map((one) => one.querySelector('small')!.textContent)).toEqual(['001', 'X01 · 巡逻区', 'Y01 · water']))
  shown.unmount()
})
