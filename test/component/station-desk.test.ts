import type { DeskView } from '../../typings/contract'
import { type Mounted } from '../support/load'
import { aPerson, aWorker } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { press } from './press'
import { aDesk, aShift } from './station-builders'

const open = opener('packages/station')
const AT = { place: 'st-1' }
const text = (page: Mounted) => page.dom.textContent ?? ''

describe('我的驿站', () => {
  test('列出来，点开是工作台；我负责的标出来', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'mine', () => ({
      items: [{ id: 'st-1', kind: 'station' as const, name: '乙社区先锋驿站', address: '乙社区', mayRun: true }],
    }))
    const page = await open('stations')
    expect(text(page)).toContain('我负责')
    await press(page, '乙社区先锋驿站')
    expect(phone.opened).toEqual(['navigateTo /packages/station/desk/desk?place=st-1'])
  })

  test('没有就说没有；没网可以再试', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'mine', () => ({ items: [] }))
    expect(text(await open('stations'))).toContain('还没有驿站')
    phone.isOnline = false
    expect(text(await open('stations'))).toContain('再试一次')
  })
})

describe('工作台', () => {
  const due = aShift({ isNow: true, text: '待签到', tone: 'brand', actions: [{ name: 'checkIn', text: '签到' }] })
  async function desk(view: DeskView): Promise<{ phone: Phone; page: Mounted }> {
    const phone = new Phone(aWorker())
    phone.answer('station', 'desk', () => view)
    return { phone, page: await open('desk', AT) }
  }

  test('到时候了，大按钮签到：按手机的位置', async () => {
    const { phone, page } = await desk(aDesk({ mine: [due], today: [due] }))
    expect(text(page)).toContain('现在值守：王秀兰08:30–12:00 待签到')
    phone.answer('station', 'checkIn', () => aDesk({ mine: [aShift({ text: '08:30 已签到', tone: 'done' })] }))
    await press(page, '签到')
    expect(phone.sentTo('station.checkIn')).toMatchObject([
      { input: { place: 'st-1', month: '2026-03', shift: 's-1', point: { lng: 118.4, lat: 31.35 } } },
    ])
    expect(phone.toasts).toEqual(['已签到'])
    expect(text(page)).toContain('08:30 已签到')
    expect(text(page)).not.toContain('请签到')
  })

  test('没有定位、还远的，扫门口的码', async () => {
    const { phone, page } = await desk(aDesk({ mine: [due] }))
    Object.assign(wx, { getLocation: () => Promise.reject(new Error('getLocation:fail auth deny')) })
    await press(page, '签到')
    expect(phone.sentTo('station.checkIn')).toEqual([])
    expect(text(page)).toContain('没有定位，请扫门口的码签到')
    phone.answer('station', 'checkIn', () => {
      throw refusal('duty/other-door', '这是别处的码，请扫这里门口的码', 'scene')
    })
    phone.scanned = 'pages/report/report?scene=s%3Dst-2'
    await press(page, '扫门口的码签到')
    expect(phone.sentTo('station.checkIn')).toMatchObject([{ input: { scene: 's=st-2' } }])
    expect(text(page)).toContain('这是别处的码')
  })

  test('没有回音再点一次，还是同一次签到', async () => {
    const { phone, page } = await desk(aDesk({ mine: [due] }))
    phone.isOnline = false
    await press(page, '签到')
    phone.isOnline = true
    phone.answer('station', 'checkIn', () => aDesk())
    await press(page, '签到')
    const [first, second] = phone.sentTo('station.checkIn')
    expect(second?.requestId).toBe(first?.requestId)
  })

  test('别人请我换班：看得到为什么；接之前先问一句', async () => {
    const asked = aShift({
      name: '杨月琴',
      isMine: false,
      swap: { text: '请 王秀兰 接', reason: '孩子要开家长会' },
      actions: [
        { name: 'acceptSwap', text: '我来值' },
        { name: 'refuseSwap', text: '不方便' },
      ],
    })
    const { phone, page } = await desk(aDesk({ toAnswer: [asked] }))
    expect(text(page)).toContain('孩子要开家长会')
    phone.answer('station', 'answerSwap', () => aDesk())
    phone.saysYes = false
    await press(page, '我来值')
    expect(phone.sentTo('station.answerSwap')).toEqual([])
    phone.saysYes = true
    await press(page, '我来值')
    expect(phone.sentTo('station.answerSwap')).toMatchObject([{ input: { shift: 's-1', isAccepted: true } }])
    expect(text(page)).not.toContain('有人请您换班')
  })

  test('不方便的、不换了的、签退的，一点就办', async () => {
    const steps = [
      ['refuseSwap', '不方便', 'answerSwap', { isAccepted: false }],
      ['dropSwap', '不换了', 'dropSwap', {}],
      ['checkOut', '签退', 'checkOut', {}],
    ] as const
    for (const [name, said, action, input] of steps) {
      const shift = aShift({ actions: [{ name, text: said }] })
      const { phone, page } = await desk(aDesk(name === 'refuseSwap' ? { toAnswer: [shift] } : { mine: [shift] }))
      phone.answer('station', action, () => aDesk())
      await press(page, said)
      expect(phone.sentTo(`station.${action}`)).toMatchObject([{ input: { shift: 's-1', ...input } }])
    }
  })

  test('找人换班另开一页；入口各到各处；开箱登记只给负责的人', async () => {
    const { phone, page } = await desk(aDesk({ mine: [aShift()], mayRun: true }))
    await press(page, '找人换班')
    for (const entry of ['值守表', '巡查走访', '开箱登记', '意见箱', '活动', '四张清单']) await press(page, entry)
    expect(phone.opened).toEqual([
      'navigateTo /packages/station/swap/swap?place=st-1&month=2026-03&shift=s-1',
      'navigateTo /packages/station/roster/roster?place=st-1',
      'navigateTo /packages/station/records/records?place=st-1',
      'navigateTo /pages/report/report?source=opinion-box&scene=s%3Dst-1&box=st-1',
      'navigateTo /packages/station/opinion/opinion?place=st-1',
      'navigateTo /packages/activity/list/list?place=st-1',
      'navigateTo /packages/need/lists/lists?place=st-1',
    ])
    expect(text((await desk(aDesk())).page)).not.toContain('开箱登记')
  })

  test('没来的、空缺的，负责的人看得到；此刻没有人也说清楚', async () => {
    const { page } = await desk(aDesk({ mayRun: true, toMend: [aShift({ name: '', text: '空缺，等待安排' })] }))
    for (const said of ['要您安排的', '还没有人', '空缺，等待安排', '现在没有人值守'])
      expect(text(page)).toContain(said)
  })

  test('不在这里服务的，说服务端的原话', async () => {
    const phone = new Phone(aPerson())
    phone.answer('station', 'desk', () => {
      throw refusal('station/not-serving', '只有在这里服务的人可以看')
    })
    expect(text(await open('desk', AT))).toContain('只有在这里服务的人可以看')
  })
})
