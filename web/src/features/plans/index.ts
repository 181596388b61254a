/** What other pages may take from plans. */
export { default as ExportDialog } from './desk/ExportDialog.vue'
