/** The English catalogue, which is loaded when it is asked for: each feature's words stand beside it and are found here by the name of their file. */
import { together, type Words } from './together'
import shared from './words.en'

export default together(shared, import.meta.glob<Words>('../../features/**/words.en.ts', { eager: true, import: 'default' }))
