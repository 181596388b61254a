/** Words of the page of likely categories, in English. */
export default {
  suggestions: {
    title: 'Likely categories',
    county: 'County',
    how: 'Learnt each night from the county’s closed cases, never from sensitive ones or those about staff; an offer, decided by the sender.',
    none: 'Nothing to be seen: posts of the county read it; what was not learnt yet is learnt by night.',
    learnt: 'Learnt {at} from {cases} closed cases in {categories} categories.',
    tooFew: 'Too little to learn from (at least 50 cases in two categories, 5 of each): nothing is suggested.',
    unused: 'The right category was among three in fewer than half of the cases: senders are not shown suggestions.',
    measured: 'Measured',
    cases: 'Cases',
    first: 'First agrees',
    three: 'Among three',
    all: 'The newest fifth of the cases (not learnt from)',
    new: 'of these, words that stood nowhere before',
    taken: 'Reports of the last {days} days that came with suggestions',
    beside: 'Naming always the most frequent category: {commonest}. Mean probability told for the first: {claimed}. In categories too rare to be learnt: {unlearnt}.',
    seen: 'The words of {seen} of the {of} were learnt as they stand; for new wordings the line below the first counts.',
    byCategory: 'By category',
    category: 'Category',
  },
}
