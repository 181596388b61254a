/** What other pages take of messages: the bell with its count. */
export { default as MessageBell } from './MessageBell.vue'
