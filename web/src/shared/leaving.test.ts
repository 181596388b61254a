import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { keepLeaving } from './leaving'

const page = { render: () => null }

function opened() {
  let come = (): void => undefined
  const slow = new Promise<typeof page>((resolve) => (come = () => resolve(page)))
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/desk', component: page },
      { path: '/slow', component: () => slow },
      { path: '/other', component: page },
      { path: '/broken', component: () => Promise.reject(new Error('no network')) },
    ],
  })
  keepLeaving(router)
  return { router, come }
}

test('a page asked for comes, though the one before changes its address while the script is on its way', async () => {
  const { router, come } = opened()
  await router.push('/desk')
  void router.push('/slow?a=1')
  await new Promise((done) => setTimeout(done))
  const change = router.replace({ path: '/desk', query: { number: '8' } })
  come()
  await change
  expect(router.currentRoute.value.fullPath).toBe('/slow?a=1')
  router.back()
  await new Promise((done) => setTimeout(done))
  expect(router.currentRoute.value.fullPath, 'the way back is where it was').toBe('/desk')
})

test('another page asked for meanwhile comes instead, and afterwards the address changes as ever', async () => {
  const { router } = opened()
  await router.push('/desk')
  void router.push('/slow')
  await new Promise((done) => setTimeout(done))
  await router.push('/other')
  expect(router.currentRoute.value.fullPath).toBe('/other')
  await router.replace({ query: { tab: 'x' } })
  expect(router.currentRoute.value.fullPath).toBe('/other?tab=x')
})

test('where the script does not come, the page stays and goes on changing its address', async () => {
  const { router } = opened()
  await router.push('/desk')
  await expect(router.push('/broken')).rejects.toThrow('no network')
  await router.replace({ query: { number: '8' } })
  expect(router.currentRoute.value.fullPath).toBe('/desk?number=8')
})
