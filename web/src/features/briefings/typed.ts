/** A typed number is bound to the figure that prints the same. */
import type { Block, Bound, Piece } from './calls'

/** The block with the first such words of it turned into a bound number; as it was where they are not there any more. */
export function bindTyped(block: Block, text: string, number: Bound): Block {
  let done = false
  const paragraphs = (block.paragraphs ?? []).map((line) =>
    line.flatMap((one): Piece[] => {
      const at = done || one.number ? -1 : (one.text ?? '').indexOf(text)
      if (at < 0) return [one]
      done = true
      const [before, after] = [one.text!.slice(0, at), one.text!.slice(at + text.length)]
      return [...(before ? [{ text: before, number: null }] : []), { text: '', number }, ...(after ? [{ text: after, number: null }] : [])]
    }),
  )
  return done ? { ...block, paragraphs } : block
}
