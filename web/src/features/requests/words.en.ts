/** Words of the queue of requests, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  requests: {
    title: 'Requests',
    tab: { all: 'All', mine: 'Mine to decide', decided: 'Decided' },
    late: '{n} past their time; the limits run on.',
    none: 'No request waits for a decision',
    noneDecided: 'No request has been decided yet',
    openCase: 'Open the case',
    there: 'It comes with an answer to the reporter: decide on the case’s page.',
    effect: 'What it does to the limits',
    row: { before: 'As it was', asked: 'As asked', chosen: 'As chosen', suspended: 'Suspended', anew: 'Dispatch again', total: 'Citizen’s total' },
    now: 'The line is now; neither extension, suspension nor return moves the citizen’s total.',
    spare: '{n} working hours would be left for check and closing.',
    noSpare: 'The citizen’s total does not move: no time would be left for check and closing.',
    lapses: 'Undecided in time, an extension lapses and the old limit stands.',
    yours: 'Your decision',
    less: 'Granted by how much',
    note: 'Note (optional, part of the story)',
    why: 'Why (required, part of the story)',
    keyPick: 'choose',
    keySend: 'confirm',
    keyMark: 'pick, to decide those of a kind together',
    decided: 'Case {number} is decided, now “{state}”.',
    together: {
      title: 'Decide {n} together: {kind}',
      each: 'Each is judged alone: where one can’t be decided, the others are.',
      grantEach: 'Grant each as asked',
      clear: 'Unpick all',
      send: '{option} ({n})',
      going: 'Deciding {at} of {n}',
      decided: '{n} decided',
      made: 'decided, now “{state}”',
      result: '{done} decided, {left} not',
      again: 'Those not decided stay picked; change something and try again.',
      same: 'Only requests of the same kind can be picked together.',
    },
    option: {
      return: { grant: 'Grant, dispatch anew', refuse: 'Refuse, the office keeps it' },
      return_late: { grant: 'Grant, dispatch anew', refuse: 'Refuse, the office keeps it' },
      request_assist: { grant: 'Grant: that office helps', refuse: 'Refuse the help' },
      request_extension: { grant: 'Grant +{more}', less: 'Grant less: +{more}', refuse: 'Refuse, the limit stands' },
      suspend: { grant: 'Grant the suspension', refuse: 'Refuse, handling goes on' },
      ask_contact: { grant: 'Grant; each opening is kept', refuse: 'Refuse' },
      ask_whistle: { grant: 'Agree: call them, it binds', refuse: 'Refuse the hard whistle' },
      ask_unmark: { grant: 'Lift the mark: an ordinary case', refuse: 'Refuse, it stays sensitive' },
    },
  },
}

export default en
