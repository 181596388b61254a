/** What the page of trainings asks. */
import { client, get, given } from '@/api/client'

import type { TrainingIn } from './types'

const of = (training_id: number) => ({ params: { path: { training_id } } })
export const trainings = (parent: string, from: string, to: string) => get('/api/v1/trainings', { query: { parent, from, to } })
export const own = () => get('/api/v1/trainings/own', {})
export const training = (training_id: number) => get('/api/v1/trainings/{training_id}', { path: { training_id } })
export const plan = (body: TrainingIn) => given(client.POST('/api/v1/trainings', { body }))
export const cancel = (id: number) => given(client.POST('/api/v1/trainings/{training_id}/cancel', of(id)))
export const code = (id: number) => given(client.GET('/api/v1/trainings/{training_id}/code', of(id)))
export const signIn = (id: number, shown: string) => given(client.POST('/api/v1/trainings/{training_id}/sign-in', { ...of(id), body: { code: shown } }))
export const tick = (id: number, person_ids: number[]) => given(client.POST('/api/v1/trainings/{training_id}/attendance', { ...of(id), body: { person_ids } }))
export const untick = (training_id: number, person_id: number) => given(client.POST('/api/v1/trainings/{training_id}/attendance/{person_id}/undo', { params: { path: { training_id, person_id } } }))
export const test = (id: number) => given(client.GET('/api/v1/trainings/{training_id}/test', of(id)))
export const handIn = (id: number, answers: number[][]) => given(client.POST('/api/v1/trainings/{training_id}/test', { ...of(id), body: { answers } }))
export const putMaterial = (training_id: number, file: File) =>
  given(
    client.POST('/api/v1/trainings/{training_id}/materials', {
      params: { path: { training_id }, query: { name: file.name.slice(-120) } },
      body: file as unknown as string,
      bodySerializer: () => file,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  )
export const removeMaterial = (training_id: number, material_id: number) => given(client.POST('/api/v1/trainings/{training_id}/materials/{material_id}/removal', { params: { path: { training_id, material_id } } }))
export const materialAddress = (training: number, material: number) => `/api/v1/trainings/${training}/materials/${material}`
export const attendanceBook = (training: number) => `/api/v1/exports/attendance?training=${training}`
