/** Words of the page of the offices' work, in English. */
export default {
  work: {
    office: 'Office',
    all: 'All offices',
    from: 'From',
    to: 'To',
    hint: 'Each number opens the cases it counted. A case counts once for an office; sensitive cases never; no rate of fewer than 10.',
    none: 'Nothing was dispatched in this time',
    noneHint: 'Choose other days, or another place.',
    hours: '{n} h',
    catalogue: 'Catalogue: {n} figures, {missing} not computable yet',
    missing: 'Not computable: {what} missing',
  },
}
