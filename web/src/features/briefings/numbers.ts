/** Bound numbers in the page: how they print, which list stands behind one, and paragraphs as an editor holds them. */
import type { CaseFilter } from '@/api/types'
import { FIGURED, RATES } from '@/api/vocabulary'
import { behind, type MeasureName } from '@/features/cases'
import { addDays } from '@/shared/format'
import { t } from '@/shared/i18n'

import type { Bound, Piece, Printed } from './calls'

export const keyOf = (one: Bound): string => `${one.figure}|${one.place}|${one.told}`

/** What a figure of a block is called, or what is taken over from the analysis. */
export function figureWords(name: string): string {
  if (name === 'heat') return t('briefings.heat')
  return t((FIGURED.excerpt as readonly string[]).includes(name) ? `excerpt.${name}` : `measures.${name}`)
}

export const printedBy = (numbers: readonly Printed[]): Map<string, string> => new Map(numbers.map((one) => [keyOf(one), one.text]))

/** The days that a number tells of: those of the briefing, those just before, or the same a year ago. */
export function daysOf(told: Bound['told'], first: string, last: string): { from: string; to: string } {
  if (told === 'before') {
    const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1
    return { from: addDays(first, -days), to: addDays(first, -1) }
  }
  if (told === 'year') return { from: yearBefore(first), to: yearBefore(last) }
  return { from: first, to: last }
}

function yearBefore(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)]
  return rest === '-02-29' ? `${year}-02-28` : `${year}${rest}`
}

/** The list behind a number; of a rate, that of its whole. */
export function listBehind(one: Bound, first: string, last: string): CaseFilter {
  const rate = (RATES as Record<string, { lists: readonly MeasureName[]; whole: string }>)[one.figure]
  const measure = (rate ? (rate.lists[0] ?? rate.whole) : one.figure) as MeasureName
  return behind(measure, { place: one.place }, daysOf(one.told, first, last))
}

/** Whether nothing stands between two ways of writing the same paragraphs. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Joins neighbouring words, and drops those that are none. */
export function tidied(pieces: readonly Piece[]): Piece[] {
  const made: Piece[] = []
  for (const one of pieces) {
    const last = made.at(-1)
    if (one.number) made.push({ text: '', number: one.number })
    else if (one.text && last && !last.number) last.text += one.text
    else if (one.text) made.push({ text: one.text, number: null })
  }
  return made
}

/** Reads what an editor holds: words, line ends, and the bound numbers in their places. */
export function paragraphsIn(root: Node): Piece[][] {
  const lines: Piece[][] = [[]]
  const read = (node: Node): void => {
    if (node instanceof HTMLElement && node.dataset.number) {
      lines.at(-1)!.push({ text: '', number: JSON.parse(node.dataset.number) as Bound })
    } else if (node.nodeType === Node.TEXT_NODE) {
      (node.textContent ?? '').split('\n').forEach((words, nth) => {
        if (nth) lines.push([])
        lines.at(-1)!.push({ text: words, number: null })
      })
    } else if (node instanceof HTMLBRElement) {
      lines.push([])
    } else {
      if (node instanceof HTMLDivElement && node !== root && lines.at(-1)!.length) lines.push([])
      node.childNodes.forEach(read)
    }
  }
  root.childNodes.forEach(read)
  const told = lines.map(tidied)
  while (told.length > 1 && !told.at(-1)!.length) told.pop()
  return told.length === 1 && !told[0]!.length ? [] : told
}

/** Writes paragraphs into an editor. */
export function fill(root: HTMLElement, paragraphs: readonly Piece[][], printed: (one: Bound) => string): void {
  root.replaceChildren(
    ...paragraphs.flatMap((line, nth) => [
      ...(nth ? [document.createTextNode('\n')] : []),
      ...line.map((one) => (one.number ? chip(one.number, printed(one.number)) : document.createTextNode(one.text ?? ''))),
    ]),
  )
}

/** A bound number as it stands in a text: it is taken or left as a whole. */
export function chip(one: Bound, words: string): HTMLElement {
  const made = document.createElement('span')
  made.className = 'bound'
  made.contentEditable = 'false'
  made.dataset.number = JSON.stringify(one)
  made.dataset.testid = 'bound-number'
  made.textContent = words
  return made
}
