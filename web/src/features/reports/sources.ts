/** For whom a report is entered: which sources the sender's posts have. */
import { SOURCES } from '@/api/vocabulary'

const PREFIX = 'report.as.'
const OWN = ['grid_worker', 'office']

/** Sources whose reports carry the number that the other system gave. */
export const NUMBERED = ['hotline_12345']

/** The sources among which the sender chooses, the likeliest first; the server takes that one where none is named. */
export function sourcesOf(verbs: string[]): string[] {
  const held = SOURCES.filter((one) => verbs.includes(PREFIX + one))
  return [...held].sort((a, b) => Number(OWN.includes(b)) - Number(OWN.includes(a)))
}
