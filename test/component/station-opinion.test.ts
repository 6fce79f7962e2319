import { type Mounted } from '../support/load'
import { aPerson, aTicket, lamp } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'

const open = opener('packages/station')
const AT = { place: 'st-1' }
const text = (page: Mounted) => page.dom.textContent ?? ''

describe('意见箱', () => {
  const box = { place: 'st-1', name: '乙社区先锋驿站', areaText: '甲街道 · 乙社区 · 第05网格' }
  const lift = {
    ...lamp,
    code: '2108',
    name: '电梯故障',
    questions: [{ key: 'trapped', label: '有人吗', kind: 'text' as const, isRequired: true }],
  }
  async function opinion() {
    const phone = new Phone(aPerson())
    phone.answer('station', 'box', () => box)
    phone.answer('ticket', 'suggest', () => ({ items: [] }))
    return { phone, page: await open('opinion', AT) }
  }

  test('只写几个字就能投：不选类别、不选地点；投完看是谁来办', async () => {
    const { phone, page } = await opinion()
    for (const said of ['乙社区先锋驿站', '意见建议', '匿名']) expect(text(page)).toContain(said)
    await press(page, '投进意见箱')
    expect(text(page)).toContain('请写几个字')
    await type(page, 'onWords', '中午多开一会儿门')
    phone.answer('ticket', 'report', () => aTicket())
    await press(page, '投进意见箱')
    expect(phone.asked).toEqual([['tmpl-progress', 'tmpl-resolved']])
    const { input } = phone.sentTo('ticket.report')[0]!
    expect(input).toMatchObject({ words: '中午多开一会儿门', box: 'st-1', isAnonymous: false, photos: [] })
    expect(input).not.toHaveProperty('category')
    expect(input).not.toHaveProperty('place')
    expect(phone.opened).toEqual([`redirectTo /pages/done/done?id=${aTicket().id}`])
  })

  test('匿名、自己选的类别，写到一半退出来都还在', async () => {
    const { phone, page } = await opinion()
    await type(page, 'onWords', '路灯不亮')
    await call(page, 'shiftAnonymous')
    await call(page, 'chooseClass', { detail: { category: lamp } })
    page.detach()
    const again = await open('opinion', AT)
    phone.answer('ticket', 'report', () => aTicket())
    await press(again, '投进意见箱')
    expect(phone.sentTo('ticket.report')).toMatchObject([
      { input: { words: '路灯不亮', isAnonymous: true, category: lamp.code } },
    ])
  })

  test('要先回答问题的类别，请到我要反映', async () => {
    const { phone, page } = await opinion()
    await type(page, 'onWords', '电梯坏了')
    await call(page, 'chooseClass', { detail: { category: lift } })
    await press(page, '投进意见箱')
    expect(text(page)).toContain('“电梯故障”要多问您几句，请到首页的“我要反映”里提交')
    expect(phone.sentTo('ticket.report')).toEqual([])
  })

  test('没投进去的，写的还在；卡片谁都点得开', async () => {
    const { phone, page } = await opinion()
    await type(page, 'onWords', '中午多开一会儿门')
    phone.isOnline = false
    await press(page, '投进意见箱')
    expect(text(page)).toContain('网络不太好，内容已保存，请再试一次')
    expect(phone.storage.has('draft:opinion:st-1')).toBe(true)
    expect((page.instance.onShareAppMessage as () => object).call(page.instance)).toEqual({
      title: '乙社区先锋驿站 · 意见箱',
      path: '/packages/station/opinion/opinion?place=st-1',
    })
  })

  test('没有这个驿站', async () => {
    const phone = new Phone(aPerson())
    phone.answer('ticket', 'suggest', () => ({ items: [] }))
    phone.answer('station', 'box', () => {
      throw refusal('station/unknown', '没有找到这个驿站，请重新选择')
    })
    expect(text(await open('opinion', AT))).toContain('没有找到这个驿站')
  })
})
