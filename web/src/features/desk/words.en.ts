/** Words of desk, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  search: {
    label: 'Search',
    hint: 'Case number, address, grid',
    results: 'Results',
    none: 'Nothing found for “{text}”',
    case: 'Case',
    grid: 'Grid',
    address: 'Address',
  },
}

export default en
