/** Line icons only the rules' page uses, on a 16 px square as the shared ones. */
export const ruleIcons = {
  copy: 'M5.5 5.5h8v8h-8ZM3 10.5H2.5v-8h8V3',
  grip: 'M6 3.5h.1M10 3.5h.1M6 8h.1M10 8h.1M6 12.5h.1M10 12.5h.1',
  redo: 'm10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.7 9h5.6l.7-9M6.8 7v4M9.2 7v4',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
} as const

export type RuleIconName = keyof typeof ruleIcons
