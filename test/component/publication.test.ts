import type { AnnouncementItem, AnnouncementView, AwardView } from '../../typings/contract'
import { type Mounted, settle } from '../support/load'
import { aGridPage, aPerson } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const AT = Date.parse('2026-03-02T09:00:00+08:00')
const open = opener('packages/publication')

const anItem = (change: Partial<AnnouncementItem> = {}): AnnouncementItem => ({
  ...{ id: 'a-1', status: 'published', statusText: '展示中', kindText: '停水停电', title: '明天停水' },
  ...{ officeText: '乙社区', areasText: '乙社区', isPinned: false, isUrgent: true, isCorrected: false },
  ...{ from: AT, until: AT + 86_400_000, at: AT },
  ...change,
})
const aView = (change: Partial<AnnouncementView> = {}): AnnouncementView => ({
  ...anItem(),
  text: '请提前储水',
  ...change,
})
const anAward = (change: Partial<AwardView> = {}): AwardView => ({
  ...{
    id: 'r-1',
    title: '2026 年度网格员评优',
    year: 2026,
    stage: 'publicity',
    stageText: '公示中',
    note: '公示到 周五',
  },
  ...{ kinds: [{ name: '最美网格员', quota: 10, chosen: 1 }], nominateUntil: 1, reviewUntil: 2, publicDays: 5 },
  ...{ publicUntil: AT, isProvisional: false, canObject: true, mine: [] },
  picks: [{ nomination: 'n-1', name: '王秀兰', kindText: '最美网格员', placeText: '第05网格', deeds: '走访 620 户' }],
  ...change,
})

const pages: Mounted[] = []
afterEach(async () => {
  for (const page of pages.splice(0)) await call(page, 'onUnload')
})
async function home(): Promise<Mounted> {
  const page = await opener('pages')('home')
  pages.push(page)
  return page
}

describe('公告', () => {
  test('首页上最要紧的两条，点开是全文；看过的没有红点', async () => {
    const phone = new Phone(aPerson())
    const items = [
      anItem(),
      anItem({ id: 'a-2', title: '义诊', isUrgent: false }),
      anItem({ id: 'a-3', title: '第三' }),
    ]
    phone.answer('announcement', 'board', () => ({ text: '乙社区第05网格', items }))
    phone.answer('announcement', 'get', () => aView())
    phone.answer('ticket', 'mine', () => ({ items: [] }))
    await open('announcement', { id: 'a-1' })
    const card = await home()
    expect(card.dom.textContent).toContain('2 条没看过')
    expect(card.dom.textContent).not.toContain('第三')
    await press(card, '明天停水')
    expect(phone.opened).toEqual(['navigateTo /packages/publication/announcement/announcement?id=a-1'])
  })

  test('一条也没有，取不到，首页上就不画', async () => {
    const phone = new Phone(aPerson())
    phone.answer('announcement', 'board', () => ({ text: '', items: [] }))
    phone.answer('ticket', 'mine', () => ({ items: [] }))
    expect((await home()).dom.querySelectorAll('[class*="announced"]')).toHaveLength(0)
  })

  test('先是眼下的，再是过去的；评优从这里进去', async () => {
    const phone = new Phone(aPerson())
    phone.answer('announcement', 'board', () => ({ text: '乙社区第05网格', items: [anItem()] }))
    phone.answer('announcement', 'past', () => ({
      items: [anItem({ id: 'a-9', title: '旧的', statusText: '已撤回' })],
    }))
    const page = await open('announcements')
    const text = page.dom.textContent ?? ''
    expect(text).toContain('发给乙社区第05网格的公告')
    expect(text.indexOf('明天停水')).toBeLessThan(text.indexOf('旧的'))
    expect(text).toContain('已撤回')
    await press(page, '网格员评优公示')
    expect(phone.opened).toEqual(['navigateTo /packages/publication/awards/awards'])
  })

  test('更正了什么、为什么撤回，都写在前面；没有的那条说没有', async () => {
    const phone = new Phone(aPerson())
    phone.answer('announcement', 'get', () =>
      aView({ correction: { at: AT, note: '改到周五' }, withdrawn: { at: AT, reason: '不停了' } }),
    )
    const page = await open('announcement', { id: 'a-1' })
    for (const text of ['这条公告已经撤回', '不停了', '更正', '改到周五', '请提前储水'])
      expect(page.dom.textContent).toContain(text)
    phone.answer('announcement', 'get', () => {
      throw refusal('announcement/not-found', '没有找到这条公告')
    })
    expect((await open('announcement', { id: 'x' })).dom.textContent).toContain('没有找到这条公告')
  })
})

describe('评优', () => {
  test('公示的名单和事迹；提了异议就说在看，不能再提', async () => {
    const phone = new Phone(aPerson())
    phone.answer('award', 'get', () => anAward())
    phone.answer('award', 'object', () =>
      anAward({ mine: [{ nomination: 'n-1', at: AT, words: '没来', outcome: 'open', answer: '' }] }),
    )
    const page = await open('award', { id: 'r-1' })
    for (const text of ['最美网格员', '王秀兰', '走访 620 户']) expect(page.dom.textContent).toContain(text)
    await press(page, '提异议')
    await call(page, 'send')
    expect(page.dom.textContent).toContain('请写明理由')
    await call(page, 'onWords', { detail: { value: '三月二日反映的事没人来' } })
    await call(page, 'send')
    await settle()
    expect(page.dom.textContent).toContain('您提的异议，区网格中心正在看')
    expect(page.instance.data).toMatchObject({ isAsking: false })
  })

  test('异议成立了、还没移出的，名字下面说一句', async () => {
    const phone = new Phone(aPerson())
    const [pick] = anAward().picks
    phone.answer('award', 'get', () => anAward({ picks: [{ ...pick!, upheldText: '异议成立，正在处理' }] }))
    expect((await open('award', { id: 'r-1' })).dom.textContent).toContain('异议成立，正在处理')
  })

  test('不在公示期，没有提异议的地方；有答复的看得到答复', async () => {
    const phone = new Phone(aPerson())
    const mine = [{ nomination: 'n-1', at: AT, words: '没来', outcome: 'dismissed' as const, answer: '当天到了' }]
    phone.answer('award', 'get', () => anAward({ stage: 'announced', canObject: false, mine }))
    const page = await open('award', { id: 'r-1' })
    expect(page.dom.textContent).toContain('您提的异议不成立答复：当天到了')
    expect(page.dom.querySelectorAll('[class$="link"]')).toHaveLength(0)
  })

  test('一轮一轮，点开是名单；网格名片上挂着网格员得过的奖', async () => {
    const phone = new Phone(aPerson())
    phone.answer('award', 'list', () => ({ items: [anAward()] }))
    await press(await open('awards'), '2026 年度网格员评优')
    phone.answer('area', 'card', () => aGridPage())
    phone.answer('award', 'honours', () => ({ items: [{ award: 'r-1', text: '最美网格员 2026' }] }))
    const card = await opener('packages/grid')('card', { area: 'g-5' })
    await press(card, '最美网格员 2026')
    expect(phone.opened).toEqual([
      'navigateTo /packages/publication/award/award?id=r-1',
      'navigateTo /packages/publication/award/award?id=r-1',
    ])
  })
})
