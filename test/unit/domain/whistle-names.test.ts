import { leadOf } from '../../../cloudfunctions/domain/whistle'
import { asNamedNow } from '../../../cloudfunctions/domain/whistle-names'
import { departments, running } from '../../support/whistle-facts'

const named = new Map(
  [...departments].map(([id, one]) => [id, { name: id === 'chengguan' ? '区城市管理局' : one.name }]),
)

test('部门改了名，没办完的哨照现在的名字叫；记下来的那一声没有变', () => {
  const whistle = running()
  expect(leadOf(asNamedNow(whistle, named))?.name).toBe('区城市管理局')
  expect(asNamedNow(whistle, named).timeline).toBe(whistle.timeline)
  expect(leadOf(whistle)?.name).toBe('区城管局')
})

test('办结了、等街道评价的，也照现在的名字叫', () => {
  const completed = { ...running(), isOpen: false, status: 'completed' as const, endedAt: null }
  expect(leadOf(asNamedNow(completed, named))?.name).toBe('区城市管理局')
})

test('结束了的，还是当时的名字；没有改名的、找不到的部门，原样', () => {
  const whistle = running()
  const over = { ...whistle, isOpen: false, endedAt: 1 }
  expect(asNamedNow(over, named)).toBe(over)
  expect(asNamedNow(whistle, departments)).toBe(whistle)
  expect(asNamedNow(whistle, new Map())).toBe(whistle)
})
