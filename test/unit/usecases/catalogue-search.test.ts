import { searchItems } from '../../../cloudfunctions/usecases/catalogue-search'
import { catalogue, categories, departmentById } from '../data/district'

const found = (query: string, category?: string) =>
  searchItems({ catalogue, departments: departmentById, categories }, query, category).items.map(({ name }) => name)

test.each([
  ['摆摊', '流动摊贩聚集'],
  ['噪音', '生活噪声扰民'],
  ['狗', '犬只扰民伤人'],
  ['流浪狗', '犬只扰民伤人'],
  ['乱停车', '机动车占用人行道'],
  ['打架', '邻里纠纷升级调处'],
  ['斗殴', '邻里纠纷升级调处'],
  ['店里喇叭太吵', '商业噪声扰民'],
])('名称里没有的，平常的话也找得到：“%s”找到“%s”', (query, name) => {
  expect(found(query)).toContain(name)
})

test('名称对上的在前，只是话里说到的在后，不管合不合这类诉求', () => {
  const names = found('烧烤', '0116')
  expect(names[0]).toBe('露天烧烤')
  expect(names).toContain('餐饮油烟直排')
})

test('话里说到的，先是说得最准的一类，再是相近的；同样准的，合这类诉求的在前', () => {
  const names = found('噪音')
  expect(names).toContain('商业噪声扰民')
  expect(names.indexOf('生活噪声扰民')).toBeLessThan(names.indexOf('商业噪声扰民'))
  expect(found('摆摊')[0]).toBe('占道经营反复发生')
  expect(found('摆摊', '0599')[0]).toBe('火车站广场秩序整治')
})

test('首字母、不知所云的话，不靠类别去猜；没写字的，合这类诉求的在前', () => {
  expect(found('zdjyff')).toEqual(['占道经营反复发生'])
  expect(found('天外飞仙')).toEqual([])
  expect(found('', '2113')[0]).toBe('犬只扰民伤人')
})
