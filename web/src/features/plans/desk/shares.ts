/** How a line department's grid lies over ours, said in one line: `72 % 在 003、28 % 在 004`. */
import type { Share } from '@/api/schema'

/** Shares below half a per cent are left out: they are drawing noise at the border. */
export function sharesText(shares: Share[], within: string): string {
  return [...shares]
    .filter((one) => one.share >= 0.005)
    .sort((a, b) => b.share - a.share)
    .map((one) => `${Math.round(one.share * 100)} % ${within} ${one.grid_name || one.grid_code}`)
    .join(within === 'in' ? ', ' : '、')
}
