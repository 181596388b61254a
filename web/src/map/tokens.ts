/** Design tokens as canvas can use them. */

const known = new Map<string, string>()

/** The value of a token from tokens.css, such as `--seq-1`. */
export function token(name: `--${string}`): string {
  let value = known.get(name)
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()
    if (value) known.set(name, value)
  }
  return value
}

export function tokenNumber(name: `--${string}`): number {
  return Number.parseFloat(token(name)) || 0
}

let hatch: CanvasPattern | null = null

/** The page has another theme now: what is drawn from here on takes its colours. */
export function forgetTokens(): void {
  known.clear()
  hatch = null
}

/** A token that is a length and follows the size of the screen, in pixels as it is now. */
export function lengthIn(name: `--${string}`, otherwise: number): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(name)) || otherwise
}

/** How much larger than on a desk everything is drawn. */
export const unit = (): number => lengthIn('--u', 1)

/** The no-data hatch, as a pattern a canvas fill takes. */
export function hatchFill(): CanvasPattern | string {
  if (hatch) return hatch
  const tile = document.createElement('canvas')
  tile.width = tile.height = 6
  const pen = tile.getContext('2d')
  if (!pen) return token('--nodata')
  pen.fillStyle = token('--nodata')
  pen.fillRect(0, 0, 6, 6)
  pen.strokeStyle = token('--nodata-hatch')
  pen.lineWidth = 1
  pen.beginPath()
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, 6)
    pen.lineTo(shift + 6, 0)
  }
  pen.stroke()
  hatch = pen.createPattern(tile, 'repeat')
  return hatch ?? token('--nodata')
}
