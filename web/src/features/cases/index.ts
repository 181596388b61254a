/** What other pages may take from cases. */
export { default as CaseDrawer } from './CaseDrawer.vue'
export { behind, counted, type MeasureName } from './filter'
