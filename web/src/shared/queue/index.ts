/** Queues of decisions: one page for all of them. */
export { after, querying, type KeyWords, type Row, type Tab } from './queue'
export { default as QueuePage } from './QueuePage.vue'
export { useQueue } from './useQueue'
