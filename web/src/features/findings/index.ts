/** What other pages may take from findings. */
export { default as FoundSection } from './FoundSection.vue'
export { default as HotSide } from './HotSide.vue'
export { default as LookFirst } from './LookFirst.vue'
export { marksOf } from './spots'
export { findings, hotspots } from './calls'
