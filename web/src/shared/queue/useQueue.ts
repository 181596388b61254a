/** Which one of a queue is looked at, kept in the address, and the keys that lead through it. */
import { computed, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useKeys } from '@/shared/useKeys'

import { after, type Waits } from './queue'

const asText = (value: unknown) => (typeof value === 'string' ? value : null)

/**
 * Args:
 *   items: the rows that are there.
 *   beside: what else of the address names what is looked at, and goes when another is chosen.
 */
export function useQueue<T extends Waits>(items: Ref<T[]>, beside: string[] = []) {
  const route = useRoute()
  const router = useRouter()
  const number = computed(() => asText(route.query.number) ?? items.value[0]?.case.number ?? null)
  const chosen = computed(() => items.value.find((one) => one.case.number === number.value) ?? null)
  const show = (patch: Record<string, string | undefined>) => router.replace({ query: { ...route.query, ...Object.fromEntries(['number', ...beside].map((key) => [key, undefined])), ...patch } })
  const choose = (to: string | null) => show({ number: to ?? undefined })

  function step(by: number): void {
    const at = items.value.findIndex((one) => one.case.number === number.value)
    const to = items.value[at + by]
    if (to) void choose(to.case.number)
  }
  /** Arrows lead through the queue where nothing else takes them. */
  const arrow = (by: number) => (event: KeyboardEvent) => {
    if ((event.target as HTMLElement | null)?.closest('.leaflet-container, [role="listbox"], [role="radiogroup"], [role="menu"]')) return
    event.preventDefault()
    step(by)
  }
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: arrow(1),
    ArrowUp: arrow(-1),
    o: () => number.value && void router.push({ name: 'case', params: { number: number.value } }),
  })
  return { number, chosen, show, choose, goOn: () => choose(number.value && after(items.value, number.value)) }
}
