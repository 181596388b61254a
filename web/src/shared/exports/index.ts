/** A list as a workbook: at once, or written in the background. */
export { default as BookLink } from './BookLink.vue'
