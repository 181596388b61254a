/** Words of the page of the offices' work, in Chinese. */
export default {
  work: {
    office: '承办单位',
    all: '全部单位',
    from: '自',
    to: '至',
    hint: '点数字看所计的案件。同一案件对一个单位只计一次；不含敏感案件；不足 10 件不算比率。',
    none: '这段时间没有派遣',
    noneHint: '换一段时间，或换一个地方。',
    hours: '{n} 小时',
    catalogue: '指标目录：{n} 项，其中 {missing} 项暂不能计算',
    missing: '暂不能计算，缺少：{what}',
  },
}
