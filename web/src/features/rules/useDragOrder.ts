/** Rows taken by their handle with the pointer: where the row would fall is shown, and the list scrolls at its ends. */
import { onScopeDispose, ref, type Ref } from 'vue'

const EDGE_PX = 36
const SCROLL_PX = 10

export function useDragOrder(box: Ref<HTMLElement | undefined>, drop: (from: number, to: number) => void) {
  const from = ref<number | null>(null)
  /** The row before which it would fall; as many as there are rows for the end. */
  const gap = ref<number | null>(null)
  let y = 0
  let frame = 0

  const rows = () => [...(box.value?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]

  function measure(): void {
    const all = rows()
    const after = all.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    gap.value = after < 0 ? all.length : after
  }

  function roll(): void {
    const element = box.value
    if (!element || from.value === null) return
    const { top, bottom } = element.getBoundingClientRect()
    const by = y < top + EDGE_PX ? -SCROLL_PX : y > bottom - EDGE_PX ? SCROLL_PX : 0
    if (by) {
      element.scrollTop += by
      measure()
    }
    frame = requestAnimationFrame(roll)
  }

  function moved(event: PointerEvent): void {
    y = event.clientY
    measure()
  }

  function end(): void {
    cancelAnimationFrame(frame)
    window.removeEventListener('pointermove', moved)
    window.removeEventListener('pointerup', fall)
    window.removeEventListener('pointercancel', end)
    window.removeEventListener('keydown', stopped, true)
    from.value = gap.value = null
  }

  function fall(): void {
    const [start, target] = [from.value, gap.value]
    end()
    if (start === null || target === null) return
    const to = target > start ? target - 1 : target
    if (to !== start) drop(start, to)
  }

  function stopped(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
  }

  function take(index: number, event: PointerEvent): void {
    if (event.button !== 0) return
    event.preventDefault()
    from.value = index
    y = event.clientY
    measure()
    window.addEventListener('pointermove', moved)
    window.addEventListener('pointerup', fall)
    window.addEventListener('pointercancel', end)
    window.addEventListener('keydown', stopped, true)
    frame = requestAnimationFrame(roll)
  }
  onScopeDispose(end)

  return { from, gap, take }
}
