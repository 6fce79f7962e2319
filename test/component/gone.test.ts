import { aPerson } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { press } from './press'

const openPlace = opener('packages/circle')
const openNeeds = opener('packages/need')

test('没有的地方：说找不到了，请他去服务圈', async () => {
  const phone = new Phone(aPerson())
  phone.answer('place', 'get', () => {
    throw refusal('place/unknown', '没有找到这个地点，可能已经撤掉了')
  })
  const page = await openPlace('place', { id: 'nonsense' })
  expect(page.dom.textContent).toContain('这里找不到了没有找到这个地点，可能已经撤掉了')
  expect(page.dom.textContent).not.toContain('再试一次')
  await press(page, '去服务圈看看')
  expect(phone.opened).toEqual(['switchTab /pages/circle/circle'])
})

test('链接缺了一截：不说编号格式，说链接不完整', async () => {
  const phone = new Phone(aPerson())
  phone.answer('place', 'get', () => {
    throw refusal('request/invalid', '编号格式不对', 'input.id')
  })
  const page = await openPlace('place')
  expect(page.dom.textContent).toContain('这里找不到了打开的链接不完整，或者它已经撤掉了')
  expect(page.dom.textContent).not.toContain('编号格式')
})

test('一页一页的清单也一样，不请他白白再试', async () => {
  const phone = new Phone(aPerson())
  phone.answer('need', 'lists', () => {
    throw refusal('need/unknown-place', '没有找到这个驿站或中心', 'place')
  })
  const page = await openNeeds('lists', { place: 'nonsense' })
  expect(page.dom.textContent).toContain('这里找不到了没有找到这个驿站或中心')
  expect(page.dom.textContent).not.toContain('再试一次')
})
