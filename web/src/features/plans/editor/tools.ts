/** The planner's tools, their keys, and what a drawn line says about which grids it is meant for. */
import { holds, type LngLat } from '@/map'
import { keyOf, ringsOf, type Held } from '@/map/plan'
import type { IconName } from '@/shared/ui/icons'


export const TOOLS = ['select', 'draw', 'split', 'merge', 'border', 'transfer', 'assign', 'rename'] as const
export type Tool = (typeof TOOLS)[number]

export interface ToolFace {
  tool: Tool
  key: string
  icon: IconName
}

export const FACES: ToolFace[] = [
  { tool: 'select', key: 'V', icon: 'cursor' },
  { tool: 'draw', key: 'D', icon: 'pen' },
  { tool: 'split', key: 'S', icon: 'split' },
  { tool: 'merge', key: 'G', icon: 'merge' },
  { tool: 'border', key: 'B', icon: 'border' },
  { tool: 'transfer', key: 'R', icon: 'transfer' },
  { tool: 'assign', key: 'A', icon: 'user' },
  { tool: 'rename', key: 'F2', icon: 'rename' },
]

/** Tools that draw a line or an area. */
export const DRAWS: Partial<Record<Tool, 'Line' | 'Polygon'>> = { draw: 'Polygon', split: 'Line', transfer: 'Line' }

const inside = (held: Held, at: LngLat) => holds({ type: 'Feature', properties: {}, geometry: held.geometry }, at)

/** Places along a line, close enough to tell in which grid most of it runs. */
function along(line: LngLat[]): LngLat[] {
  return line.slice(1).flatMap((end, i) => {
    const begin = line[i]!
    return [0.1, 0.3, 0.5, 0.7, 0.9].map((share): LngLat => [begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share])
  })
}

/** The grid a line runs in most; a chosen one wins when the line crosses it at all. */
export function gridUnder(line: LngLat[], grids: Held[], chosen: string | null): string | null {
  const places = along(line)
  const hits = grids.map((grid) => ({ code: grid.code, hits: places.filter((at) => inside(grid, at)).length })).filter((one) => one.hits > 0)
  if (chosen && hits.some((one) => one.code === chosen)) return chosen
  return hits.sort((a, b) => b.hits - a.hits)[0]?.code ?? null
}

function distanceTo(held: Held, at: LngLat): number {
  let least = Infinity
  const flat = Math.cos((at[1] * Math.PI) / 180)
  for (const ring of ringsOf(held.geometry)) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!
      const [bx, by] = ring[i]!
      const length = ((bx - ax) * flat) ** 2 + (by - ay) ** 2
      const share = length ? Math.max(0, Math.min(1, ((at[0] - ax) * (bx - ax) * flat * flat + (at[1] - ay) * (by - ay)) / length)) : 0
      least = Math.min(least, Math.hypot((at[0] - ax - share * (bx - ax)) * flat, at[1] - ay - share * (by - ay)))
    }
  }
  return least
}

/** Who gives and who gains by a line drawn from common border to common border: it runs in the giver, its ends touch the gainer. */
export function giverAndGainer(line: LngLat[], grids: Held[], near: number): { source: string; target: string } | null {
  const source = gridUnder(line, grids, null)
  const ends = [line[0]!, line.at(-1)!]
  const gainers = grids
    .filter((one) => one.code !== source)
    .map((one) => ({ code: one.code, away: Math.max(...ends.map((end) => distanceTo(one, end))) }))
    .filter((one) => one.away <= near)
    .sort((a, b) => a.away - b.away)
  return source && gainers[0] ? { source, target: gainers[0].code } : null
}

/** Whether two lists of codes are the same. */
export function sameCodes(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((code, i) => code === b[i])
}

/** Outlines come with six decimals, grids with seven: so far apart, in degrees, the same vertex may be. */
const ON_OUTLINE = 2e-6

/** Places on the village's outline: a village grid's vertices there stay where they are. */
export class Outline {
  private readonly keys: Set<string>

  constructor(private readonly held: Held | null) {
    this.keys = new Set(held ? ringsOf(held.geometry).flat().map(keyOf) : [])
  }

  holds(at: LngLat): boolean {
    if (!this.held) return false
    return this.keys.has(keyOf(at)) || distanceTo(this.held, at) < ON_OUTLINE
  }
}
