/** Words of the page of delegations, in English. */
export default {
  delegations: {
    hint: 'What stands here is what dispatch follows; before the first day and after the last it goes back to the department.',
    none: 'Nothing is delegated on this day',
    noneHint: 'Bring in a table, or mark routing rules as delegated with their basis; they count once published.',
    taken: 'A draft of rules was made: {added} new, {changed} changed; it counts once published.',
    toDraft: 'See the draft',
    columns: { what: 'What', matters: 'Matters', gets: 'Goes to', basis: 'Basis', days: 'Days', powers: 'Powers and posts' },
    state: { to_come: 'To come', now: 'In force', over: 'Over' },
    rule: 'Rule {code}',
    allMatters: 'All matters',
    wholeCounty: 'The whole county',
    offices: '{n} offices',
    noEnd: 'no end',
  },
}
