/** Words of session, in Chinese. */
export default {
  login: {
    title: '登录',
    subtitle: '县（市、区）· 镇（街道）· 村（社区）· 网格',
    username: '账号',
    password: '密码',
    submit: '登录',
    busy: '正在登录',
    lockRule: '同一地点连续输错 5 次后须等待，其他地点不受影响',
    noSecrets: '不得录入涉密信息。',
    traces: '登录、查看与导出均留痕，请勿转借账号。',
    browsers: '建议使用新版国产浏览器或 Chrome，1366×768 以上',
    demo: '演示账号（点选填入）',
  },
}
