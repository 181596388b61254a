/** A patrol goes whole once it has ended; when it has arrived the phone keeps none of its positions. */
import * as api from '@/api/calls'
import { t } from '@/shared/i18n'

import { bodyOf, type Patrol } from '../../patrol/walk'
import type { Face, Way } from '../way'

export const patrolWay = (token: string): Way<Patrol> => ({
  begin: async () => ({ has: [] }),
  photo: async () => '',
  async end({ id, draft }) {
    await api.putPatrol(id, bodyOf(draft), token)
    return { points: [], stops: [] }
  },
})

export const patrolFace: Face<Patrol> = {
  icon: 'pin',
  title: () => t('patrol.title'),
  where: ({ grid, stops }) => t('patrol.sent', { grid: grid.name, n: stops.length }),
  photos: () => ({ arrived: 0, of: 0 }),
  to: () => ({ name: 'patrol' }),
}
