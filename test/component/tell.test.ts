import { say } from '../../miniprogram/services/tell'
// Brings WeChat's `wx` along.
import '../support/load'
import { Phone } from './phone'

test('说的一句话留到老人读得完：短的按微信的 1.5 秒，长的每个字 0.2 秒，最多 5 秒', () => {
  new Phone()
  const shown = jest.spyOn(wx, 'showToast')
  for (const sentence of ['已保存', '没有网络，已存下，恢复后自动发送', '长'.repeat(60)]) say(sentence)
  expect(shown.mock.calls.map(([options]) => options?.duration)).toEqual([1500, 3200, 5000])
})
