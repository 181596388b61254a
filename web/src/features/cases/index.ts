/** What other pages may take from cases. */
export { default as CaseDrawer } from './CaseDrawer.vue'
export { behind, counted, filterQuery, type MeasureName } from './filter'
