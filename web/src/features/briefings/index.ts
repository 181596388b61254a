/** What other pages may take from briefings; what opens over them is fetched when it does. */
export { default as WriteIn } from './WriteIn.vue'
