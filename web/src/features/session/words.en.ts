/** Words of session, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  login: {
    title: 'Sign in',
    subtitle: 'County · Town · Village · Grid',
    username: 'Account',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in',
    lockRule: 'After five wrong passwords from one place you have to wait there',
    noSecrets: 'Enter no classified information.',
    traces: 'Sign-ins, views and exports are logged. Do not share your account.',
    browsers: 'A current browser, 1366×768 or larger',
    demo: 'Demo accounts (click to fill in)',
  },
}

export default en
