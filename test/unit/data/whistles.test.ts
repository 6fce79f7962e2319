import { whistles } from './district'

test('评单各项的权重合计 100 分，晚了还得一部分', () => {
  const lines = Object.values(whistles.sheet)
  expect(lines.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  for (const { lateShare } of lines) expect(lateShare >= 0 && lateShare < 1).toBe(true)
})

test('年度分里街道评价占三成', () => {
  expect(whistles.year).toEqual({ system: 0.7, street: 0.3 })
})

test('评价三档接得上，从 0 到 100 每一分只属于一档，不改时的分数在档内', () => {
  const tiers = Object.values(whistles.points)
  for (let points = 0; points <= 100; points += 1)
    expect(tiers.filter(({ from, until }) => from <= points && points <= until)).toHaveLength(1)
  for (const { from, until, usual } of tiers) expect(from <= usual && usual <= until).toBe(true)
})

test('应急哨不等平台接单，常规哨由社区、重点哨由街道接单', () => {
  const { regular, key, emergency } = whistles.platform
  expect([regular?.level, key?.level, emergency]).toEqual(['community', 'street', null])
})

test('职责清单四张，每张 8 到 15 条，编号不重复，都标明是示例', () => {
  expect(whistles.dutyLists).toHaveLength(4)
  const lines = whistles.dutyLists.flatMap((list) => list.lines)
  for (const { name, lines } of whistles.dutyLists) {
    expect(name).toContain('示例')
    expect(lines.length).toBeGreaterThanOrEqual(8)
    expect(lines.length).toBeLessThanOrEqual(15)
  }
  expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length)
  for (const { code, text } of lines) {
    expect(code).toMatch(/^[A-D]-\d{2}$/)
    expect(text).toMatch(/^示例：/)
  }
})

test('街道的权力五项：报道里点名的两项，其余标明是示例', () => {
  expect(whistles.powers).toHaveLength(5)
  const named = whistles.powers.filter(({ name }) => !name.includes('示例'))
  expect(named.map(({ name }) => name)).toEqual(['人事考核权', '征得同意权'])
})
