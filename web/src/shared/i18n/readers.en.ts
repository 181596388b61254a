/** Words of need-to-know lists, in English. */
export default {
  readers: {
    title: 'Who may know',
    hint: 'Only those listed here know of this case; nobody else finds it, and no figure counts it.',
    staffHint: 'A case about staff stays outside the chain. Never list the unit concerned or its people.',
    nobodyThere: 'Nobody of {office} is listed, so the case can go no further. List its leader or a handler.',
    part: { receiver: 'by post (receiver, head)', office: 'leader of the office', inspector: 'discipline inspection', named: 'named' },
    by: 'listed by {name}, {at}: {reason}',
    add: 'List somebody',
    who: 'Who',
    search: 'Name, post or account',
    why: 'Why (needed)',
    submit: 'Put on the list',
    remove: 'Take off',
    removeOf: 'Take {name} off the list',
    added: '{name} is listed now.',
    removed: '{name} is off the list.',
    none: 'No account fits',
  },
}
