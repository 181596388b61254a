/** The heat map's answer as the map and the legend take it. */
import type { Heat } from '@/api/types'
import { bandOf, type Box, type Fill, type HeatGrid } from '@/map'
import { decimal } from '@/shared/format'

import type { LegendRow } from './measures'

const OUTSIDE = 65_535

export interface HeatMap extends HeatGrid {
  told: Heat
}

export function heatMap(told: Heat): HeatMap {
  const bytes = Uint8Array.from(atob(told.values), (one) => one.charCodeAt(0))
  const numbers = new DataView(bytes.buffer)
  const values = new Float32Array(told.rows * told.columns)
  for (let n = 0; n < values.length; n += 1) {
    const number = numbers.getUint16(2 * n, true)
    values[n] = number === OUTSIDE ? Number.NaN : (number * told.peak) / (OUTSIDE - 1)
  }
  return { box: told.box as Box, rows: told.rows, columns: told.columns, values, ...banded(told.breaks), told }
}

/** The fills of density: below the first limit nothing is drawn. */
const banded = (limits: number[]): Pick<HeatGrid, 'limits' | 'fills'> => ({ limits, fills: ['clear', ...DENSITIES].slice(0, limits.length + 1) as Fill[] })
const DENSITIES: Fill[] = ['seq-1', 'seq-2', 'seq-3', 'seq-4', 'seq-5']

/** Two densities on one scale: the classes of the denser one. */
export function alike(now: HeatMap, then: HeatMap): [HeatMap, HeatMap] {
  const limits = (now.limits.at(-1) ?? 0) >= (then.limits.at(-1) ?? 0) ? now.limits : then.limits
  return [{ ...now, ...banded(limits) }, { ...then, ...banded(limits) }]
}

/** What a density changed by, in two classes to each side; null for rasters of different ground. */
export function heatChange(now: HeatMap, then: HeatMap): HeatMap | null {
  if (now.rows !== then.rows || now.columns !== then.columns) return null
  const [{ limits: bands }] = alike(now, then)
  const [near, far] = [bands.at(-3) ?? bands.at(0), bands.at(-2) ?? bands.at(0)]
  const values = now.values.map((value, n) => value - then.values[n]!)
  const limits = near === undefined || far === undefined ? [] : near === far ? [-near, near] : [-far, -near, near, far]
  const fills: Fill[] = limits.length === 2 ? ['div-1', 'clear', 'div-5'] : limits.length ? ['div-1', 'div-2', 'clear', 'div-4', 'div-5'] : ['clear']
  return { ...now, values, limits, fills }
}

/** How many square kilometres each class covers, the lowest class first. */
function squaresOf({ values, limits, told }: HeatMap): number[] {
  const squares = new Array<number>(limits.length + 1).fill(0)
  for (const value of values) if (!Number.isNaN(value)) squares[bandOf(value, limits)]! += 1
  return squares.map((many) => many * told.square_km2)
}

/** The bands with their limits and how many square kilometres each covers, also in the period compared with; the lowest first. */
export function heatRows(heat: HeatMap, then: HeatMap | null = null): LegendRow[] {
  const { limits, fills } = heat
  if (!limits.length) return []
  const before = then && squaresOf(then)
  return squaresOf(heat).map((km2, band) => ({
    fill: fills[band]!,
    label: bandLabel(limits, band),
    count: km2,
    text: decimal(km2, 1),
    ...(before ? { then: decimal(before[band]!, 1) } : {}),
  }))
}

function bandLabel(limits: number[], band: number): string {
  const write = (value: number) => (limits[0]! < 0 && value > 0 ? `+${value}` : String(value).replace('-', '−'))
  if (band === 0) return limits[0]! < 0 ? `≤ ${write(limits[0]!)}` : `< ${write(limits[0]!)}`
  if (band === limits.length) return `≥ ${write(limits[band - 1]!)}`
  return [limits[band - 1]!, limits[band]!].map(write).join(limits[0]! < 0 ? ' – ' : '–')
}
