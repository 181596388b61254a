/** What is asked about one's own sign-ins and password. */
import { client, get, given } from '@/api/client'

const at = (token: string) => ({ path: { token } })

export const invitation = (token: string) => get('/api/v1/auth/invitation/{token}', at(token))

export const accept = (token: string, password: string) => given(client.POST('/api/v1/auth/invitation/{token}', { params: at(token), body: { password } }))

export const changePassword = (old: string, password: string) => given(client.POST('/api/v1/auth/password', { body: { old, password } }))

export const signIns = () => get('/api/v1/auth/sign-ins', {})

export const endSignIn = (key: string) => given(client.POST('/api/v1/auth/sign-ins/{key}/ending', { params: { path: { key } } }))
