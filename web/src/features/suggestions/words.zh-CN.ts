/** Words of the page of likely categories, in Chinese. */
export default {
  suggestions: {
    title: '类别建议',
    county: '县（市、区）',
    how: '每晚从本县已结案件学习；敏感件和涉及工作人员的案件不学习；只供参考，由上报人选定。',
    none: '没有可看的类别建议：由县一级岗位查看；还没有学习过的，夜间自动学习。',
    learnt: '{at} 学习，已结案件 {cases} 件，{categories} 个类别。',
    tooFew: '可学习的案件不足（至少 50 件、两个类别、每类 5 件），暂不提供建议。',
    unused: '检验中前三含正确类别的不到一半，暂不向上报人显示。',
    measured: '检验',
    cases: '件数',
    first: '首选一致',
    three: '前三之内',
    all: '最近五分之一案件（未参与学习）',
    new: '其中文字未出现过的',
    taken: '近 {days} 天实际上报（显示过建议的）',
    beside: '若一律选最常见的类别：{commonest}；首选的平均把握：{claimed}；类别太少没有学到的：{unlearnt} 件。',
    seen: '检验的 {of} 件中有 {seen} 件文字与学过的完全相同，对新说法的把握以“文字未出现过的”为准。',
    byCategory: '逐类',
    category: '类别',
  },
}
