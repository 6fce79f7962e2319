// 答复在路上的时候，人已经走开了：不动他正在看的那一页。
import type { TicketView } from '../../typings/contract'
import { agree } from '../../miniprogram/services/privacy'
import { mount, settle, type Mounted } from '../support/load'
import { aNeighbour, aPerson, aTicket, lamp, progress } from './builders'
import { onItsWay } from './on-its-way'
import { Phone } from './phone'
import { call, goBack, openAnother, press, pressAtOnce, type } from './press'
import { openReport, phoneReady, SEND, written } from './report-page'

const QUESTION = '先说清楚，怎么用您的信息'

const opened: Mounted[] = []
afterEach(() => {
  for (const page of opened.splice(0)) page.detach()
})

/** Remembers a page, so that it is closed after the test. */
function kept(page: Mounted): Mounted {
  opened.push(page)
  return page
}

async function openPage(id: string, query = {}): Promise<Mounted> {
  const page = kept(mount(id))
  await call(page, 'onLoad', query)
  await settle()
  return page
}

describe('办一步', () => {
  /** 登记进展，已经点了提交；下面还有诉求那一页。 */
  async function sending() {
    const phone = new Phone()
    const { answer, arrive } = onItsWay<TicketView>(aTicket())
    phone.answer('ticket', 'get', () => aTicket({ actions: [progress] }))
    phone.answer('ticket', 'act', answer)
    openAnother()
    const page = await openPage('pages/act/act', { id: 't-1', action: 'progress' })
    await type(page, 'onNote', '到了现场')
    await press(page, '登记进展')
    return { phone, page, arrive }
  }

  test('还在这一页，送到了就回到诉求', async () => {
    const { phone, arrive } = await sending()
    await arrive()
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('已经退回去了，说一声，不再退一页', async () => {
    const { phone, page, arrive } = await sending()
    goBack(page)
    await arrive()
    expect(phone.toasts).toEqual(['已登记进展'])
    expect(phone.opened).toEqual([])
  })

  test('去了别的页，那一页留着；回来看到这一步已经办了', async () => {
    const { phone, page, arrive } = await sending()
    openAnother()
    await arrive()
    expect(phone.opened).toEqual([])
    expect(page.dom.textContent).toContain('现在不能做这一步了')
    expect(page.dom.textContent).not.toContain('到了现场')
  })
})

describe('我要反映', () => {
  async function sending() {
    const phone = phoneReady()
    const { answer, arrive } = onItsWay<TicketView>(aTicket())
    phone.answer('ticket', 'report', answer)
    openAnother()
    const page = kept(await written())
    await press(page, SEND)
    return { phone, page, arrive }
  }

  test('已经退回去了，说一声已提交，不换掉他在看的那一页', async () => {
    const { phone, page, arrive } = await sending()
    goBack(page)
    await arrive()
    expect(phone.toasts).toEqual(['已提交'])
    expect(phone.opened).toEqual([])
  })

  test('去了别的页，回来是新的一张', async () => {
    const { phone, page, arrive } = await sending()
    openAnother()
    await arrive()
    expect(phone.toasts).toEqual(['已提交'])
    expect(phone.opened).toEqual([])
    expect(page.data.words).toBe('')
  })

  test('附议的时候走开了，也是说一声', async () => {
    const phone = phoneReady()
    const { answer, arrive } = onItsWay<TicketView>(aTicket())
    phone.answer('ticket', 'similar', () => [aNeighbour()])
    phone.answer('ticket', 'second', answer)
    const page = kept(await written())
    pressAtOnce(page, '附议并关注')
    await settle()
    goBack(page)
    await arrive()
    expect(phone.toasts).toEqual(['已附议'])
    expect(phone.opened).toEqual([])
  })
})

describe('问着隐私保护指引', () => {
  const newcomer = () => {
    const phone = phoneReady(aPerson({ agreed: 0 }))
    phone.answer('account', 'agree', () => ({}))
    return phone
  }

  test('按一下返回，只退一页', async () => {
    const phone = newcomer()
    openAnother()
    const page = kept(await openReport())
    goBack(page)
    await settle()
    expect(phone.opened).toEqual([])
  })

  test('看完整的指引：问题不盖在指引上，回来还在', async () => {
    newcomer()
    const page = kept(await openReport())
    const guide = await openPage('packages/people/privacy/privacy')
    expect(guide.dom.textContent).not.toContain(QUESTION)
    goBack(guide)
    await settle()
    expect(page.dom.textContent).toContain(QUESTION)
    await press(page, '暂不')
  })

  test('在指引里同意了，下面问的那一页也算同意', async () => {
    const phone = newcomer()
    const page = kept(await openReport())
    const guide = await openPage('packages/people/privacy/privacy')
    await press(guide, '看过了，去同意')
    expect(guide.dom.textContent).toContain(QUESTION)
    await agree()
    await settle()
    expect(phone.sentTo('account.agree')).toHaveLength(1)
    expect(guide.dom.textContent).toContain('您已同意第 1 版')
    goBack(guide)
    await type(page, 'onWords', '灯坏了')
    await call(page, 'chooseClass', { detail: { category: lamp } })
    await press(page, SEND)
    expect(phone.sentTo('ticket.report')).toHaveLength(1)
  })

  test('在指引里说暂不，下面问的还等着', async () => {
    const phone = newcomer()
    const page = kept(await openReport())
    const guide = await openPage('packages/people/privacy/privacy')
    await press(guide, '看过了，去同意')
    await press(guide, '暂不')
    expect(phone.opened).toEqual([])
    expect(page.dom.textContent).toContain(QUESTION)
    goBack(guide)
    await press(page, '暂不')
    expect(phone.opened).toEqual(['navigateBack'])
  })
})
