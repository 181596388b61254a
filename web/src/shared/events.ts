/** What a control says in its event. */
export const valueIn = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement ? target.value : ''

export const checkedIn = ({ target }: Event): boolean => target instanceof HTMLInputElement && target.checked
