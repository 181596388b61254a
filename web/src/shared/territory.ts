/** Whether a division or grid lies in somebody's territory: by its own code, or by those of the divisions above it. */
import type { Level } from '@/api/types'

export interface Territory {
  level: string
  code: string
}

/** The digits all codes below a division share. A city's code is filled with zeros, the others are not. */
export function prefixOf({ level, code }: Territory): string {
  if (level === 'all') return ''
  return level === 'city' ? code.slice(0, 4) : code
}

export function covers(territories: Territory[], ...codes: string[]): boolean {
  return territories.some((one) => one.level !== 'office' && codes.some((code) => code.startsWith(prefixOf(one))))
}

/** The level just below, which the ranking compares and one click opens. */
export function childLevel(level: string): Level {
  const below: Record<string, Level> = { city: 'county', county: 'town', town: 'village' }
  return below[level] ?? 'grid'
}
