/** Words of session, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  own: {
    title: 'Password and sign-ins',
    old: 'Old password',
    new: 'New password',
    again: 'Once more',
    rule: 'Ten characters or more; no common words, places, birthdays or rows of keys',
    differs: 'The two differ',
    change: 'Change the password',
    done: 'Changed; you are signed out elsewhere.',
    signIns: 'Signed in at',
    here: 'here',
    end: 'Sign out',
  },
  welcome: {
    title: '{name}, set your password',
    says: 'This link works once, until {at}. Nobody but you knows the password, no administrator either.',
    enter: 'Set it and sign in',
    gone: 'This link works no more',
    toLogin: 'To the sign-in',
  },
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
