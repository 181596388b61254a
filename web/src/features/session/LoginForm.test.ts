import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import * as api from '@/api/calls'
import { Problem } from '@/api/problem'
import { answering } from '@/shared/answering'
import { mounted } from '@/shared/mounting'

import LoginForm from './LoginForm.vue'

vi.mock('@/api/calls')

const account = { username: 'leader', password: 'secret', display_name: '沈敏', title: '区领导', page: '/' }

beforeEach(() => {
  vi.mocked(api.demoAccounts).mockReturnValue(answering(() => ({ items: [account] })))
  vi.mocked(api.me).mockReturnValue(answering(() => account))
  vi.mocked(api.login).mockReset()
})

const submit = (form: HTMLElement | null) => form!.dispatchEvent(new Event('submit', { cancelable: true }))

describe('sign-in form', () => {
  it('fills in a demo account at one click and signs in with it', async () => {
    const signedIn = vi.fn()
    vi.mocked(api.login).mockResolvedValue({ me: { username: 'leader' } } as never)
    const form = mounted(LoginForm, { onSignedIn: signedIn })
    await vi.waitFor(() => expect(form.find('demo-account')).not.toBeNull())
    form.find('demo-account')!.click()
    await nextTick()
    submit(form.find('login-form'))
    await vi.waitFor(() => expect(signedIn).toHaveBeenCalled())
    expect(api.login).toHaveBeenCalledWith('leader', 'secret')
    form.unmount()
  })

  it('says beside the form how long to wait after too many wrong passwords', async () => {
    const detail = '密码输错次数过多，请 2 分钟后再试；换一个网络地址登录不受影响。'
    vi.mocked(api.login).mockRejectedValue(new Problem('sign-in-delayed', 429, detail, { minutes: 2, retry_after_s: 61 }))
    const form = mounted(LoginForm)
    submit(form.find('login-form'))
    await vi.waitFor(() => expect(form.find('login-problem')?.textContent).toContain('请 2 分钟后再试'))
    form.unmount()
  })

  it('says a wrong password in the words of the server', async () => {
    vi.mocked(api.login).mockRejectedValue(new Problem('sign-in-refused', 401, '用户名或密码不正确，请核对后重试。'))
    const form = mounted(LoginForm)
    submit(form.find('login-form'))
    await vi.waitFor(() => expect(form.find('login-problem')?.textContent).toContain('用户名或密码不正确'))
    form.unmount()
  })
})
