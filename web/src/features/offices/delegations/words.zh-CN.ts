/** Words of the page of delegations, in Chinese. */
export default {
  delegations: {
    hint: '登记的就是派单照办的：起始日前、到期后回到原部门。',
    none: '这一天没有下放事项',
    noneHint: '用表格导入，或在分流规则中注明“下放”和依据；审定发布后生效。',
    taken: '已生成规则草稿：新增 {added}，变更 {changed}；审定发布后生效。',
    toDraft: '去看草稿',
    columns: { what: '事项', matters: '案件类别', gets: '承接', basis: '依据', days: '起止', powers: '权限与编制' },
    state: { to_come: '未生效', now: '执行中', over: '已到期' },
    rule: '规则 {code}',
    allMatters: '全部类别',
    wholeCounty: '全县（市、区）',
    offices: '{n} 个机构',
    noEnd: '长期',
  },
}
