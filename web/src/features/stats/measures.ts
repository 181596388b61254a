/** Measures of the map: how a value becomes a class, a colour and a word. Pure; the legend and the map ask the same. */
import type { Figures } from '@/api/types'
import { MEASURES, RATES } from '@/api/vocabulary'
import type { Fill, Ramp } from '@/map'
import { decimal, percent } from '@/shared/format'

import type { Measure } from './view'

export type FigureName = keyof typeof MEASURES | keyof typeof RATES

/** How a figure reads: the count and rate definitions of the server, as the page needs them. */
interface Reading {
  kind: 'count' | 'share' | 'density'
  ramp: Ramp
  /** Whole numbers, whose classes are written `1–2`. */
  whole: boolean
  /** The less the worse: classes darken downwards. */
  falling: boolean
  /** Can be counted in a step of time; what is open only stands as of now. */
  flows: boolean
  /** To how much class limits are rounded. */
  grain: number
  target: number | null
}

const LOOK = {
  count: { ramp: 'seqw', whole: true, grain: 1 },
  share: { ramp: 'seq', whole: false, grain: 0.001 },
  density: { ramp: 'seq', whole: false, grain: 0.1 },
} as const

export const rateOf = (name: FigureName) => (name in RATES ? RATES[name as keyof typeof RATES] : null)

export function readingOf(name: FigureName): Reading {
  const rate = rateOf(name)
  const kind = !rate ? 'count' : rate.per === 1 ? 'share' : 'density'
  const { better } = rate ?? MEASURES[name as keyof typeof MEASURES]
  const counted = MEASURES[rate ? rate.part : (name as keyof typeof MEASURES)]
  return { kind, ...LOOK[kind], falling: better === 'more', flows: counted.day !== 'now', target: rate?.target ?? null }
}

/** The catalogue's key of the unit of a figure. */
export const unitOf = (name: FigureName) => `unit.${readingOf(name).kind}`

export function valueOf(measure: FigureName, figures: Figures | undefined): number | null {
  return figures?.[measure] ?? null
}

/** A value as the map and the table write it, without its unit. */
export function valueText(measure: FigureName, value: number, digits = 1): string {
  const { kind } = readingOf(measure)
  if (kind === 'share') return percent(value)
  return kind === 'count' ? String(value) : decimal(value, digits)
}

/** Limits rounded down to a grain; where that makes two the same, a tenth of the grain parts them again. */
function rising(limits: number[], reading: Reading): number[] {
  const coarse = stepped(limits, reading)
  const different = new Set(limits.filter((limit) => limit > 0)).size
  return reading.whole || coarse.length === different ? coarse : stepped(limits, { ...reading, grain: reading.grain / 10 })
}

function stepped(limits: number[], { grain, whole }: Reading): number[] {
  const digits = Math.max(0, Math.round(-Math.log10(grain)))
  const rounded = limits.map((limit) => Number((whole ? Math.ceil(limit) : Math.floor(limit / grain + 1e-9) * grain).toFixed(digits)))
  return rounded.filter((limit, i) => limit > 0 && rounded.indexOf(limit) === i)
}

/**
 * Class limits as they are shown: rounded, rising, above zero, at most four.
 *
 * Where most areas have nothing the server's quantiles fall together; the limits then part those that have something.
 */
export function cutsOf(measure: Measure, breaks: number[], values: (number | null)[] = []): number[] {
  const given = rising(breaks, readingOf(measure))
  if (given.length > 2) return given
  const some = values.filter((value): value is number => value !== null && value > 0).sort((a, b) => a - b)
  const different = some.filter((value, i) => some.indexOf(value) === i)
  const quarters = [0, 0.25, 0.5, 0.75].flatMap((share) => some[Math.floor(share * some.length)] ?? [])
  const own = rising(different.length <= 4 ? different : quarters, readingOf(measure))
  return own.length > given.length ? own : given
}

/** Limits for one step of time out of many: the period's, shared out evenly. Rates stay as they are. */
export function stepCuts(measure: Measure, cuts: number[], steps: number): number[] {
  if (readingOf(measure).kind === 'share' || steps < 2) return cuts
  const shared = cuts.map((limit) => Math.round((limit / steps) * 100) / 100)
  return shared.filter((limit, i) => limit > 0 && shared.indexOf(limit) === i)
}

/** Counts in hexes: whole limits, rising by at least one. */
export function hexCuts(breaks: number[], steps: number): number[] {
  let last = 1
  return breaks.map((limit) => (last = Math.max(last + 1, Math.round(limit / Math.max(1, steps)))))
}

/** The place of a value among the classes, from 0. */
export function classOf(value: number, cuts: number[]): number {
  return cuts.filter((limit) => value >= limit).length
}

/** Spreads the classes there are over the five colours; the worst is always the darkest. */
export function fillOf(index: number, classes: number, falling = false): Fill {
  if (classes < 2) return 1
  const rank = falling ? classes - 1 - index : index
  return (1 + Math.round((rank * 4) / (classes - 1))) as Fill
}

export function areaFill(measure: Measure, value: number | null, cuts: number[]): Fill {
  if (value === null) return 'none'
  return fillOf(classOf(value, cuts), cuts.length + 1, readingOf(measure).falling)
}

export interface LegendRow {
  fill: Fill
  label: string
  count: number
  /** How the count is written, where it is no whole number. */
  text?: string
}

function rowLabel(low: number | null, high: number | null, whole: boolean, write: (value: number) => string): string {
  if (whole) {
    if (high === null) return `≥ ${low}`
    const first = low ?? 0
    return first === high - 1 ? `${first}` : `${first}–${high - 1}`
  }
  if (low === null) return `< ${write(high!)}`
  return high === null ? `≥ ${write(low)}` : `${write(low)}–${write(high)}`
}

/** The rows of a legend with how many areas each holds; lightest first. */
export function legendRows(
  values: (number | null)[],
  cuts: number[],
  look: { whole: boolean; falling: boolean; write: (value: number) => string; least?: number },
): LegendRow[] {
  if (!cuts.length) {
    const known = values.filter((value) => value !== null)
    return known.length ? [{ fill: fillOf(0, 1, look.falling), label: look.write(known[0]!), count: known.length }] : []
  }
  const rows = Array.from({ length: cuts.length + 1 }, (_, index) => {
    const low = index === 0 ? (look.least ?? null) : (cuts[index - 1] ?? null)
    return {
      fill: fillOf(index, cuts.length + 1, look.falling),
      label: rowLabel(low, cuts[index] ?? null, look.whole, look.write),
      count: values.filter((value) => value !== null && classOf(value, cuts) === index).length,
    }
  })
  return look.falling ? rows.reverse() : rows
}
