/** Which labels are drawn and where: the important first, none over another. Screen pixels throughout. */

export interface Wanted {
  id: string
  x: number
  y: number
  width: number
  height: number
  priority: number
  /** May stand away from its place, joined by a line, when there is no room. */
  leader: boolean
}

export interface Placed {
  id: string
  /** Offset of the label's centre from its place. */
  dx: number
  dy: number
  leader: boolean
}

interface Rect {
  left: number
  top: number
  right: number
  bottom: number
}

const NEAR: [number, number][] = [[0, 0], [0, -0.7], [0, 0.7], [-0.6, 0], [0.6, 0]]
const FAR = [56, 84, 116, 150]
const DIRECTIONS = [135, 45, 180, 90, 225, 315, 0, 270]

function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function around(label: Wanted, dx: number, dy: number, gap: number): Rect {
  return {
    left: label.x + dx - label.width / 2 - gap,
    right: label.x + dx + label.width / 2 + gap,
    top: label.y + dy - label.height / 2 - gap,
    bottom: label.y + dy + label.height / 2 + gap,
  }
}

function offsets(label: Wanted): { dx: number; dy: number; leader: boolean }[] {
  const near = NEAR.map(([fx, fy]) => ({ dx: fx * label.width, dy: fy * label.height, leader: false }))
  if (!label.leader) return near
  const far = FAR.flatMap((reach) =>
    DIRECTIONS.map((degrees) => {
      const angle = (degrees * Math.PI) / 180
      return { dx: Math.cos(angle) * (reach + label.width / 3), dy: -Math.sin(angle) * reach, leader: true }
    }),
  )
  return [...near, ...far]
}

/**
 * Place labels in a frame.
 *
 * Args:
 *   wanted: labels with the point they belong to; a higher priority is placed first.
 *   frame: width and height of the map; a label must lie inside it whole.
 *   taken: rectangles that floating panels cover.
 *
 * Returns: the labels that found room, with their offset; the others are left out.
 */
export function placeLabels(wanted: Wanted[], frame: { width: number; height: number }, taken: Rect[] = []): Placed[] {
  const used: Rect[] = [...taken]
  const placed: Placed[] = []
  const order = [...wanted].sort((a, b) => b.priority - a.priority || a.id.localeCompare(b.id))
  for (const label of order) {
    if (label.x < 0 || label.y < 0 || label.x > frame.width || label.y > frame.height) continue
    for (const offset of offsets(label)) {
      const rect = around(label, offset.dx, offset.dy, 2)
      const inside = rect.left >= 0 && rect.top >= 0 && rect.right <= frame.width && rect.bottom <= frame.height
      if (!inside || used.some((other) => overlap(rect, other))) continue
      used.push(rect)
      placed.push({ id: label.id, ...offset })
      break
    }
  }
  return placed
}
