/** Short names for the server's types of the rules' page; words that OpenAPI leaves open are said here. */
import type { components } from '@/api/schema'
import type { FIRST, HOURS, LADDER, MARKS, NOTICES, PLATFORMS, RULE_KINDS } from '@/api/vocabulary'

type Schemas = components['schemas']

export type Kind = (typeof RULE_KINDS)[number]

type OneOf<T extends readonly string[]> = '' | T[number]

/** `until_day` is the first day on which the rule no longer holds; weekdays count from Monday 1. */
export type Conditions = Omit<Required<Schemas['Conditions']>, 'hours'> & { hours: OneOf<typeof HOURS> }

export type Outcome = Omit<Required<Schemas['Outcome']>, 'kind' | 'ladder' | 'platform' | 'first_handler' | 'marks' | 'notice'> & {
  kind: Kind
  ladder: OneOf<typeof LADDER>
  platform: OneOf<typeof PLATFORMS>
  first_handler: OneOf<typeof FIRST>
  marks: (typeof MARKS)[number][]
  notice: OneOf<typeof NOTICES>
}

export type Rule = Omit<Required<Schemas['Rule']>, 'conditions' | 'outcome'> & { conditions: Conditions; outcome: Outcome }

/** A rule in a list being edited: its key stays while its code may still have to be given. */
export type Draft = Rule & { key: string }

export type RuleSetRow = Schemas['RuleSetRow']
export type SetState = RuleSetRow['state']
export type RuleSetStory = Omit<Schemas['RuleSetStory'], 'rules'> & { rules: Rule[] }
export type RuleProblem = Required<Schemas['RuleProblem']>
/** Where a case goes: by which rule (empty: the category list), to whom, on which step of the ladder. */
export type TrialSide = Schemas['Went']
export type TrialRow = Schemas['TrialRow']
export type Trial = Schemas['Trial']
/** How a rule has done; the empty code is the category list itself, `upheld` what came back and went to another office. */
export type RuleRecord = Schemas['RuleRecord']
export type RuleOptions = Schemas['RuleOptions']
