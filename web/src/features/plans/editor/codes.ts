/** The digits of a grid after its village's code, as people type and paste them. */

export type WrongTail = 'digits' | 'village' | 'range'

const tidy = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** A whole code of this village, typed or pasted, says the digits after it; all else stays as it is. */
export function tailIn(text: string, head: string): string {
  const said = tidy(text)
  return said.startsWith(head) ? said.slice(head.length) : said
}

/** What is wrong with the digits of a grid of a layer; null when nothing is. */
export function wrongTail(tail: string, layer: 'village' | 'exclusive', head: string, digits: number): WrongTail | null {
  if (tail.length === head.length + digits) return 'village'
  if (tail.length !== digits || !/^\d+$/.test(tail)) return 'digits'
  const number = Number(tail)
  return (layer === 'village' ? number >= 1 && number <= 799 : number >= 801) ? null : 'range'
}
