/** Line icons only the planner uses, on a 16 px square as the shared ones. */
export const planIcons = {
  border: 'M3 13.5 6 9l-1-3.5 4.5-3M4.5 9a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0M9 9h5m-1.5-1.5L14 9l-1.5 1.5',
  cursor: 'm3 2.5 10 4.3-4.2 1.5-1.6 4.2Z',
  magnet: 'M3.5 2.5v6a4.5 4.5 0 0 0 9 0v-6h-3v6a1.5 1.5 0 0 1-3 0v-6ZM3.5 5.5h3M9.5 5.5h3',
  merge: 'M2.5 3.5h4v9h-4M13.5 3.5h-4v9h4M5 8h6M9.5 6.5 11 8l-1.5 1.5',
  redo: 'm10.5 3 3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10',
  rename: 'M2.5 12.5h11M4 10l3-7h1l3 7M5 7.7h5',
  split: 'M2.5 3.5h11v9h-11ZM9.5 2 6.5 14',
  swipe: 'M8 2v12M2.5 4h11v8h-11M5.5 6.5 4 8l1.5 1.5M10.5 6.5 12 8l-1.5 1.5',
  trace: 'M2.5 12.5c3 0 2.5-4 5-4s2 3 3.5 3 2-5 2-8M12 3.5h1.5M2 12.5h1',
  transfer: 'M2.5 8c2-4 4 4 6 0s3-2 5 0M8 10.5v3m-1.5-1.5L8 13.5l1.5-1.5',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  wand: 'm3 13 7-7M11.5 2v3M10 3.5h3M13 8v2M12 9h2M6 3v2M5 4h2',
} as const

export type PlanIcon = keyof typeof planIcons
