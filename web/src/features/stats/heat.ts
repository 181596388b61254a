/** The heat map's answer as the map and the legend take it. */
import type { Heat } from '@/api/types'
import { bandOf, type Box, type HeatGrid } from '@/map'
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
  return { box: told.box as Box, rows: told.rows, columns: told.columns, values, limits: told.breaks, told }
}

/** The bands with their limits and how many square kilometres each covers; the lowest, which is not drawn, first. */
export function heatRows({ values, limits, told }: HeatMap): LegendRow[] {
  const squares = new Array<number>(limits.length + 1).fill(0)
  for (const value of values) if (!Number.isNaN(value)) squares[bandOf(value, limits)]! += 1
  const said = limits.map((limit) => String(limit))
  if (!said.length) return []
  return squares.map((many, band) => ({
    fill: band === 0 ? 'clear' : (band as LegendRow['fill']),
    label: band === 0 ? `< ${said[0]}` : band === limits.length ? `≥ ${said[band - 1]}` : `${said[band - 1]}–${said[band]}`,
    count: many * told.square_km2,
    text: decimal(many * told.square_km2, 1),
  }))
}
