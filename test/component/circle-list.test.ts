import type { Mounted } from '../support/load'
import { aReach, aShop, circlePhone, namesIn, openCircle, tapMarker, walked } from './circle-page'
import { press } from './press'

const cardOf = (page: Mounted) => (page.instance.onShareAppMessage as () => object).call(page.instance)

describe('很多处', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => walked(aShop({ id: `li-${at}`, name: `第 ${at} 家` }), 1 + (at % 15)))

  test('一次列二十处，再看再添；点了后面的标记，就列到它', async () => {
    const { phone, map } = circlePhone()
    phone.answer('circle', 'reach', () => aReach({ items: many(75) }))
    const page = await openCircle({ area: 'g-5' })
    expect(namesIn(page)).toHaveLength(20)
    await press(page, '再看 20 处（还有 55 处）')
    expect(namesIn(page)).toHaveLength(40)
    await tapMarker(page, map, '第 65 家')
    expect(namesIn(page)).toHaveLength(75)
    expect(page.data.scrollTo).toBe(65)
    expect(page.dom.textContent).toContain('按步行路网')
  })

  test('一千处：每次送给渲染层的都在 64 KB 以内，节点不到一千个', async () => {
    const { phone } = circlePhone()
    phone.answer('circle', 'reach', () => aReach({ items: many(1000) }))
    const sizes: number[] = []
    const page = await openCircle({ area: 'g-5' })
    const setData = page.instance.setData as (change: object, then?: () => void) => void
    page.instance.setData = function (change: Record<string, unknown>, then?: () => void) {
      const sent = Object.entries(change).filter(([name]) => !name.startsWith('_'))
      sizes.push(JSON.stringify(sent).length)
      return setData.call(this, change, then)
    }
    await press(page, '10 分钟')
    await press(page, '现在开放0')
    await press(page, '现在开放0')
    await press(page, '再看 20 处（还有 980 处）')
    expect(sizes.length).toBeGreaterThan(5)
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024)
    expect(page.dom.querySelectorAll('*').length).toBeLessThan(1000)
  })
  test('走得到的太多，说只列了最近的', async () => {
    const { phone } = circlePhone()
    phone.answer('circle', 'reach', () => aReach({ isCut: true }))
    expect((await openCircle({ area: 'g-5' })).dom.textContent).toContain('只列了最近的')
  })
})

describe('转发', () => {
  test('标题说从哪里多少分钟到得了几处，打开就从那里', async () => {
    circlePhone()
    const page = await openCircle({ area: 'g-5', minutes: '10' })
    await press(page, '先锋驿站1')
    expect(cardOf(page)).toEqual({
      title: '从乙社区第05网格步行 10 分钟能到 5 处',
      path: '/pages/circle/circle?minutes=10&area=g-5',
    })
  })

  test('从我现在的位置出发的，位置不转给别人', async () => {
    circlePhone()
    expect(cardOf(await openCircle())).toEqual({
      title: '步行 15 分钟能到哪里？看看您身边的服务',
      path: '/pages/circle/circle?minutes=15',
    })
  })

  test('还没有看到的时候，也转得出去', async () => {
    const { phone } = circlePhone()
    phone.connect(false)
    expect(cardOf(await openCircle({ area: 'g-6' }))).toMatchObject({ path: '/pages/circle/circle?minutes=15' })
  })
})
