/** In a test: what a mocked call asks, answered so. */
import type { Question } from '@/api/cache'

let questions = 0

export const answering = (answer: () => unknown, key: unknown = (questions += 1)) =>
  ({ queryKey: ['test', key], queryFn: async () => answer(), retry: false }) as unknown as Question<never>
