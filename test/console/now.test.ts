import { flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import PublicNumbers from '../../console/pages/public-numbers.vue'
import { getMe } from '../../console/services/account'
import { openCloud, signIn } from '../../console/services/cloud'
import { cloudNow } from '../../console/services/now'
import { ConsoleCloud } from '../support/console-cloud'

const DAY = 86_400_000

test('电脑的钟不准也不要紧：现在几点、本月是哪个月，都照云上的钟', async () => {
  const network = new ConsoleCloud()
  await openCloud()
  await signIn('zhelu', 'Jinghu-2026')
  const now = Date.parse('2031-03-01T09:00:00+08:00')
  network.answer('/v1/functions/account', { body: { ok: true, data: { now, person: 'p-1', roles: [] } } })
  await getMe()
  expect(cloudNow() - now).toBeGreaterThanOrEqual(0)
  expect(cloudNow() - now).toBeLessThan(DAY)

  network.answer('/v1/functions/board', { body: { ok: false, code: 'internal', message: '系统出了点问题' } })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: PublicNumbers }] })
  await router.push('/')
  const page = mount(PublicNumbers, { global: { plugins: [router] } })
  await flushPromises()
  expect(page.text()).toContain('2031年3月')
})
