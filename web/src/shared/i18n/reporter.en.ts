/** The same in English. */
import { together, type Words } from './together'

export default together({ app: { name: 'What I reported' } }, import.meta.glob<Words>('../../features/reporter/words.en.ts', { eager: true, import: 'default' }))
