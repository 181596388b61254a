/** What other pages may take from cases; what opens over them is fetched when it does. */
import { defineAsyncComponent } from 'vue'

export const CaseDrawer = defineAsyncComponent(() => import('./CaseDrawer.vue'))
export { behind, counted, filterQuery, type MeasureName } from './filter'
