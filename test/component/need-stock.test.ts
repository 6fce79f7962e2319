import { leftText } from '../../miniprogram/packages/need/stock/rows'
import { aPerson, aRole, aWorker } from './builders'
import { anItem, aStock, place } from './need-builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, openAnother, press, type } from './press'

const open = opener('packages/need')

describe('每月盘点', () => {
  test('数目加得起来，剩下的、没用上的都列着；上个月、下个月翻着看', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'stock', ({ month }) => aStock({ isLatest: month !== '2026-02', month: month ?? '2026-03' }))
    const page = await open('stock', { place: 'st-1' })
    for (const text of ['上月结转', '还剩 7 件', '陪母亲复查', '书法课', '按时办结 2 件（66.7%）'])
      expect(page.dom.textContent).toContain(text)
    await press(page, '下月 ›')
    await press(page, '‹ 上月')
    await press(page, '下月 ›')
    expect(phone.sentTo('need.stock').map(({ input }) => input.month)).toEqual([undefined, '2026-02', '2026-03'])
  })

  test('按分类一列一列比得出来，头一行是合计，念出来也听得懂；剩下的等了几天、超没超期都写着', async () => {
    const phone = new Phone(aWorker())
    const overdue = { ...anItem({ id: 'n-2', tags: [{ text: '超期', tone: 'overdue' }] }), days: 3 }
    const left = [...aStock().left, overdue]
    phone.answer('need', 'stock', () => aStock({ left }))
    const page = await open('stock', { place: 'st-1' })
    for (const row of ['类别结转新增办成不办剩下', '合计110317', '助老110317'])
      expect(page.dom.textContent).toContain(row)
    expect(page.data.rows).toMatchObject([{ label: '合计，结转 1，新增 10，办成 3，不办 1，剩下 7' }, { name: '助老' }])
    // 列出来的不全，就只说有多少件。
    expect(page.data.leftText).toBe('还剩 7 件')
    const whole = aStock({ left, figures: { ...aStock().figures, left: 2 } })
    expect(leftText(whole)).toBe('还剩 2 件，最久的等了 12 天，超期 1 件')
    await press(page, '12')
    expect(phone.opened).toEqual(['navigateTo /packages/need/need/need?id=n-1'])
  })

  test('本月已盘点：留下说明；盘点以后变了什么看得到', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'stock', () => aStock())
    phone.answer('need', 'confirm', () =>
      aStock({
        confirmed: { text: '社区工作人员 黄振宇 3月31日 盘点', note: '下月办', differences: ['超时办结 1 → 2'] },
      }),
    )
    const page = await open('stock', { place: 'st-1' })
    await type(page, 'onNote', '下月办')
    await press(page, '本月已盘点')
    expect(phone.sentTo('need.confirm')).toMatchObject([{ input: { place: 'st-1', month: '2026-03', note: '下月办' } }])
    for (const text of ['社区工作人员 黄振宇 3月31日 盘点', '超时办结 1 → 2', '再盘一次'])
      expect(page.dom.textContent).toContain(text)
  })

  test('盘不了的说为什么；不归他盘的没有这个按钮', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'stock', () => aStock())
    phone.answer('need', 'confirm', () => {
      throw refusal('stock/not-runner', '由管这个地方的人来盘点')
    })
    const page = await open('stock', { place: 'st-1' })
    await press(page, '本月已盘点')
    expect(page.dom.textContent).toContain('由管这个地方的人来盘点')
    phone.answer('need', 'stock', () => aStock({ mayConfirm: false, left: [], unused: [] }))
    const other = await open('stock', { place: 'st-1' })
    expect(other.dom.textContent).not.toContain('盘点说明')
    expect(other.dom.textContent).toContain('这个月没有剩下的')
  })
})

describe('我的需求与资源', () => {
  test('居民看登记的和提供的，家门口的驿站一点就到', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'mine', ({ tab }) => ({ items: tab === 'asked' ? [anItem()] : [], places: [place] }))
    const page = await open('mine')
    expect(page.dom.textContent).toContain('陪母亲复查')
    expect(page.dom.textContent).not.toContain('交给我的')
    await press(page, '我提供的')
    expect(page.dom.textContent).toContain('还没有提供过资源')
    await call(page, 'openLists', { currentTarget: { dataset: { id: 'st-1' } } })
    expect(phone.opened).toEqual(['navigateTo /packages/need/lists/lists?place=st-1'])
  })

  test('任职的人先看交给他的；回来的时候悄悄看看有没有新的', async () => {
    const phone = new Phone(aWorker({ roles: [aRole({ role: 'team', text: '楼栋长' }), aRole({ scope: '' })] }))
    phone.answer('need', 'mine', () => ({ items: [anItem()], places: [] }))
    const page = await open('mine')
    expect(phone.sentTo('need.mine')[0]?.input.tab).toBe('entrusted')
    openAnother()
    phone.answer('need', 'mine', () => ({ items: [anItem({ id: 'n-2', title: '新来的事' })], places: [] }))
    await call(page, 'onShow')
    expect(page.dom.textContent).toContain('新来的事')
  })
})
