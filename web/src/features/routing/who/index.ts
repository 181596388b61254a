/** The panel that asks who is responsible: a door of its own, since its choice of categories is too heavy for the phone. */
import { defineAsyncComponent } from 'vue'

export const WhoPanel = defineAsyncComponent(() => import('./WhoPanel.vue'))
