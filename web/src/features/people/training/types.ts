/** Short names for what the server says of trainings. */
export type { QuestionIn, TrainingCard, TrainingIn, TrainingRow, TrainingTest } from '@/api/schema'
