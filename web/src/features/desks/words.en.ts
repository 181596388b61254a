/** Words of desks, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  desks: {
    title: { command: 'Command desk', office: 'Office desk', grid: 'Grid desk', village: 'Village desk', duty: 'Leader on duty', platform: 'Platform lead', petition: 'Petition bureau', order: 'Law and order' },
    byTime: 'by time left',
    newest: 'newest first',
    late: '{n} past their time: these first.',
    none: 'Nothing waits here',
    noneNarrowed: 'No case meets the filters; clear them to see all.',
    case: 'The case',
    noMove: 'There is no such step for a case that is “{state}”',
    noPlace: 'This case has no place yet.',
    setPlace: 'Open it to set one',
    nothing: 'Choose a case of the list; its place and what lies around are shown here.',
    near: '{n} open around',
    filters: 'Filters',
    words: 'Number, address, words',
    source: 'Source',
    anySource: 'All sources',
    platform: 'Platform',
    anyPlatform: 'All platforms',
    widen: 'Clear filters',
    keyTab: 'queue',
    keyMove: 'act (letters on the buttons)',
    keySend: 'send',
    keyPick: 'pick, pick all without doubt',
    tab: {
      command: { accept: 'To accept', dispatch: 'To dispatch', coordinate: 'To coordinate', sign: 'To be signed', check: 'To check', close: 'To close', decide: 'Requests', supervised: 'Supervised', unclear: 'Place in doubt', verify: 'Asked for more', near: 'Near due', overdue: 'Overdue', done: 'Done today' },
      office: { sign: 'To sign', todo: 'To do', near: 'Near due', overdue: 'Overdue', rework: 'To redo', asked: 'Asked of us', pending: 'Our requests', answered: 'Answers', suspended: 'Suspended', done: 'Done today' },
      grid: { first: 'First', verify: 'Verify', check: 'Check', handed: 'Handed to us', rework: 'To redo', open: 'Open', near: 'Near due', overdue: 'Overdue', done: 'Done today' },
      village: { escalated: 'Put before us', open: 'Open', near: 'Near due', overdue: 'Overdue', done: 'Done today' },
      duty: { red: 'Red slips', escalated: 'Put before you', decide: 'Requests', rate: 'Whistles to rate', red_rung: 'Red reminders', overdue: 'Overdue', done: 'Done today' },
      platform: { coordinate: 'To coordinate', consult: 'Consulting', joint: 'Joint actions', open: 'Open', near: 'Near due', overdue: 'Overdue', done: 'Done today' },
      petition: { hand_down: 'To hand down', slips: 'Slips', open: 'Open', near: 'Near due', overdue: 'Overdue', supervised: 'Supervised', escalated: 'Put before you', done: 'Done today' },
      order: { hand_down: 'To hand down', slips: 'Slips', open: 'Open', near: 'Near due', overdue: 'Overdue', supervised: 'Supervised', escalated: 'Put before you', done: 'Done today' },
    },
    together: {
      register: 'Register {n}',
      dispatch: 'Dispatch {n}',
      each: 'Each is sent and judged alone; what is in doubt is left out, to be done by itself.',
      made: '{n} done',
      going: 'Sending {at} of {n}',
      result: '{done} done, {left} not.',
      list: 'Cases picked',
      clear: 'Clear the choice',
      why: { doubt: 'Something needs a look: do it by itself', shut: 'This step can’t be made now', office: 'No single responsible office: choose one' },
    },
  },
}

export default en
