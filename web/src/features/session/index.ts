/** What others show of the session. */
export { default as OwnAccount } from './OwnAccount.vue'
