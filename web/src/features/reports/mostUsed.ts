/** Which ten categories stand first for a worker. */
import type { Category } from '@/api/types'

const COUNT = 10

const HOURS: Record<string, number> = { minute: 1 / 60, work_minute: 1 / 60, work_hour: 1, work_day: 7, calendar_day: 24 }

/** Matters with a short working limit are the daily ones; emergencies have the shortest and are rare. */
function daily(one: Category): number {
  return one.limit_unit === 'urgent_hour' ? 1000 : (one.limit_value ?? 100) * (HOURS[one.limit_unit ?? ''] ?? 24)
}

/**
 * What this worker reported most comes first. The rest are core matters a grid sees first, not sensitive, the daily
 * ones first and one of each group in turn, so that all kinds are there.
 *
 * Args:
 *   items: all categories.
 *   before: codes of the worker's own earlier reports, one each.
 */
export function mostUsed(items: Category[], before: string[] = []): Category[] {
  const times = new Map<string, number>()
  for (const code of before) times.set(code, (times.get(code) ?? 0) + 1)
  const fit = items.filter((one) => one.level === 2 && (times.has(one.code) || (one.tier === 'core' && !one.sensitive)))
  const turns = new Map<string, number>()
  const ranked = [...fit]
    .sort((a, b) => daily(a) - daily(b) || a.code.localeCompare(b.code))
    .map((one, order) => {
      const own = one.first_handler === 'grid'
      const group = `${own}${one.parent_code}`
      const turn = turns.get(group) ?? 0
      turns.set(group, turn + 1)
      return { one, own, turn, order, times: times.get(one.code) ?? 0 }
    })
  ranked.sort((a, b) => b.times - a.times || Number(b.own) - Number(a.own) || a.turn - b.turn || a.order - b.order)
  return ranked.slice(0, COUNT).map((entry) => entry.one)
}
