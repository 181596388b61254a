/** Measures of the map: how a value becomes a class, a colour and a word. Pure; the legend and the map ask the same. */
import type { Figures } from '@/api/types'
import { GROUPS, MAPPED, MEASURES, RATES } from '@/api/vocabulary'
import type { Fill } from '@/map'
import { decimal, percent } from '@/shared/format'

export type FigureName = keyof typeof MEASURES | keyof typeof RATES

export const rateOf = (name: FigureName) => (name in RATES ? RATES[name as keyof typeof RATES] : null)

/** The figures of the map by whose work they tell of, and counts at the end: a list of thirty would not be read. */
export const GROUPED = [...GROUPS, 'count' as const]
  .map((group) => ({ group, names: MAPPED.filter((name) => (rateOf(name)?.group ?? 'count') === group) }))
  .filter(({ names }) => names.length)

/** How a figure reads: the count and rate definitions of the server, as the page needs them. */
interface Reading {
  kind: 'count' | 'share' | 'density'
  /** The scale of colours: warm for what is late, else cool. */
  ramp: 'seq' | 'seqw'
  /** Whole numbers, whose classes are written `1–2`. */
  whole: boolean
  /** The less the worse: classes darken downwards. */
  falling: boolean
  /** Can be counted in a step of time; what is open only stands as of now. */
  flows: boolean
  target: number | null
  /** Whether fewer or more of it is better at all. */
  judged: boolean
}

/** Late counts, in the colours that say so. */
const LATE: readonly FigureName[] = ['overdue', 'late', 'unsatisfied']

export function readingOf(name: FigureName): Reading {
  const rate = rateOf(name)
  const kind = !rate ? 'count' : rate.per === 1 ? 'share' : 'density'
  const { better } = rate ?? MEASURES[name as keyof typeof MEASURES]
  const counted = MEASURES[rate ? rate.part : (name as keyof typeof MEASURES)]
  return { kind, ramp: LATE.includes(name) ? 'seqw' : 'seq', whole: kind === 'count', falling: better === 'more', flows: counted.day !== 'now', target: rate?.target ?? null, judged: better !== null }
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

/** Limits for one step of time out of many: the period's, shared out evenly. Shares stay as they are. */
export function stepCuts(measure: FigureName, cuts: number[], steps: number): number[] {
  const { kind, whole } = readingOf(measure)
  if (kind === 'share' || steps < 2) return cuts
  const shared = cuts.map((limit) => (whole ? Math.max(2, Math.ceil(limit / steps)) : Math.round((limit / steps) * 100) / 100))
  return shared.filter((limit, i) => limit > 0 && shared.indexOf(limit) === i)
}

/** The place of a value among the classes, from 0. */
export function classOf(value: number, cuts: number[]): number {
  return cuts.filter((limit) => value >= limit).length
}

/** So many classes spread over the five colours, the last one the darkest. */
export function ramped(classes: number, ramp: 'seq' | 'seqw' = 'seq'): Fill[] {
  return Array.from({ length: classes }, (_, n) => `${ramp}-${(classes < 2 ? 1 : 1 + Math.round((n * 4) / (classes - 1))) as 1 | 2 | 3 | 4 | 5}` as const)
}

/** Whether areas with nothing at all stand apart: where there is no target to reach, and more is not better. */
const zeroApart = ({ falling, target }: Reading) => !falling && target === null

/** The fills of the classes of a figure, that of the lowest values first: the worst is the darkest, and a target that is reached has its own. */
export function fillsOf(measure: FigureName, cuts: number[]): Fill[] {
  const reading = readingOf(measure)
  if (reading.target !== null) {
    const short = ramped(5, 'seqw').slice(-cuts.length) as Fill[]
    return reading.falling ? [...short.reverse(), 'met'] : ['met', ...short]
  }
  const fills = ramped(cuts.length + 1, reading.ramp)
  return reading.falling ? fills.reverse() : fills
}

export function areaFill(measure: FigureName, value: number | null, cuts: number[]): Fill {
  if (value === null) return 'none'
  if (value === 0 && zeroApart(readingOf(measure))) return 'zero'
  return fillsOf(measure, cuts)[classOf(value, cuts)]!
}

export interface LegendRow {
  fill: Fill
  label: string
  count: number
  /** How the count is written, where it is no whole number. */
  text?: string
  /** The same of the earlier period it is compared with. */
  then?: string
}

/** How a class is written that begins at `low` and ends before `high`; the last one ends with `top`, where it is known. */
export function rowLabel(low: number | null, high: number | null, whole: boolean, write: (value: number) => string, top: number | null = null): string {
  if (whole) {
    const last = high === null ? top : high - 1
    const first = low ?? 0
    if (last === null) return `≥ ${first}`
    return first === last ? `${first}` : `${first}–${last}`
  }
  if (low === null) return `< ${write(high!)}`
  return high === null ? `≥ ${write(low)}` : `${write(low)}–${write(high)}`
}

/** The rows of a figure's legend with how many areas each holds, none before its limits are known; nothing first, then from the best to the worst. */
export function legendRows(measure: FigureName, values: (number | null)[], cuts: number[], write: (value: number) => string, met: (label: string) => string = (label) => label): LegendRow[] {
  if (!cuts.length) return []
  const reading = readingOf(measure)
  const fills = fillsOf(measure, cuts)
  const apart = zeroApart(reading)
  const within = values.filter((value): value is number => value !== null && !(apart && value === 0))
  const rows = fills.map((fill, index): LegendRow => {
    const low = index === 0 ? (apart && reading.whole ? 1 : null) : cuts[index - 1]!
    const label = rowLabel(low, cuts[index] ?? null, reading.whole, write)
    return { fill, label: fill === 'met' ? met(label) : label, count: within.filter((value) => classOf(value, cuts) === index).length }
  })
  if (reading.falling) rows.reverse()
  return apart ? [{ fill: 'zero', label: '0', count: values.filter((value) => value === 0).length }, ...rows] : rows
}
