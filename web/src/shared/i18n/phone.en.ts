/** The same in English. */
import { together, type Words } from './together'
import shared from './words.en'

export default together(shared, import.meta.glob<Words>('../../features/{messages,reports,routing,session}/words.en.ts', { eager: true, import: 'default' }))
