/** Which ten categories stand first for a worker. */
import type { Category } from '@/api/types'

const COUNT = 10

/**
 * What this worker reported most comes first, then what workers here report most; core matters before others, nothing
 * sensitive. Where nothing was reported yet, matters a grid sees first come first.
 *
 * Args:
 *   items: all categories.
 *   before: codes of the worker's own earlier reports, one each.
 */
export function mostUsed(items: Category[], before: string[] = []): Category[] {
  const times = new Map<string, number>()
  for (const code of before) times.set(code, (times.get(code) ?? 0) + 1)
  const fit = items.filter((one) => one.level === 2 && (times.has(one.code) || (one.tier === 'core' && !one.sensitive)))
  const own = (one: Category) => times.get(one.code) ?? 0
  const first = (one: Category) => Number(one.first_handler === 'grid')
  return fit
    .sort((a, b) => own(b) - own(a) || b.often - a.often || first(b) - first(a) || a.code.localeCompare(b.code))
    .slice(0, COUNT)
}
