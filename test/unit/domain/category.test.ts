import { categoriesView, type Categories, categoryKept, suggest } from '../../../cloudfunctions/domain/category'
import { litter } from '../../support/city-facts'
import { livelyTicket } from '../../support/lively-tickets'

const lamp = { ...litter, code: '2101', group: '21', name: '公共照明', keywords: ['灯不亮', '灯坏', '路灯'] }
const stairs = { ...litter, code: '2102', group: '21', name: '楼道堆物', keywords: ['楼道', '堆东西'] }
const categories: Categories = {
  _id: 'categories',
  version: 1,
  opinion: '2199',
  groups: [
    { code: '01', name: '市容环境' },
    { code: '21', name: '居家与小区' },
  ],
  items: [litter, lamp, stairs],
}

test('更长更明确的词说了算', () => {
  expect(suggest('楼道灯不亮，晚上看不见', categories).map(({ name }) => name)).toEqual(['公共照明', '楼道堆物'])
})

test('一个词也对不上，就不猜', () => {
  expect(suggest('你好', categories)).toEqual([])
  expect(suggest('', categories)).toEqual([])
})

test('目录按大类排，每类说清多久办结', () => {
  expect(categoriesView(categories)).toEqual([
    {
      code: '01',
      name: '市容环境',
      items: [expect.objectContaining({ code: '0102', limitText: '4 个工作小时内办结' })],
    },
    { code: '21', name: '居家与小区', items: [expect.anything(), expect.anything()] },
  ])
})

test('目录里没有了的类别，诉求照自己记着的名称和时限办下去', () => {
  const ticket = livelyTicket(1, 0)
  const { category, categoryName, firstDueBy, reportedAt } = ticket
  const kept = categoryKept(ticket)
  expect(kept).toMatchObject({ code: category, name: categoryName, finish: { unit: 'naturalMinutes' } })
  expect(kept.finish.amount).toBe(Math.round((firstDueBy - reportedAt) / 60_000))
  expect(kept.accept.amount).toBeGreaterThan(0)
})
