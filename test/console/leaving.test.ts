import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { mayLeave, useLeaving } from '../../console/services/leaving'

// 写了一半的，离开以前问一句。

const blank = { template: '<div />' }

/** A page with two things half done on it. */
async function open() {
  const halves: Array<ReturnType<typeof useLeaving>> = []
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/areas', component: blank },
      { path: '/tickets', component: blank },
    ],
  })
  await router.push('/areas')
  const half = defineComponent(() => {
    halves.push(useLeaving(ref(true)))
    return () => null
  })
  const page = mount({ components: { Half: half }, template: '<Half /><Half />' }, { global: { plugins: [router] } })
  /** What is asked just now, answered one by one. */
  const say = async (...answers: boolean[]) => {
    for (const yes of answers) {
      halves.find(({ isAsking }) => isAsking.value)!.decide(yes)
      await flushPromises()
    }
  }
  const isAsked = () => halves.some(({ isAsking }) => isAsking.value)
  return { page, router, say, isAsked }
}

test('两处写了一半，一处说走、一处说不走：留下来，下一次两处都还问', async () => {
  const { page, router, say, isAsked } = await open()
  const first = mayLeave()
  await say(true, false)
  expect(await first).toBe(false)
  const going = router.push('/tickets')
  await flushPromises()
  expect(isAsked()).toBe(true)
  await say(true)
  expect(isAsked()).toBe(true)
  await say(false)
  await going
  expect(router.currentRoute.value.path).toBe('/areas')
  page.unmount()
})

test('都说走：走的时候不再问', async () => {
  const { page, router, say, isAsked } = await open()
  const leaving = mayLeave()
  await say(true, true)
  expect(await leaving).toBe(true)
  await router.push('/tickets')
  expect([isAsked(), router.currentRoute.value.path]).toEqual([false, '/tickets'])
  page.unmount()
})
