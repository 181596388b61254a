/** Short names for what the server says of tasks. */
export type { Difference, ItemOn, ListTold, PublicationIn, TaskDraftIn, TaskItem, TaskItemIn, TasksView } from '@/api/schema'
