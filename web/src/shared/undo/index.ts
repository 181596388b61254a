/** Undoing one's own last move for some seconds. */
export { dropOffer, offerUndo, undone } from './undo'
export { default as UndoToast } from './UndoToast.vue'
