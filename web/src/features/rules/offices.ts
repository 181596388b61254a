/** Offices and types of owners as pickers and lists show them. */
import { named } from '@/shared/i18n'

import type { ChoiceGroup } from './picking'
import { PLATFORMS } from '@/api/vocabulary'
import type { RuleOptions } from './types'

/** Offices of the county first, then town by town. */
export function officeGroups(options: RuleOptions | null, county: string): ChoiceGroup[] {
  if (!options) return []
  const items = (code: string) => options.offices.filter((one) => one.place_code === code).map((one) => ({ value: one.code, label: one.name }))
  const towns = options.towns.map((one) => ({ value: one.code, label: one.name, items: items(one.code) }))
  const known = new Set(options.towns.map((one) => one.code))
  const others = options.offices.filter((one) => !known.has(one.place_code)).map((one) => ({ value: one.code, label: one.name }))
  return [{ value: 'county', label: county, items: others }, ...towns].filter((group) => group.items.length)
}

export function agencyGroups(options: RuleOptions | null, say: (platform: string) => string): ChoiceGroup[] {
  return PLATFORMS.map((platform) => ({
    value: platform,
    label: say(platform),
    items: (options?.agencies ?? []).filter((one) => one.platform === platform).map((one) => ({ value: one.code, label: named(one) })),
  })).filter((group) => group.items.length)
}
