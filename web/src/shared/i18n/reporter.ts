/** Words of the page of reporters: its own alone. */
import { together, type Words } from './together'

export const zh = together({ app: { name: '我反映的事' } }, import.meta.glob<Words>('../../features/reporter/words.zh-CN.ts', { eager: true, import: 'default' }))
export const english = () => import('./reporter.en')
