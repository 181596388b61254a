/** The one field: a control with its name, a hint, and what is wrong with it. A single native control is wired up here; any other takes `id`, `invalid` and `describedby` from the slot. */
import { cloneVNode, Comment, defineComponent, Fragment, h, useId, type SlotsType, type VNode } from 'vue'

interface Wiring {
  id: string
  invalid: boolean
  describedby: string | undefined
}

const flat = (nodes: VNode[]): VNode[] => nodes.flatMap((one) => (one.type === Fragment && Array.isArray(one.children) ? flat(one.children as VNode[]) : one.type === Comment ? [] : [one]))

export default defineComponent({
  name: 'UiField',
  props: {
    label: { type: String, required: true },
    hint: { type: String, default: '' },
    error: { type: String, default: '' },
    /** What the error is found by. */
    name: { type: String, default: '' },
    /** Wrong, and what is wrong is said elsewhere. */
    invalid: Boolean,
    /** Several controls under one name. */
    group: Boolean,
    /** The name is only read aloud. */
    bare: Boolean,
  },
  slots: Object as SlotsType<{ default: Wiring; side: void }>,
  setup(props, { slots }) {
    const id = useId()
    return () => {
      const invalid = props.invalid || props.error !== ''
      const describedby = props.error || props.hint ? `${id}-said` : undefined
      const nodes = flat(slots.default?.({ id, invalid, describedby }) ?? [])
      const wired = nodes.length === 1 && typeof nodes[0]!.type === 'string' && !props.group
      const control = wired ? [cloneVNode(nodes[0]!, { id, class: 'control', 'aria-invalid': invalid || undefined, 'aria-describedby': describedby })] : nodes
      const name = h(props.group ? 'span' : 'label', { id: `${id}-name`, for: props.group ? undefined : id, class: props.bare ? 'only-read' : undefined }, props.label)
      const said = props.error ? h('p', { id: `${id}-said`, class: 'field-error', role: 'alert', 'data-testid': props.name ? `wrong-${props.name}` : undefined }, props.error) : props.hint ? h('p', { id: `${id}-said`, class: 'field-hint' }, props.hint) : null
      return h('div', { class: ['field', { invalid }], role: props.group ? 'group' : undefined, 'aria-labelledby': props.group ? `${id}-name` : undefined }, [h('div', { class: 'field-name' }, [name, slots.side?.()]), ...control, said])
    }
  },
})
