/** Which ten categories stand first for a worker. */
import type { Category } from '@/api/types'

const COUNT = 10

/** Core matters a grid handles or first sees, not sensitive, one of each group in turn so that all kinds are there. */
export function mostUsed(items: Category[]): Category[] {
  const fit = items.filter((one) => one.level === 2 && one.tier === 'core' && !one.sensitive)
  const own = fit.filter((one) => one.first_handler === 'grid')
  const turns = new Map<string, number>()
  const ranked = [...own, ...fit.filter((one) => !own.includes(one))].map((one, i) => {
    const group = one.parent_code ?? ''
    const turn = turns.get(group) ?? 0
    turns.set(group, turn + 1)
    return { one, turn, own: one.first_handler === 'grid', i }
  })
  ranked.sort((a, b) => Number(b.own) - Number(a.own) || a.turn - b.turn || a.i - b.i)
  return ranked.slice(0, COUNT).map((entry) => entry.one)
}
