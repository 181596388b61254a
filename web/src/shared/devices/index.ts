/** Links with which a telephone sends as an account, from ODK Collect or KoboCollect. */
import { client, get, given } from '@/api/client'

export { default as DevicesDialog } from './DevicesDialog.vue'

export const devices = (username: string) => get('/api/v1/devices', { query: username ? { username } : {} })

export const makeDevice = (username: string, name: string, days: number) => given(client.POST('/api/v1/devices', { body: { username, name, days, address: location.origin } }))

export const endDevice = (device_id: number) => given(client.POST('/api/v1/devices/{device_id}/ending', { params: { path: { device_id } } }))
