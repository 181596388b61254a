/** The way down and up by the keyboard: j and k choose in the ranking, Enter enters, o opens what is overdue there, Escape closes or goes up. */
import { computed, watch, type ComputedRef, type Ref } from 'vue'

import type { AreaFigures, CaseFilter } from '@/api/types'
import { behind } from '@/features/cases'
import type { Place } from '@/shared/places/usePlace'
import { t } from '@/shared/i18n'
import { useEscape } from '@/shared/useEscape'
import { useKeys } from '@/shared/useKeys'

import { orderIn, ranked } from './ranking'
import type { Period, View } from './view'

interface Known {
  view: ComputedRef<View>
  period: ComputedRef<Period>
  place: Ref<Place | null>
  items: ComputedRef<AreaFigures[]>
  /** Whether the areas are those of the place in the address, not of the one before. */
  arrived: ComputedRef<boolean>
  names: ComputedRef<Map<string, string>>
  selected: Ref<string | null>
  mine: (...codes: string[]) => boolean
  change: (patch: Partial<View>) => void
  go: (code: string) => void
  drill: (code: string) => void
  open: (filter: CaseFilter, title: string) => void
}

/** A key pressed on a control is the control's. */
const free = (event: KeyboardEvent) => !(event.target as HTMLElement | null)?.closest('button, a, summary, [role="option"], [role="menuitem"]')

export function useDrill(known: Known, innermost: { isOpen: () => boolean; close: () => void }[]) {
  const { view, selected, items } = known
  const rows = computed(() => ranked(items.value, orderIn(view.value.sort)))

  /** What lies above and may be seen; null at the top. */
  const above = computed(() => {
    const chain = known.place.value?.ancestors ?? []
    const codes = chain.map((one) => one.code)
    return codes.length && known.mine(...codes) ? codes.at(-1)! : null
  })

  function step(by: 1 | -1): void {
    const at = rows.value.findIndex((one) => one.code === selected.value)
    const next = rows.value[at < 0 ? (by > 0 ? 0 : rows.value.length - 1) : Math.min(rows.value.length - 1, Math.max(0, at + by))]
    if (next) selected.value = next.code
  }

  /** Keys pressed while a place is on its way are for that place. */
  const waiting: (() => void)[] = []
  const then = (act: () => void) => (known.arrived.value ? act() : void waiting.push(act))
  watch(known.arrived, (is) => {
    if (is) for (const act of waiting.splice(0)) act()
  }, { flush: 'post' })

  useKeys({
    j: () => then(() => step(1)),
    k: () => then(() => step(-1)),
    Enter: (event) => {
      if (free(event)) then(() => selected.value && known.drill(selected.value))
    },
    o: () => then(overdue),
  })

  function overdue(): void {
    if (!selected.value) return
    const scope = { place: selected.value, category: view.value.category || undefined }
    known.open(behind('overdue', scope, known.period.value), `${known.names.value.get(selected.value) ?? ''} · ${t('measures.overdue')}`)
  }

  const layers = [
    ...innermost,
    { isOpen: () => view.value.grid !== null, close: () => known.change({ grid: null }) },
    { isOpen: () => selected.value !== null, close: () => (selected.value = null) },
    { isOpen: () => above.value !== null, close: () => known.go(above.value!) },
  ]
  useEscape(() => layers.some((one) => one.isOpen()), () => layers.find((one) => one.isOpen())?.close())
}
