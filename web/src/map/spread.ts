/** Where the marks of one spot stand when they stand apart: a circle of few, a spiral of many. */

const FEW = 9
const FOOT_PX = 17

/** Offsets in pixels from the spot, so that neighbours never touch; the first stands above. */
export function apart(many: number, inner_px: number): [x: number, y: number][] {
  if (many <= FEW) {
    const radius = Math.max(inner_px + 16, (many * FOOT_PX) / (2 * Math.PI))
    return Array.from({ length: many }, (_, n) => at(radius, (2 * Math.PI * n) / many))
  }
  let angle = 0
  return Array.from({ length: many }, () => {
    const radius = inner_px + 16 + (FOOT_PX * angle) / (2 * Math.PI)
    const place = at(radius, angle)
    angle += FOOT_PX / radius
    return place
  })
}

const at = (radius: number, angle: number): [number, number] => [radius * Math.sin(angle), -radius * Math.cos(angle)]
