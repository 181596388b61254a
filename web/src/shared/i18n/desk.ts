/** Words of all pages. */
export { default as zh } from './zh-CN'
export const english = () => import('./en')
