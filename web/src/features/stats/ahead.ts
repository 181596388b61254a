/** What a leader's first map asks, asked for while its page is still on the way. */
import type { LocationQuery } from 'vue-router'

import { tryFor, type Question } from '@/api/cache'
import * as api from '@/api/calls'
import type { Division, Me } from '@/api/types'
import { dayOf } from '@/shared/format'
import { outlinesOf } from '@/shared/places/usePlace'
import { childLevel } from '@/shared/territory'

import { fillLevels, parseView, periodOf, stepOf } from './view'

export function askAhead(who: Me, query: LocationQuery): void {
  const view = parseView(query)
  if (view.place || !who.home || !['city', 'county', 'town', 'village'].includes(who.home.level)) return
  const { code, level } = who.home as Pick<Division, 'code' | 'level'>
  const levels = fillLevels(level)
  const fill = levels.find((one) => one === view.level) ?? levels[0]!
  const asked: Question<unknown>[] = [api.division(code), ...outlinesOf({ code, level }, fill), api.basemap()]
  if (who.verbs.includes('stats.read')) {
    const period = periodOf(view, dayOf(new Date()))
    const figures = { category: view.category, ...period }
    for (const one of new Set([childLevel(level), fill])) asked.push(api.areaStats({ level: one, parent: code, ...figures }))
    asked.push(api.series({ place: code, ...figures, step: stepOf(view, period) }))
  }
  for (const one of asked) void tryFor(one)
}
