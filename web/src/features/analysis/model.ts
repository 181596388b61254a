/** A chart as it is shown: its sentence, its table, its drawing, and the list behind each number. Pure; the builders of `charts/` make it. */
import type { EChartsCoreOption } from 'echarts/core'

import type { CaseFilter } from '@/api/types'
import { t } from '@/shared/i18n'

/** Fewer cases tell no share and no change. */
export const FEW = 10

export interface Link {
  filter: CaseFilter
  title: string
}

/** A piece of a sentence or a cell; with a link it opens its list. */
export interface Said {
  text: string
  link?: Link
  /** Should be looked at. */
  bad?: boolean
}

export interface Model {
  finding: Said[]
  columns: string[]
  /** A row for each column's cell, the first its name. */
  rows: Said[][]
  option: EChartsCoreOption
  /** The lists that the drawing opens: a datum names its own by `at`. */
  links: Link[]
  /** Nothing to draw. */
  empty: boolean
}

export interface Ink {
  text: string
  soft: string
  line: string
  accent: string
  panel: string
  seq: readonly string[]
  warm: readonly string[]
  ok: string
  near: string
  over: string
  susp: string
  gap: string
}

export const plain = (text: string): Said => ({ text })

/** The text of a sentence, as a reader of the screen hears it. */
export const spoken = (said: Said[]) => said.map((one) => one.text).join('')

/** Says which list a datum opens and keeps it. */
export class Links {
  readonly all: Link[] = []

  add(link: Link): number {
    return this.all.push(link) - 1
  }
}

export const font = (ink: Ink) => ({ textStyle: { fontFamily: 'inherit', color: ink.text }, animation: false, aria: { enabled: false } })
export const tip = (ink: Ink) => ({ backgroundColor: ink.panel, borderColor: ink.line, textStyle: { color: ink.text, fontSize: 12 }, confine: true, renderMode: 'richText' as const })
export const few = () => plain(t('analysis.few'))
