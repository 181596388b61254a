/** What other pages may take from cases; what opens over them is fetched when it does. */
import { defineAsyncComponent } from 'vue'

export const CaseDrawer = defineAsyncComponent(() => import('./CaseDrawer.vue'))
export const CaseMove = defineAsyncComponent(() => import('./CaseMove.vue'))
export { default as CaseClocks } from './CaseClocks.vue'
export { default as CaseAssignments } from './CaseAssignments.vue'
export { default as CaseCoordination } from './CaseCoordination.vue'
export { default as CaseDoubles } from './CaseDoubles.vue'
export { default as CaseFacts } from './CaseFacts.vue'
export { default as CaseGone } from './CaseGone.vue'
export { default as CaseGrid } from './CaseGrid.vue'
export { default as CaseHead } from './CaseHead.vue'
export { default as CaseReports } from './CaseReports.vue'
export { default as CaseRequests } from './CaseRequests.vue'
export { default as EventPhotos } from './EventPhotos.vue'
export { decidedBy, wish, type Wish } from './moves'
export { behind, counted, filterQuery, parseFilter, type MeasureName } from './filter'
