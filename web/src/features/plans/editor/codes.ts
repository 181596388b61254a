/** What a grid's code has after its village's: the series of its layer and a number, as people type and paste them. */
import type { Layer } from '@/api/types'

export type WrongTail = 'digits' | 'village' | 'range'

const tidy = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** A whole code of this village, typed or pasted, says what comes after the village's; all else stays as it is. */
export function tailIn(text: string, head: string): string {
  const said = tidy(text)
  return said.startsWith(head) ? said.slice(head.length) : said
}

/** The number as codes have it. */
export const numberIn = (layer: Layer, number: number) => layer.series + String(number).padStart(layer.digits, '0')

/** What is wrong with the end of a code of a layer; null when nothing is, or the layer is not known. */
export function wrongTail(tail: string, layer: Layer | undefined, head: string): WrongTail | null {
  if (!layer) return null
  if (tail.length === head.length + layer.series.length + layer.digits) return 'village'
  const number = tail.startsWith(layer.series) ? tail.slice(layer.series.length) : ''
  if (!new RegExp(`^\\d{${layer.digits}}$`).test(number)) return 'digits'
  return Number(number) >= layer.first && Number(number) <= layer.last ? null : 'range'
}
