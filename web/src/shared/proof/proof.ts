/** What somebody shows who has looked into a case, as it is taken on a device and as it is sent. */
import * as api from '@/api/calls'
import type { CaseMoveIn } from '@/api/types'
import { momentOf } from '@/shared/format'
import { blobOf, type Photo } from '@/shared/photos/photo'

export interface Place {
  lng: number
  lat: number
  accuracy_m: number | null
}

export interface Proof {
  by: 'photo' | 'call'
  photos: Photo[]
  before: Photo | null
  place: Place | null
  to: string
  at: string
  said: string
}

export const noProof = (): Proof => ({ by: 'photo', photos: [], before: null, place: null, to: '', at: '', said: '' })

/** Of what a move brings, what is shown: nothing, photos, or photos of before and after; a check may be a call. */
export type Shown = 'after' | 'photo' | 'proof' | 'seen' | 'before'
export const shownOf = (brings: string[]): Shown | null => (['after', 'photo', 'proof', 'seen', 'before'] as const).find((one) => brings.includes(one)) ?? null
/** Of what was done there are photos of before and after; those of a result are chosen, and say no place. */
export const isPair = (shown: Shown) => shown === 'before' || shown === 'after'

/** Sends the photos that the server has not got, and answers with what goes along with the move. */
export async function sendProof(number: string, proof: Proof, shown: Shown): Promise<Partial<CaseMoveIn>> {
  if (shown === 'seen' && proof.by === 'call') return { call: { to: proof.to.trim(), at: proof.at ? momentOf(proof.at) : new Date().toISOString(), said: proof.said.trim() } }
  const before = isPair(shown) ? proof.before : null
  for (const photo of [...(before ? [before] : []), ...proof.photos]) await api.putCasePhoto(number, photo.sha256, blobOf(photo))
  const { lng, lat } = proof.place ?? {}
  return { photos: proof.photos.map((one) => one.sha256), before: before?.sha256, lng, lat, datum: 'wgs84' }
}

/** The device's place at this moment; null where it is not told. */
export function placeNow(): Promise<Place | null> {
  return new Promise((tell) => {
    if (!('geolocation' in navigator)) return tell(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => tell({ lng: coords.longitude, lat: coords.latitude, accuracy_m: Math.round(coords.accuracy) }),
      () => tell(null),
      { enableHighAccuracy: true, maximumAge: 5000, timeout: 15_000 },
    )
  })
}
