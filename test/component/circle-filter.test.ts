import { chipGroups, inRow, matches, NO_FILTER, orderOf, toggled } from '../../miniprogram/pages/circle/filter'
import { lineOf } from '../../miniprogram/pages/circle/found'
import type { Mounted } from '../support/load'
import { aShop, aStation, circlePhone, drag, legend, namesIn, openCircle, places } from './circle-page'
import { press } from './press'

const chosenIn = (page: Mounted) => page.querySelectorAll('.place').length
const chipsIn = (page: Mounted) =>
  [...page.dom.querySelectorAll('[class*="--chip "]')].map(({ textContent }) => textContent)
const choosing = (...keys: string[]) => keys.reduce(toggled, NO_FILTER)
const left = (...keys: string[]) => places.filter(matches(choosing(...keys))).map(({ name }) => name)

describe('筛选', () => {
  test.each([
    { keys: ['open'], names: ['乙社区先锋驿站', '乙社区党群服务中心', '便民药房'] },
    { keys: ['service:water'], names: ['乙社区先锋驿站', '乙社区党群服务中心', '河边健身点'] },
    { keys: ['service:toilet'], names: ['乙社区先锋驿站', '乙社区党群服务中心'] },
    { keys: ['class:station'], names: ['乙社区先锋驿站'] },
    { keys: ['class:centre'], names: ['乙社区党群服务中心'] },
    { keys: ['class:market'], names: ['汀苑菜市场'] },
    { keys: ['class:pharmacy'], names: ['便民药房'] },
    { keys: ['class:fitness'], names: ['河边健身点'] },
  ])('$keys：$names', ({ keys, names }) => {
    expect(left(...keys)).toEqual(names)
  })

  test('服务要样样都有，种类有一种就算，几样一起都要合', () => {
    expect(left('service:water', 'service:toilet')).toEqual(['乙社区先锋驿站', '乙社区党群服务中心'])
    expect(left('class:market', 'class:pharmacy')).toEqual(['汀苑菜市场', '便民药房'])
    expect(left('class:market', 'class:pharmacy', 'open')).toEqual(['便民药房'])
    expect(left('class:fitness', 'service:water')).toEqual(['河边健身点'])
  })

  test('再点一下就不选了', () => {
    expect(choosing('open', 'service:water', 'class:market', 'class:market', 'service:water', 'open')).toEqual(
      NO_FILTER,
    )
  })

  test('每个标签说选了它还有几处', () => {
    const groups = chipGroups(legend, choosing('class:station'), places)
    expect(groups.map(({ title, chips }) => [title, ...chips.map(({ text, count }) => `${text} ${count}`)])).toEqual([
      ['', '现在开放 1'],
      ['基本服务', '免费饮水 1', '开放卫生间 1'],
      ['阵地', '先锋驿站 1', '党群服务中心 1'],
      ['基本保障', '菜市场 1', '药店 1'],
      ['品质提升', '健身点 1'],
    ])
  })

  test('收成一排：选了的、现在开放、还有得选的在前，没有的在后；点的时候不挪位置', () => {
    const row = (...keys: string[]) => inRow(chipGroups(legend, choosing(...keys), places), order).chips
    const order = orderOf(chipGroups(legend, choosing('class:market'), places))
    const texts = ['菜市场', '现在开放', '先锋驿站', '党群服务中心', '药店', '健身点', '免费饮水', '开放卫生间']
    expect(row('class:market').map(({ text }) => text)).toEqual(texts)
    expect(row('class:market', 'class:fitness').map(({ text }) => text)).toEqual(texts)
  })
})

describe('页面上', () => {
  test('点标签，列表和地图一起变，换了时间、搜别的一片还记着', async () => {
    const { phone, map } = circlePhone()
    phone.answer('place', 'around', () => ({
      items: [aShop({ id: 'li-9', name: '远处菜市场' }), aStation()],
      isCut: false,
    }))
    const page = await openCircle({ area: 'g-5' })
    await press(page, '菜市场1')
    expect(namesIn(page)).toEqual(['汀苑菜市场'])
    expect(map.names()).toEqual(['从乙社区第05网格出发', '汀苑菜市场，步行 7 分钟'])
    expect(page.dom.textContent).toContain('5 处，符合 1 处')
    await press(page, '10 分钟')
    expect(chosenIn(page)).toBe(1)
    await drag(page)
    await press(page, '搜这一片')
    expect(namesIn(page)).toEqual(['远处菜市场'])
  })

  test('“全部”展开，一类一类都看得到；收起来，选了的排在前面', async () => {
    circlePhone()
    const page = await openCircle({ area: 'g-5' })
    expect(page.dom.textContent).not.toContain('基本服务')
    await press(page, '全部')
    expect(page.dom.textContent).toContain('基本服务')
    await press(page, '健身点1')
    await press(page, '收起')
    expect(chipsIn(page)[0]).toBe('健身点1')
    expect(page.dom.textContent).not.toContain('基本服务')
  })

  test('没有符合的，说清楚，一点就不筛选', async () => {
    circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await press(page, '菜市场1')
    await press(page, '现在开放0')
    expect(page.dom.textContent).toContain('没有符合的')
    await press(page, '不筛选')
    expect(namesIn(page)).toHaveLength(5)
  })

  test('选中的那处筛掉了，就不再写着它', async () => {
    circlePhone()
    const page = await openCircle({ area: 'g-5' })
    await press(page, '路线')
    expect(page.data.chosen).toMatchObject({ name: '河边健身点' })
    await press(page, '健身点1')
    expect(page.data.chosen).toMatchObject({ name: '河边健身点' })
    await press(page, '健身点1')
    await press(page, '菜市场1')
    expect(page.data.chosen).toBeNull()
  })
})

test('一行里写得下的：种类和服务，远的说公里', () => {
  const many = { ...legend, services: ['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, name: code })) }
  const line = lineOf({ ...aStation({ services: ['a', 'b', 'c', 'd', 'e'] }), minutes: 15, metres: 1240 }, 0, many)
  expect(line).toMatchObject({
    about: '先锋驿站 · a、b、c、d 等 5 项服务',
    metres: '1.2 公里',
    letter: '驿',
    face: 'station',
  })
  expect(lineOf(aShop(), 3, legend)).toMatchObject({
    about: '菜市场',
    metres: '',
    minutes: '',
    letter: '菜',
    face: 'basic',
    at: 3,
  })
})
