/** What part of the ground a view asks for, and how finely. */
import type { Box } from '@/map'

/** What the map shows: its zoom, and the box of it. */
export interface Looked {
  zoom: number
  box: Box
}

/** The finest hexagons whose width is still some twenty pixels, H3 6–10. */
const FINER: [zoom: number, resolution: number][] = [[14.2, 10], [12.9, 9], [11.2, 8], [9.6, 7]]
export const hexResolution = (zoom: number): number => FINER.find(([least]) => zoom >= least)?.[1] ?? 6

/** From these on not the whole place is asked for, but what is in view. */
export const HEX_IN_VIEW = 9
export const CLUSTERS_IN_VIEW = 13

const MERCATOR = 85

/** A box widened to lines half a screen apart: moving the map a little asks for the same, and so does everybody. */
export function around({ zoom, box: [west, south, east, north] }: Looked): string {
  const step = 720 / 2 ** Math.floor(zoom)
  const within = (value: number, most: number) => Math.max(-most, Math.min(most, value))
  const down = (value: number) => Math.floor(value / step) * step
  const up = (value: number) => Math.ceil(value / step) * step
  return [within(down(west), 180), within(down(south), MERCATOR), within(up(east), 180), within(up(north), MERCATOR)].map((value) => Number(value.toFixed(6))).join(',')
}
