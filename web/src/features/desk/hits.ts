/** What the search found, the likeliest meaning of the text first. */
import type { RouteLocationRaw } from 'vue-router'

import type { CaseBrief } from '@/api/types'
import { shortAddress, type Found } from '@/features/routing'

export interface Hit {
  kind: 'case' | 'grid' | 'address'
  key: string
  title: string
  note: string
  to: RouteLocationRaw
  /** Of an address, with how well it fits. */
  found?: Found
}

interface GridFound {
  code: string
  name: string
  village_code: string
}

/** From here on an address may be taken for what was meant. */
const LIKELY = 0.6

const caseHit = (one: CaseBrief): Hit => ({
  kind: 'case',
  key: one.number,
  title: one.number,
  note: [one.category_zh, one.address_text || one.village_name].filter(Boolean).join(' · '),
  to: { name: 'case', params: { number: one.number } },
})

const gridHit = (one: GridFound): Hit => ({
  kind: 'grid',
  key: one.code,
  title: one.name,
  note: one.code,
  to: { name: 'map', query: { place: one.village_code, grid: one.code } },
})

const addressHit = (one: Found): Hit => ({
  kind: 'address',
  key: `${one.lng},${one.lat},${one.text}`,
  title: shortAddress(one.text),
  note: '',
  to: { name: 'map', query: { who: `${one.lng.toFixed(6)},${one.lat.toFixed(6)}` } },
  found: one,
})

/** A case by its number, a grid by its own name, then addresses that fit, then the rest. */
export function ranked(text: string, cases: CaseBrief[], grids: GridFound[], addresses: Found[]): Hit[] {
  const fitting = addresses.filter((one) => one.score >= LIKELY).map(addressHit)
  const vague = addresses.filter((one) => one.score < LIKELY).map(addressHit)
  const named = grids.filter((one) => one.name === text || one.code === text).map(gridHit)
  const other = grids.filter((one) => one.name !== text && one.code !== text).map(gridHit)
  const found = cases.map(caseHit)
  return cases.some((one) => one.number.startsWith(text)) ? [...found, ...named, ...other, ...fitting] : [...named, ...fitting, ...other, ...found, ...vague]
}
