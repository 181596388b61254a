/** Words of the phone's pages: its own, of signing in, and of routing. */
import { together, type Words } from './together'
import shared from './words.zh-CN'

export const zh = together(shared, import.meta.glob<Words>('../../features/{messages,reports,routing,session}/words.zh-CN.ts', { eager: true, import: 'default' }))
export const english = () => import('./phone.en')
