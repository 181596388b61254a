/** Words of the list of supervision slips, in Chinese. */
export default {
  slipList: {
    tabs: '筛选',
    tab: { all: '在办', mine: '待我处理', late: '逾期未答复', red: '红牌', proposed: '待发出', issued: '待答复', answered: '已答复', done: '已了结' },
    redCases: '红牌案件',
    escalated: '上报县级的案件',
    column: { level: '级别', case: '案件', place: '属地、承办单位', to: '发给', state: '环节', due: '期限' },
    unassigned: '尚未派遣',
    yours: '待您处理：',
    none: { waiting: '没有在办的督办单', done: '还没有了结的督办单' },
    backToCase: '返回案卷',
    noSlip: '没有这张督办单',
    sheet: { number: '编号', to: '督办对象', case: '案件', place: '地点', limit: '案件时限', text: '督办要求', issued: '发出', due: '答复期限', answer: '答复', judged: '审核意见' },
  },
}
