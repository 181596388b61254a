/** The panel that asks who is responsible: a door of its own, since its choice of categories is too heavy for the phone. */
export { default as WhoPanel } from './WhoPanel.vue'
