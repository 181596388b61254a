/** Words of need-to-know lists, in Chinese. */
export default {
  readers: {
    title: '知悉名单',
    hint: '只有名单上的人知道这件案件；其他人查不到，也不进入任何统计。',
    staffHint: '反映工作人员的案件不经承办链条。请勿列入被反映单位及其人员。',
    nobodyThere: '{office}还没有人在名单上，案件办不下去。请列入该单位负责人或承办人。',
    part: { receiver: '按职务（受理、主管）', office: '承办单位负责人', inspector: '纪检监察人员', named: '指定' },
    by: '{name}于 {at} 列入：{reason}',
    add: '列入人员',
    who: '人员',
    search: '输入姓名、职务或账号',
    why: '理由（必填）',
    submit: '列入名单',
    remove: '移出',
    removeOf: '将{name}移出知悉名单',
    added: '{name}已列入知悉名单。',
    removed: '{name}已移出知悉名单。',
    none: '没有符合的账号',
  },
}
