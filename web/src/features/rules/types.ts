/** Short names for the server's types of the rules' page. */
import type { Outcome, Rule } from '@/api/schema'

export type { Conditions, Outcome, Rule, RuleOptions, RuleProblem, RuleRecord, RuleSetRow, RuleSetStory, Trial, TrialRow, Went as TrialSide } from '@/api/schema'

export type Kind = Outcome['kind']

/** A rule in a list being edited: its key stays while its code may still have to be given. */
export type Draft = Rule & { key: string }
