/** Groups of things to choose from, as a picker shows them: what fits the words, and what a chosen group covers. */
export interface Choice {
  value: string
  label: string
  hint?: string
}

export interface ChoiceGroup extends Choice {
  /** The group itself may be chosen, and then covers all in it. */
  choosable?: boolean
  items: Choice[]
}

const fits = (one: Choice, words: string) => `${one.label} ${one.value} ${one.hint ?? ''}`.toLowerCase().includes(words)

/** Groups that fit keep all they hold; others keep what fits. */
export function found(groups: ChoiceGroup[], text: string): ChoiceGroup[] {
  const words = text.trim().toLowerCase()
  if (!words) return groups
  return groups.flatMap((group) => {
    if (fits(group, words)) return [group]
    const items = group.items.filter((one) => fits(one, words))
    return items.length ? [{ ...group, items }] : []
  })
}

/** Choosing a group takes out what it covers. */
export function toggled(groups: ChoiceGroup[], chosen: string[], value: string): string[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value)
  const group = groups.find((one) => one.value === value && one.choosable)
  const covered = new Set(group?.items.map((one) => one.value))
  return [...chosen.filter((one) => !covered.has(one)), value]
}
