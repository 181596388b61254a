/** The kinds of items that the outbox knows: how each is sent, and how it is shown. */
import * as api from '@/api/calls'
import { csrfToken } from '@/api/client'

import { wireOf } from '../send'
import type { Line } from './flush'
import { moveFace, moveWay } from './kinds/move'
import { objectFace, objectWay } from './kinds/object'
import { patrolFace, patrolWay } from './kinds/patrol'
import { reportFace, reportWay } from './kinds/report'
import type { KindName } from './store'
import type { Face } from './way'

/** Asks who is signed in, and holds on to their sign-in: after another signs in, nothing goes as them. */
export async function connect(): Promise<Line> {
  const token = csrfToken()
  const { username } = await api.whoNow()
  return { username, ways: { report: reportWay(wireOf(token)), move: moveWay(token), object: objectWay(token), patrol: patrolWay(token) } }
}

export const FACES: Record<KindName, Face> = { report: reportFace, move: moveFace, object: objectFace, patrol: patrolFace }
