import type { LocalCity } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { topUp } from '../support/quota'

/** Almost as long as WeChat is waited for. */
const SLOW = 1_400

let city: LocalCity
cityOfThisFile(
  async (opened) => {
    city = opened
    await topUp(city.worker, 'task', 3)
  },
  { ticking: false },
)

test('微信样样都慢：反映照样成功，没来得及推送、检查的，下一分钟补上，一样不多一样不少', async () => {
  const { resident, worker, cloud } = city
  const photos = [await resident.upload()]
  for (const api of ['security.msgSecCheck', 'security.mediaCheckAsync', 'subscribeMessage.send'])
    cloud.delay(api, SLOW, 1)
  const ticket = await resident.report({ photos })
  expect(ticket).toMatchObject({ status: 'dispatched' })
  expect(await worker.inbox()).toEqual(['有新的诉求等您接单'])
  expect(await worker.pushes()).toHaveLength(0)
  for (let minute = 0; minute < 2; minute += 1) await city.passes({ minutes: 1 })
  expect(await worker.pushes()).toHaveLength(1)
  expect(cloud.read('notices', { push: { $in: ['queued', 'sending', 'unknown'] } })).toEqual([])
  expect(cloud.read('screenings', { state: 'pending', trace: { $exists: false } })).toEqual([])
})
