/** The one table of keys: the letter of each move that is made at a desk with one key. Moves that share one are never open together. */

/** Letters that lead through a queue, or do something beside the moves. */
export const TAKEN = ['a', 'g', 'j', 'k', 'o', 'w', 'x', 'z']

export const MOVE_KEYS: Readonly<Record<string, string>> = {
  register: 'r',
  dispatch: 'd',
  final_ruling: 'd',
  redispatch: 't',
  to_coordination: 'c',
  assign_lead: 'l',
  confirm_lead: 'l',
  start_verify: 'v',
  ask_info: 'i',
  info_given: 'b',
  reject: 'n',
  propose_reject: 'n',
  merge: 'm',
  check_pass: 'p',
  check_fail: 'f',
  close: 'e',
  evaluate: 'e',
  resume: 'b',
  urge: 'h',
  supervise: 's',
  uphold_return: 'y',
  grant_extension: 'y',
  grant_suspension: 'y',
  grant_assist: 'y',
  grant_contact: 'y',
  grant_unmark: 'y',
  confirm_reject: 'y',
  reopen: 'y',
  refuse_return: 'n',
  refuse_extension: 'n',
  refuse_suspension: 'n',
  refuse_assist: 'n',
  refuse_contact: 'n',
  refuse_unmark: 'n',
  decline_reject: 'n',
  refuse_objection: 'n',
  final_answer: 'n',
  sign: 'q',
  co_sign: 'q',
  whistle_sign: 'q',
  file_result: 'f',
  co_file: 'f',
}

/** The moves of each letter. */
export const MOVES_OF: ReadonlyMap<string, string[]> = new Map(
  [...new Set(Object.values(MOVE_KEYS))].map((letter) => [letter, Object.keys(MOVE_KEYS).filter((move) => MOVE_KEYS[move] === letter)]),
)
