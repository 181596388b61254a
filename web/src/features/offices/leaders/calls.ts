/** What the page of leaders asks. */
import { client, get, given } from '@/api/client'

import type { GivingIn, GroupIn, JoiningIn } from './types'

export const table = (place: string, at: string) => get('/api/v1/portfolios', { query: { place, at } })
export const give = (body: GivingIn) => given(client.POST('/api/v1/portfolios', { body }))
export const end = (portfolio_id: number, last_day: string) => given(client.POST('/api/v1/portfolios/{portfolio_id}/ending', { params: { path: { portfolio_id } }, body: { last_day } }))
export const undo = (portfolio_id: number) => given(client.POST('/api/v1/portfolios/{portfolio_id}/undo', { params: { path: { portfolio_id } } }))

const of = (group_id: number) => ({ params: { path: { group_id } } })
export const groups = (place: string, at: string) => get('/api/v1/leading-groups', { query: { place, at } })
export const found = (body: GroupIn) => given(client.POST('/api/v1/leading-groups', { body }))
export const endGroup = (group: number, last_day: string | null) => given(client.POST('/api/v1/leading-groups/{group_id}/ending', { ...of(group), body: { last_day } }))
export const join = (group: number, body: { person_id: number; duty: JoiningIn['duty']; unit: string; first_day: string }) => given(client.POST('/api/v1/leading-groups/{group_id}/members', { ...of(group), body }))
export const leave = (group_id: number, member_id: number, last_day: string) => given(client.POST('/api/v1/leading-groups/{group_id}/members/{member_id}/ending', { params: { path: { group_id, member_id } }, body: { last_day } }))
export const task = (group: number, body: { title: string; owner_id: number; due_on: string }) => given(client.POST('/api/v1/leading-groups/{group_id}/tasks', { ...of(group), body }))
export const settle = (group_id: number, task_id: number, result: string) => given(client.POST('/api/v1/leading-groups/{group_id}/tasks/{task_id}/result', { params: { path: { group_id, task_id } }, body: { result } }))
