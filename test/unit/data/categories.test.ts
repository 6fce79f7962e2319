import type { Category } from '../../../data/jinghu/generate/documents'
import { categories } from './district'

/** What residents would write, and the class it belongs to. */
const SENTENCES: Array<[words: string, code: string]> = [
  ['一楼那家在院子里私搭乱建，搭了个棚子', '0101'],
  ['楼下垃圾桶满了好几天没人清，臭味很大', '0102'],
  ['有人把装修垃圾和碎砖倒在路边', '0103'],
  ['这条路好几天没人扫，全是落叶', '0104'],
  ['河里漂着好多死鱼，水发臭', '0105'],
  ['绿化带里杂草比人高，请来修剪', '0106'],
  ['有辆僵尸车停在门口，轮胎瘪了', '0107'],
  ['不知道谁把旧沙发和床垫扔在路边', '0108'],
  ['人行道砖翘起来了，路面不平，老人容易绊倒', '0110'],
  ['渣土车开过去石子撒了一路', '0112'],
  ['有人在空地上烧树叶，浓烟滚滚', '0115'],
  ['楼下饭店油烟太大，窗户都不敢开', '0116'],
  ['路边有只死猫，没人处理', '0117'],
  ['邻栋有人养鸡，公鸡天不亮就打鸣', '0118'],
  ['楼道墙上全是开锁的小广告', '0201'],
  ['店家在树上乱挂横幅', '0202'],
  ['理发店的灯箱摆在人行道上，落地广告牌挡路', '0203'],
  ['天天有人在路口发传单', '0204'],
  ['饭馆门头的招牌松动了，风一吹就晃', '0205'],
  ['工地半夜施工打桩，全家睡不着', '0301'],
  ['旁边工地灰大，扬尘没人管', '0302'],
  ['施工围挡把路占了', '0304'],
  ['马路中间塌陷了一块', '0401'],
  ['自来水管爆了，水一直在冒', '0402'],
  ['一进单元就闻到煤气味，怕是漏气', '0403'],
  ['下水道堵了，污水返上来', '0404'],
  ['一下雨巷口就积水，没过脚', '0406'],
  ['天桥上结冰了，走路打滑', '0407'],
  ['电线掉下来垂到人头顶了', '0408'],
  ['学校门口流动摊贩太多，三轮车卖水果', '0501'],
  ['水果店把货摆到人行道上，店外经营', '0504'],
  ['小车违停，堵住路口出不来', '0505'],
  ['共享单车倒了一地', '0506'],
  ['路边堆废品，一股味', '0507'],
  ['超市门口大喇叭天天叫卖', '0508'],
  ['晚上巷子口有烧烤摊，烤串烟熏', '0510'],
  ['有人在行道树之间拉绳子晒被子', '0511'],
  ['我们楼下路灯不亮，晚上黑漆漆的', '2101'],
  ['三单元楼道灯不亮，声控灯坏了', '2102'],
  ['物业公司光收物业费不干活', '2103'],
  ['和邻居闹矛盾，想请人调解', '2104'],
  ['广场舞音乐太吵，晚上九点还在跳舞', '2105'],
  ['有人从楼上拉线充电，电动车飞线太危险', '2106'],
  ['楼道堆东西，鞋柜和纸盒走不了人', '2107'],
  ['电梯坏了，昨天还困人', '2108'],
  ['小区没地方停车，车位被地锁占了', '2109'],
  ['独居老人想订助餐，食堂能送饭吗', '2110'],
  ['家里停水一天了，什么时候来', '2111'],
  ['路口井盖没了，孩子差点掉进去', '2112'],
  ['隔壁狗叫一晚上，遛狗也不牵绳', '2113'],
  ['有人高空抛物，从楼上扔烟头', '2114'],
  ['消防通道被车堵死，消防车进不来', '2115'],
  ['屋顶漏水，天花板都发霉了', '2116'],
  ['小区没有充电桩，电动车没地方充电', '2117'],
  ['广场健身器材坏了，扶手断了', '2118'],
  ['单元门禁坏了，谁都能进', '2119'],
  ['小区老鼠蟑螂太多，请来消杀', '2120'],
  ['外墙瓷砖掉落，差点砸到人', '2122'],
  ['想咨询低保补贴怎么办理', '2121'],
]

const found = (words: string, { keywords }: Category) => keywords.filter((keyword) => words.includes(keyword))
const byCount = (words: string, item: Category) => found(words, item).length
const byLength = (words: string, item: Category) => found(words, item).join('').length

function best(words: string, score: (words: string, item: Category) => number): string[] {
  const highest = Math.max(...categories.items.map((item) => score(words, item)))
  return categories.items.filter((item) => score(words, item) === highest).map((item) => item.code)
}

test.each(SENTENCES)('“%s”归到 %s，数关键词和数字数都一样', (words, code) => {
  expect(best(words, byCount)).toEqual([code])
  expect(best(words, byLength)).toEqual([code])
})

test('大类都有事项，事项都在大类里，代码四位、不重复', () => {
  const codes = categories.items.map((item) => item.code)
  expect(new Set(codes).size).toBe(codes.length)
  for (const item of categories.items) expect(item.code).toMatch(new RegExp(`^${item.group}\\d{2}$`))
  const used = new Set(categories.items.map((item) => item.group))
  expect(categories.groups.map((group) => group.code)).toEqual([...used].sort())
})

test('每个关键词只指向一个事项，每个事项至少有四个关键词', () => {
  const keywords = categories.items.flatMap((item) => item.keywords)
  expect(keywords.filter((keyword, i) => keywords.indexOf(keyword) !== i)).toEqual([])
  expect(categories.items.filter((item) => item.keywords.length < 4)).toEqual([])
})

test('办结时限是正数；紧急事项 30 分钟内接单，昼夜都算', () => {
  for (const item of categories.items) {
    expect(item.finish.amount).toBeGreaterThan(0)
    expect(item.accept).toEqual(
      item.urgent ? { amount: 30, unit: 'naturalMinutes' } : { amount: 1, unit: 'workingHours' },
    )
    if (item.urgent) expect(item.finish.unit).toBe('naturalHours')
  }
})

test('类别名放得进订阅消息的 20 个字，目录标明是示例', () => {
  expect(categories.items.filter((item) => [...item.name].length > 20)).toEqual([])
  expect(categories.note).toContain('示例目录')
})

test('相近的类别互相认得，都在目录里，不认自己', () => {
  const relatedOf = new Map(categories.items.map(({ code, related = [] }) => [code, related]))
  for (const [code, related] of relatedOf) {
    expect(new Set(related).size).toBe(related.length)
    expect(related).not.toContain(code)
    for (const other of related) expect([other, relatedOf.get(other)]).toEqual([other, expect.arrayContaining([code])])
  }
  expect([...relatedOf.values()].filter((related) => related.length > 0).length).toBeGreaterThan(20)
})

test('私搭乱建、工地扬尘、燃气、飞线充电、消防通道这些类别办完要核查', () => {
  const checked = categories.items.filter(({ check }) => check).map(({ code }) => code)
  expect(checked).toEqual(['0101', '0302', '0401', '0403', '2106', '2115', '2122'])
})

test('十几个类别会多问几句：每类最多五问，问题不重名，选择题有得选，回答写得下', () => {
  const asking = categories.items.flatMap(({ questions }) => (questions ? [questions] : []))
  expect(asking.length).toBeGreaterThanOrEqual(12)
  for (const questions of asking) {
    expect(questions.length).toBeGreaterThanOrEqual(1)
    expect(questions.length).toBeLessThanOrEqual(5)
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length)
    expect(new Set(questions.map(({ label }) => label)).size).toBe(questions.length)
  }
  for (const { key, kind, options } of asking.flat()) {
    expect(key).toMatch(/^[\w-]{1,32}$/)
    if (kind === 'text' || kind === 'date') expect(options).toBeUndefined()
    else expect(new Set(options).size).toBeGreaterThanOrEqual(2)
    for (const option of options ?? []) expect(option.length).toBeLessThanOrEqual(60)
  }
})

test('只有人命关天的才非答不可：电梯里有没有人', () => {
  const required = categories.items.flatMap(({ code, questions = [] }) =>
    questions.filter(({ isRequired }) => isRequired).map(({ key }) => `${code} ${key}`),
  )
  expect(required).toEqual(['2108 trapped'])
})
