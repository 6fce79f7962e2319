import type { LocalCity } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

let city: LocalCity
cityOfThisFile(
  (opened) => {
    city = opened
  },
  { ticking: false },
)

test('类别从目录里去掉了，正在办的照样能接、能办、会到期提醒', async () => {
  const { resident, worker } = city
  const records = new Records(city)
  const [taken, left] = [await resident.report({ words: '灯不亮' }), await resident.report({ words: '灯又坏了' })]
  for (const { id } of [taken, left]) await records.change('tickets', id, { category: '9999', categoryName: '旧类别' })
  await worker.act(taken.id, { name: 'accept' })
  expect(await worker.act(taken.id, { name: 'progress', note: '去看了' })).toMatchObject({ status: 'handling' })
  await city.passes({ days: 1 })
  expect(await worker.inbox()).toContain('有诉求过了时限还没接单')
})
