/** Words of the list of supervision slips, in English. */
import type zh from './words.zh-CN'

const en: typeof zh = {
  slipList: {
    tabs: 'Filter',
    tab: { all: 'Open', mine: 'For me', late: 'Not answered in time', red: 'Red', proposed: 'To be issued', issued: 'To be answered', answered: 'Answered', done: 'Done' },
    redCases: 'Cases with a red card',
    escalated: 'Cases put before the county',
    column: { level: 'Level', case: 'Case', place: 'Place, office', to: 'To', state: 'State', due: 'Due' },
    unassigned: 'Not dispatched yet',
    yours: 'Yours: ',
    none: { waiting: 'No slip waits for anybody', done: 'No slip is done with yet' },
    backToCase: 'Back to the case',
    noSlip: 'There is no such slip',
    sheet: { number: 'Number', to: 'Addressed to', case: 'Case', place: 'Place', limit: 'Limit of the case', text: 'Demanded', issued: 'Issued', due: 'Answer due', answer: 'Answer', judged: 'Judgement' },
  },
}

export default en
