import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import PublicNumbers from '../../console/pages/public-numbers.vue'
import Screen from '../../console/pages/screen.vue'
import { getMe } from '../../console/services/account'
import { openCloud, signIn } from '../../console/services/cloud'
import { cloudNow } from '../../console/services/now'
import { useSession } from '../../console/stores/session'
import type { MeView } from '../../typings/contract'
import { ConsoleCloud } from '../support/console-cloud'

const DAY = 86_400_000

const NOW = Date.parse('2031-03-01T09:00:00+08:00')

/** A cloud that shows this time, and whose command board does not answer. */
async function cloudThen(): Promise<void> {
  const network = new ConsoleCloud()
  await openCloud()
  await signIn('zhelu', 'Jinghu-2026')
  network.answer('/v1/functions/account', { body: { ok: true, data: { now: NOW, person: 'p-1', roles: [] } } })
  network.answer('/v1/functions/board', { body: { ok: false, code: 'internal', message: '系统出了点问题' } })
  await getMe()
}

async function open(component: Component): Promise<string> {
  setActivePinia(createPinia())
  const roles = [{ role: 'district', scope: '340202', text: '镜湖区网格中心', isStandIn: false }]
  useSession().me = { now: NOW, person: 'p-1', name: '谢少华', roles } as unknown as MeView
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component }] })
  await router.push('/')
  const page = mount(component, { global: { plugins: [router] } })
  await flushPromises()
  const text = page.text()
  page.unmount()
  return text
}

test('电脑的钟不准也不要紧：现在几点、本月是哪个月，都照云上的钟', async () => {
  await cloudThen()
  expect(cloudNow() - NOW).toBeGreaterThanOrEqual(0)
  expect(cloudNow() - NOW).toBeLessThan(DAY)
  expect(await open(PublicNumbers)).toContain('2031年3月')
})

test('大屏还没有数的时候，上面的日子也是云上的', async () => {
  await cloudThen()
  expect(await open(Screen)).toContain('3月1日星期六')
})
