/** Two periods of the same figure: how much each area or hexagon changed, in classes alike to both sides. */
import type { HexShapes } from '@/api/types'
import type { Fill } from '@/map'

import { readingOf, rowLabel, valueText, type FigureName, type LegendRow } from './measures'

/** Changes below which nothing is said to have changed, and from which much has: where little happens one case is no turn. */
const LEAST = { count: [2, 5], share: [0.02, 0.05], density: [1, 3] } as const
export type Kind = keyof typeof LEAST

/** What was and what is, less one another; null where either is not known. */
export const changeOf = (now: number | null, then: number | null): number | null => (now === null || then === null ? null : now - then)

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** From how much on something changed, and changed much; two rising limits, for both sides. */
export function changeCuts(kind: Kind, changes: (number | null)[]): [number, number] {
  const grain = { count: 1, share: 0.01, density: 0.1 }[kind]
  const sizes = changes.flatMap((one) => (one ? [Math.abs(one)] : [])).sort((a, b) => a - b)
  const at = (share: number, least: number) => Math.max(least, Number((Math.round(quantile(sizes, share) / grain) * grain).toFixed(3)))
  const near = at(0.4, LEAST[kind][0])
  return [near, Math.max(at(0.8, LEAST[kind][1]), Number((near + grain).toFixed(3)))]
}

/** The class of a change, from −2 to 2. */
export function turnOf(change: number, [near, far]: [number, number]): -2 | -1 | 0 | 1 | 2 {
  const size = Math.abs(change) >= far - 1e-9 ? 2 : Math.abs(change) >= near - 1e-9 ? 1 : 0
  return (size === 0 ? 0 : change > 0 ? size : -size) as -2 | -1 | 0 | 1 | 2
}

/** Blue is fewer or better, orange more or worse. */
export function turnFill(turn: -2 | -1 | 0 | 1 | 2, falling = false): Fill {
  return `div-${(3 + (falling ? -turn : turn)) as 1 | 2 | 3 | 4 | 5}` as const
}

export function changeFill(change: number | null, cuts: [number, number], falling = false): Fill {
  return change === null ? 'none' : turnFill(turnOf(change, cuts), falling)
}

/** A change as map and table write it: with its sign, shares in points. */
export function changeText(kind: Kind, change: number): string {
  const size = kind === 'count' ? String(Math.abs(change)) : (Math.abs(change) * (kind === 'share' ? 100 : 1)).toFixed(1)
  return Number(size) === 0 ? size : `${change > 0 ? '+' : '−'}${size}`
}

export const kindOf = (name: FigureName): Kind => readingOf(name).kind

/** From the greatest fall to the greatest rise, each with how many there are. */
export function changeRows(kind: Kind, changes: (number | null)[], cuts: [number, number], falling = false): LegendRow[] {
  const [near, far] = cuts
  const words: Record<string, string> = {
    '-2': `≤ ${changeText(kind, -far)}`,
    '-1': kind === 'count' ? span(-(far - 1), -near) : `${changeText(kind, -far)} – ${changeText(kind, -near)}`,
    '0': kind === 'count' ? rowLabel(0, near, true, String).replace(/^0(–|$)/, near === 1 ? '0$1' : '±0$1') : `± < ${changeText(kind, near).slice(1)}`,
    '1': kind === 'count' ? span(near, far - 1) : `${changeText(kind, near)} – ${changeText(kind, far)}`,
    '2': `≥ ${changeText(kind, far)}`,
  }
  const known = changes.filter((one): one is number => one !== null)
  return ([-2, -1, 0, 1, 2] as const).map((turn) => ({ fill: turnFill(turn, falling), label: words[turn]!, count: known.filter((one) => turnOf(one, cuts) === turn).length }))
}

const span = (first: number, last: number) => (first === last ? changeText('count', first) : `${changeText('count', first)} – ${changeText('count', last)}`)

/** All hexagons of two periods, each once. */
export function hexUnion(now: HexShapes, then: HexShapes): HexShapes {
  const known = new Set(now.features.map((one) => one.properties.h3))
  return { ...now, features: [...now.features, ...then.features.filter((one) => !known.has(one.properties.h3))] }
}

export const reportedBy = (shapes: HexShapes | null) => new Map((shapes?.features ?? []).map(({ properties: one }) => [one.h3, one.reported]))

/** How a value and the one before are told together. */
export const fromTo = (name: FigureName, now: number | null, then: number | null, none: string): string =>
  [then, now].map((value) => (value === null ? none : valueText(name, value))).join(' → ')
