/** Short names for the server's types of the rules' page; words that OpenAPI leaves open are said here. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export const KINDS = ['agency', 'office', 'component_owner', 'ladder', 'mark'] as const
export type Kind = (typeof KINDS)[number]
export const LADDERS = ['R2', 'R3', 'R4'] as const
export const MARKS = ['emergency', 'staff_involved', 'major'] as const
export const NOTICES = ['110', '119', '120'] as const
export const PLATFORMS = ['order', 'enforcement', 'market', 'service'] as const
export const HOURS = ['work', 'off'] as const
export const LAYERS = ['village', 'exclusive'] as const
export const FIRST = ['grid', 'agency'] as const

type OneOf<T extends readonly string[]> = '' | T[number]

/** `until_day` is the first day on which the rule no longer holds; weekdays count from Monday 1. */
export type Conditions = Omit<Required<Schemas['Conditions']>, 'layer' | 'hours'> & { layer: OneOf<typeof LAYERS>; hours: OneOf<typeof HOURS> }

export type Outcome = Omit<Required<Schemas['Outcome']>, 'kind' | 'ladder' | 'platform' | 'first_handler' | 'marks' | 'notice'> & {
  kind: Kind
  ladder: OneOf<typeof LADDERS>
  platform: OneOf<typeof PLATFORMS>
  first_handler: OneOf<typeof FIRST>
  marks: (typeof MARKS)[number][]
  notice: OneOf<typeof NOTICES>
}

export type Rule = Omit<Required<Schemas['Rule']>, 'conditions' | 'outcome'> & { conditions: Conditions; outcome: Outcome }

/** A rule in a list being edited: its key stays while its code may still have to be given. */
export type Draft = Rule & { key: string }

export type SetState = 'draft' | 'submitted' | 'published' | 'withdrawn'
export type RuleSetRow = Omit<Schemas['RuleSetRow'], 'state'> & { state: SetState }
export type RuleSetStory = Omit<Schemas['RuleSetStory'], 'state' | 'rules'> & { state: SetState; rules: Rule[] }
export type RuleProblem = Required<Schemas['RuleProblem']>
/** Where a case goes: by which rule (empty: the category list), to whom, on which step of the ladder. */
export type TrialSide = Schemas['Went']
export type TrialRow = Schemas['TrialRow']
export type Trial = Schemas['Trial']
/** How a rule has done; the empty code is the category list itself, `upheld` what came back and went to another office. */
export type RuleRecord = Schemas['RuleRecord']
export type RuleOptions = Schemas['RuleOptions']
