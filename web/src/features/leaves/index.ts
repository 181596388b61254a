/** What other pages may take from leaves. */
export { default as PersonChooser } from './PersonChooser.vue'
