/** Words of desk, in Chinese. */
export default {
  search: {
    label: '搜索',
    hint: '案卷号、地址、网格',
    results: '搜索结果',
    none: '没有找到“{text}”',
    case: '案件',
    grid: '网格',
    address: '地址',
  },
}
