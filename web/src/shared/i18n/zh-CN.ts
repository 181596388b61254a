/** The Chinese catalogue, which comes with the page: each feature's words stand beside it and are found here by the name of their file. */
import { together, type Words } from './together'
import shared from './words.zh-CN'

export default together(shared, import.meta.glob<Words>('../../features/**/words.zh-CN.ts', { eager: true, import: 'default' }))
