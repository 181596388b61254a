/** Words of the queue of coordinations, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  coordination: {
    title: 'Coordination',
    tab: { all: 'Waiting', mine: 'Mine to settle', decided: 'Settled' },
    late: '{n} past the time to coordinate; look at them first.',
    none: 'No case waits to be coordinated',
    noneDecided: 'No lead has been named yet',
    by: { platform: 'platform', centre: 'centre' },
    why: { R2: 'Duties are unclear or overlap: the head of the command centre names the lead.', R3: 'Two or more platforms, or a major matter: the head of the command centre names the lead.', R4: 'Several offices of one platform: the platform’s lead names who leads.' },
    offices: 'Who leads and who helps',
    precedent: 'Named {n} times here in the last year for the like: {office}',
    likewise: 'Do the same',
    often: 'The same decision several times: make a rule of it',
    load: '{open} open, {over} overdue',
    roleOf: 'Part of {office}',
    role: { lead: 'leads', co: 'helps', none: 'no part' },
    add: 'Add an office',
    joint: 'Joint action',
    jointHint: 'With time and place; each office signs and files for itself, and the whole is done when all have filed.',
    note: 'Why (required, part of the story, offered next time)',
    noLead: 'No lead is chosen yet: press its number twice, or choose “leads” in the list.',
    send: { assign_lead: 'Let {office} lead', confirm_lead: 'Confirm {office} as lead', change_lead: 'Let {office} lead instead' },
    helping: '{n} help',
    binding: 'It is dispatched at once and starts the offices’ clocks; it can be undone for ten seconds. Then it binds, and a mistake is redispatched under “Settled”, with the reason.',
    decided: '{office} leads case {number}',
    afterwards: 'The decision stands, and the offices’ clocks have begun. A mistake can be redispatched; each office signs and files for itself, and help that is not needed can be waived.',
    joints: 'Joint actions',
    squares: 'a square an office',
    filed: '{n} of {of} filed',
    stage: { unsigned: 'not signed', signed: 'signed', filed: 'filed', waived: 'waived' },
    noJoint: 'No joint action is under way',
    area: 'area of an office',
    mapHint: 'Numbers as in the list; of offices far away only the distance is told.',
    allReasons: 'All reasons',
    keyRole: 'change an office’s part',
    keyConsult: 'consult',
    keySend: 'name them',
  },
}

export default en
