import { Command } from '../../../cloudfunctions/contract/ticket-command'
import { soundsDangerous } from '../../../cloudfunctions/domain/emergency'
import { DAY } from '../../../cloudfunctions/domain/moment'
import { CLOSE_AFTER } from '../../../cloudfunctions/domain/ticket-alarm'
import { REOPEN_WITHIN } from '../../../cloudfunctions/domain/ticket-rules'
import { categories, district, phrases, policy } from './district'

const soundsLikeDanger = (words: string) => soundsDangerous(words, policy.emergency)

test.each([
  '一进门就闻到燃气味，头晕',
  '楼道有燃气泄露',
  '煤气泄露了',
  '厨房里闻到煤气',
  '燃气表漏气，一直响',
  '楼下煤气管道漏了',
  '有人家起火',
  '我家起火了',
  '河边草地着火',
  '隔壁发生了火灾',
  '三楼发生火灾',
  '厨房起了大火',
  '楼上火光冲天',
  '燃气管道破了',
  '电梯停了我妈在里面',
  '有人要跳河',
  '邻居家发生火灾，有人在里面',
  '充电引起火灾，烧到二楼了',
  '居委会着火了',
  '业主委员会起火了',
  '房子着了火',
  '电瓶车自燃',
  '电梯里困了两个人',
  '电梯困住了人',
  '有人掉水里',
  '门口有人晕过去了',
  '厨房天然气泄漏了，怎么办',
  '楼下垃圾桶着火了',
  '三楼有户人家里起火了',
  '电动车着火，楼道全是浓烟',
  '配电箱冒烟，还有火花',
  '楼后面电线掉下来了，拖在地上',
  '路灯杆漏电，狗碰到就倒了',
  '我妈被困在电梯里出不来',
  '2 号楼电梯困人，按铃没人应',
  '马路塌陷了一个大坑',
  '老房子的山墙坍塌了一截',
  '有人落水了，在汀棠湖边',
  '孩子掉进河里了',
  '楼上掉砖头砸到人了',
  '水管爆管，水冲到路上',
  '一家人好像煤气中毒了',
  '有位老人在路边晕倒了',
  '楼顶坐着个人，好像要跳楼',
  '小区门口有人打架，拿着刀',
])('“%s”听起来危险', (words) => {
  expect(soundsLikeDanger(words)).toBe(true)
})

test.each([
  '没有人被困，就是电梯慢',
  '没有着火，只是楼道灯坏了',
  '楼道给电瓶车充电，万一着火怎么办',
  '乱拉电线，容易起火',
  '楼下烧烤冒烟，呛得人开不了窗',
  '燃气公司什么时候来换表',
  '火锅店油烟太大，天天吃着火锅的人吵到半夜',
  '一起火锅店的排烟管对着我家窗户',
  '电梯停了两天没人修',
  '晚上灯火通明，广告牌太亮睡不着',
  '燃气费怎么交，去哪里办过户',
  '楼道堆满纸箱，有火灾隐患',
  '烧烤摊天天冒烟，衣服都不敢晒',
  '长期被困扰，楼上装修吵个不停',
  '落水管坏了，一下雨就往墙上淋',
  '店门口喇叭喊跳楼价大甩卖',
  '河边防溺水的牌子倒了',
  '共享单车轮胎漏气，倒了一地',
  '想咨询贫困人员补贴怎么办理',
  '漏电保护器老跳闸，是不是线路老化',
  '野猫半夜打架，叫得睡不着',
  '消防栓没有水，灭火器过期了',
  '路灯不亮，老人怕摔倒',
])('“%s”是平常的诉求，不惊动', (words) => {
  expect(soundsLikeDanger(words)).toBe(false)
})

test('危险的词不重复，也没有一个是多余的：不含别的词', () => {
  const { words } = policy.emergency
  expect(words.length).toBeGreaterThanOrEqual(40)
  expect(words.filter((word, i) => words.some((other, j) => i !== j && word.includes(other)))).toEqual([])
})

test('份额在 0 和 1 之间，期限和次数是正数，安静时段从晚上到早上', () => {
  const { climbShare, urge, similar, messages, screening, invitation, privacy, longestDays, dispatch } = policy
  const { approval, urgentAccept, perPerson } = policy
  for (const share of [climbShare, urge.share]) {
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  const amounts = [
    ...[urge.everyHours, similar.metres, similar.cluster, messages.hourly, screening.minutes, invitation.hours],
    ...[privacy.guide, ...Object.values(privacy.keepDays), longestDays, dispatch.capacity, approval.amount],
    ...[urgentAccept.amount, ...Object.values(perPerson)],
    ...messages.retryMinutes,
  ]
  for (const amount of amounts) expect(amount).toBeGreaterThan(0)
  expect(similar.staffMetres).toBeGreaterThan(similar.metres)
  expect([...messages.retryMinutes].sort((a, b) => a - b)).toEqual(messages.retryMinutes)
  expect(messages.quiet).toEqual(['22:00', '07:00'])
})

test('公开看板只登工作人员写了摘要的', () => {
  expect(policy.board.lists).toBe('summarised')
})

test('一套制度里写的，就是规则做的', () => {
  const words = district.charter.map(({ text }) => text).join('')
  const limits = [
    `${policy.urgentAccept.amount} 分钟内接单`,
    `${CLOSE_AFTER / DAY} 天没有评价，自动结案`,
    `${REOPEN_WITHIN / DAY} 天内可以要求重新办理`,
  ]
  for (const limit of limits) expect(words).toContain(limit)
  expect(policy.urgentAccept.unit).toBe('naturalMinutes')
  expect(new Set(district.charter.map(({ title }) => title)).size).toBe(district.charter.length)
})

test('派单一级一级往上找，最后总有街道', () => {
  expect(policy.dispatch.steps).toEqual(['worker', 'stand-in', 'team', 'community', 'street'])
})

/** Characters a note may have, by the step it is written at. */
const longest = (action: string): number => (['progress', 'resolve', 'supplement'].includes(action) ? 500 : 200)

test('常用语属于真有的操作和类别，写得下，不重复', () => {
  const actions = Command.options.map(({ entries }) => entries.name.literal)
  const codes = ['*', ...categories.items.map(({ code }) => code)]
  for (const { action, category, text } of phrases.items) {
    expect(actions).toContain(action)
    expect(codes).toContain(category)
    expect(text.length).toBeLessThanOrEqual(longest(action))
  }
  const keys = phrases.items.map(({ action, category, text }) => `${action} ${category} ${text}`)
  expect(new Set(keys).size).toBe(keys.length)
})

test('常写字的每一步都有至少三条不分类别的常用语，每步每类不超过五条', () => {
  const of = (action: string, category: string) =>
    phrases.items.filter((item) => item.action === action && item.category === category).length
  for (const action of [
    'progress',
    'resolve',
    'ask',
    'hand',
    'sendBack',
    'escalate',
    'extend',
    'approve',
    'refuse',
    'supplement',
  ]) {
    expect(of(action, '*')).toBeGreaterThanOrEqual(3)
  }
  for (const { action, category } of phrases.items) expect(of(action, category)).toBeLessThanOrEqual(5)
})
