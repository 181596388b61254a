/** Areas hatched in a token's colour: what differs or is too far, on a thin ground so that the map below stays readable. */
import { token } from './tokens'

const patterns = new Map<string, CanvasPattern | string>()

/** Slanted lines in a token's colour over a thin ground of the same. */
export function hatched(name: `--${string}`): CanvasPattern | string {
  const known = patterns.get(name)
  if (known) return known
  const tile = document.createElement('canvas')
  tile.width = tile.height = 8
  const pen = tile.getContext('2d')
  if (!pen) return token(name)
  pen.fillStyle = pen.strokeStyle = token(name)
  pen.globalAlpha = 0.14
  pen.fillRect(0, 0, 8, 8)
  pen.globalAlpha = 0.75
  pen.lineWidth = 1.4
  pen.beginPath()
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8)
    pen.lineTo(shift + 8, 0)
  }
  pen.stroke()
  const made = pen.createPattern(tile, 'repeat') ?? token(name)
  patterns.set(name, made)
  return made
}
