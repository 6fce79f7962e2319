import type { ContactsView, DeskView, RecordPage } from '../../typings/contract'
import { daysOf } from '../../miniprogram/packages/station/roster/days'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aTicket, aWorker, lamp } from './builders'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'
import { aContact, aDesk, aMonth, aRecord, aShift } from './station-builders'

async function open(name: string, query: object = { place: 'st-1' }): Promise<Mounted> {
  const page = mount(`packages/station/${name}/${name}`)
  await call(page, 'onLoad', query)
  if (page.instance.onShow) await call(page, 'onShow')
  await settle()
  return page
}
const text = (page: Mounted) => page.dom.textContent ?? ''

describe('我的驿站', () => {
  test('列出来，点开是工作台；我负责的标出来', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'mine', () => ({
      items: [{ id: 'st-1', kind: 'station' as const, name: '乙社区先锋驿站', address: '乙社区', mayRun: true }],
    }))
    const page = await open('stations', {})
    expect(text(page)).toContain('我负责')
    await press(page, '乙社区先锋驿站')
    expect(phone.opened).toEqual(['navigateTo /packages/station/desk/desk?place=st-1'])
  })

  test('没有就说没有；没网可以再试', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'mine', () => ({ items: [] }))
    expect(text(await open('stations', {}))).toContain('还没有驿站')
    phone.isOnline = false
    expect(text(await open('stations', {}))).toContain('再试一次')
  })
})

describe('工作台', () => {
  const due = aShift({ isNow: true, text: '待签到', tone: 'brand', actions: [{ name: 'checkIn', text: '签到' }] })
  async function desk(view: DeskView): Promise<{ phone: Phone; page: Mounted }> {
    const phone = new Phone(aWorker())
    phone.answer('station', 'desk', () => view)
    return { phone, page: await open('desk') }
  }

  test('到时候了，大按钮签到：按手机的位置', async () => {
    const { phone, page } = await desk(aDesk({ mine: [due], today: [due] }))
    expect(text(page)).toContain('此刻值守：王秀兰')
    phone.answer('station', 'checkIn', () => aDesk({ mine: [aShift({ text: '08:30 已签到', tone: 'done' })] }))
    await press(page, '签到')
    expect(phone.sentTo('station.checkIn')).toMatchObject([
      { input: { place: 'st-1', month: '2026-03', shift: 's-1', point: { lng: 118.4, lat: 31.35 } } },
    ])
    expect(phone.toasts).toEqual(['已签到'])
    expect(text(page)).toContain('08:30 已签到')
    expect(text(page)).not.toContain('到您值守了')
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
    for (const said of ['要您安排的', '还没有人', '空缺，等待安排', '此刻没有人值守'])
      expect(text(page)).toContain(said)
  })

  test('不在这里服务的，说服务端的原话', async () => {
    const phone = new Phone(aPerson())
    phone.answer('station', 'desk', () => {
      throw refusal('station/not-serving', '只有在这里服务的人可以看')
    })
    expect(text(await open('desk'))).toContain('只有在这里服务的人可以看')
  })
})

describe('值守表', () => {
  const editable = aShift({
    actions: [
      { name: 'assign', text: '换人' },
      { name: 'cancel', text: '删掉这一班' },
    ],
  })
  async function roster(view = aMonth({ mayRun: true, shifts: [editable] })) {
    const phone = new Phone(aWorker())
    phone.answer('station', 'month', () => view)
    return { phone, page: await open('roster') }
  }

  test('名单上的人只看，不能排', async () => {
    const { page } = await roster(aMonth({ shifts: [aShift({ wasText: '原 杨月琴' })] }))
    for (const said of ['2026年3月', '3月2日 周一', '08:30–12:00', '原 杨月琴']) expect(text(page)).toContain(said)
    expect(text(page)).not.toContain('排班')
  })

  test('换人：选一个，就换他', async () => {
    const { phone, page } = await roster()
    await press(page, '换人')
    await call(page, 'onPick', { detail: { value: 'p-3' } })
    phone.answer('station', 'assign', () => aMonth({ mayRun: true, shifts: [aShift({ name: '杨月琴' })] }))
    await call(page, 'assign')
    expect(phone.sentTo('station.assign')).toMatchObject([{ input: { shift: 's-1', person: 'p-3' } }])
    expect(text(page)).toContain('杨月琴')
  })

  test('删掉之前问一句；照上个月排满，说几班没有排', async () => {
    const { phone, page } = await roster()
    phone.saysYes = false
    await press(page, '删掉这一班')
    expect(phone.sentTo('station.cancel')).toEqual([])
    phone.answer('station', 'copy', () => aMonth({ mayRun: true, leftOut: 2 }))
    await press(page, '照上个月排满')
    expect(phone.toasts).toEqual(['排好了；2 班的人不在这里了，或者那时有别的班，没有排'])
    phone.answer('station', 'copy', () => {
      throw refusal('duty/nothing-to-copy', '没有可以照着排的班，或者日子都排过了')
    })
    await press(page, '照头七天排满')
    expect(text(page)).toContain('没有可以照着排的班')
  })

  test('翻到别的月，排的是那个月', async () => {
    const { phone, page } = await roster()
    phone.answer('station', 'month', ({ month }) => aMonth({ mayRun: true, month: month!, shifts: [] }))
    await press(page, '下个月 ›')
    expect(phone.sentTo('station.month').at(-1)?.input).toEqual({ place: 'st-1', month: '2026-04' })
    expect(text(page)).toContain('这个月还没有排班')
    await press(page, '排班')
    expect(phone.opened).toEqual(['navigateTo /packages/station/plan/plan?place=st-1&month=2026-04'])
  })

  test('按天分开', () => {
    const shifts = [aShift(), aShift({ id: 's-2' }), aShift({ id: 's-3', date: '2026-03-03' })]
    expect(daysOf(shifts).map((day) => day.shifts.length)).toEqual([2, 1])
  })
})

describe('排班', () => {
  test('谁、几点、哪几天都要有；点星期选一列，过去的选不了', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'month', () => aMonth({ month: '2099-06', monthText: '2099年6月' }))
    const page = await open('plan', { place: 'st-1', month: '2099-06' })
    await press(page, '排上')
    expect(text(page)).toContain('请选择谁来值')
    await call(page, 'onPerson', { detail: { value: 'p-3' } })
    await press(page, '排上')
    expect(text(page)).toContain('请选择日期')
    await press(page, '一')
    // 2099年6月1日是周一。
    expect(page.data.dates).toEqual(['2099-06-01', '2099-06-08', '2099-06-15', '2099-06-22', '2099-06-29'])
    await press(page, '8')
    await press(page, '10')
    phone.answer('station', 'plan', () => aMonth())
    await press(page, '排上')
    expect(phone.sentTo('station.plan')).toMatchObject([
      {
        input: {
          ...{ place: 'st-1', month: '2099-06', person: 'p-3', span: { from: '08:30', until: '12:00' } },
          dates: ['2099-06-01', '2099-06-10', '2099-06-15', '2099-06-22', '2099-06-29'],
        },
      },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })
})

describe('找人换班', () => {
  async function swap(shift = aShift()) {
    const phone = new Phone(aWorker())
    phone.answer('station', 'month', () => aMonth({ shifts: [shift] }))
    const page = await open('swap', { place: 'st-1', month: '2026-03', shift: 's-1' })
    return { phone, page }
  }

  test('请谁、为什么；不请自己；点的时候要一条提醒', async () => {
    const { phone, page } = await swap()
    expect(text(page)).toContain('谁都可以')
    expect(text(page)).not.toContain('王秀兰')
    await press(page, '去问问')
    expect(text(page)).toContain('请选择请谁换')
    await press(page, '杨月琴')
    await type(page, 'onReason', '孩子要开家长会')
    phone.answer('station', 'askSwap', () => aDesk())
    phone.answer('notice', 'consent', () => ({ progress: 0, resolved: 0, task: 0, activity: 1 }))
    await press(page, '去问问')
    expect(phone.asked).toEqual([['tmpl-activity']])
    expect(phone.sentTo('station.askSwap')).toMatchObject([
      { input: { place: 'st-1', month: '2026-03', shift: 's-1', to: 'p-3', reason: '孩子要开家长会' } },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('谁都可以的，不说请谁', async () => {
    const { phone, page } = await swap()
    await press(page, '谁都可以')
    await type(page, 'onReason', '有事')
    phone.consent = 'reject'
    phone.answer('station', 'askSwap', () => aDesk())
    await press(page, '去问问')
    expect(phone.sentTo('station.askSwap')[0]?.input).not.toHaveProperty('to')
  })

  test('已经不能换的，说清楚', async () => {
    expect(text((await swap(aShift({ actions: [] }))).page)).toContain('这一班现在不能换')
  })
})

describe('巡查走访', () => {
  const page1: RecordPage = {
    items: [
      aRecord(),
      aRecord({ id: 'r-2', kind: 'visit', kindText: '走访', withWhom: '3 栋独居老人', isMine: false }),
    ],
    month: { text: '本月巡查 1 次、走访 1 次', patrols: 1, visits: 1, minutes: 60 },
  }

  test('看得到这个月几次；只看走访；自己写的才能登记问题', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'records', () => page1)
    const page = await open('records')
    for (const said of ['本月巡查 1 次、走访 1 次', '走访 · 3 栋独居老人', '王秀兰 · 30 分钟'])
      expect(text(page)).toContain(said)
    expect(text(page).match(/发现问题/g)).toHaveLength(1)
    await press(page, '走访')
    expect(phone.sentTo('station.records').at(-1)?.input).toMatchObject({ kind: 'visit' })
    await press(page, '记一次')
    expect(phone.opened).toEqual(['navigateTo /packages/station/record/record?place=st-1&kind=visit'])
  })

  test('登记成了诉求，记在那一条上', async () => {
    const phone = new Phone(aWorker())
    phone.answer('station', 'records', () => page1)
    phone.answer('station', 'link', () => aRecord({ ticket: { id: 't-1', no: 'JH260302-7K3QX' } }))
    const page = await open('records')
    let heard: (ticket: { id: string }) => void = () => undefined
    let url = ''
    Object.assign(wx, {
      navigateTo: (options: { url: string; events: { reported: typeof heard } }) => {
        url = options.url
        heard = options.events.reported
        return Promise.resolve()
      },
    })
    await press(page, '发现问题 ›')
    expect(url).toBe('/pages/report/report?source=patrol&scene=s%3Dst-1')
    heard({ id: 't-1' })
    await settle()
    expect(phone.sentTo('station.link')).toMatchObject([{ input: { record: 'r-1', ticket: 't-1' } }])
    expect(text(page)).toContain('JH260302-7K3QX')
  })

  test('写一条：走访才问走访了谁；写到一半的还在；记下以后看记录', async () => {
    const phone = new Phone(aWorker())
    let page = await open('record', { place: 'st-1', kind: 'patrol' })
    expect(text(page)).not.toContain('走访了谁')
    await press(page, '记下')
    expect(text(page)).toContain('请写几个字')
    await press(page, '走访')
    await type(page, 'onWords', '老人缺一副老花镜')
    await type(page, 'onWithWhom', '3 栋独居老人')
    await press(page, '60 分钟')
    page.detach()
    page = await open('record', { place: 'st-1', kind: 'patrol' })
    phone.answer('station', 'record', () => aRecord())
    await press(page, '记下')
    expect(phone.sentTo('station.record')).toMatchObject([
      {
        input: {
          ...{ place: 'st-1', kind: 'visit', words: '老人缺一副老花镜', withWhom: '3 栋独居老人' },
          ...{ minutes: 60, photos: [] },
        },
      },
    ])
    expect(phone.opened).toEqual(['redirectTo /packages/station/records/records?place=st-1'])
    expect(phone.storage.has('draft:record:st-1')).toBe(false)
  })

  test('没记上的，写的还在，再点一次还是那一条', async () => {
    const phone = new Phone(aWorker())
    const page = await open('record', { place: 'st-1' })
    await type(page, 'onWords', '走了一圈')
    phone.isOnline = false
    await press(page, '记下')
    expect(text(page)).toContain('网络不太好')
    phone.isOnline = true
    phone.answer('station', 'record', () => aRecord())
    await press(page, '记下')
    const [first, second] = phone.sentTo('station.record')
    expect(second?.requestId).toBe(first?.requestId)
  })
})

describe('应急联系', () => {
  const list: ContactsView = {
    revision: 4,
    place: 'st-1',
    name: '乙社区先锋驿站',
    mayRun: false,
    items: [
      aContact(),
      aContact({ id: 'c-2', name: '电工老张', duty: '物业值班', phone: '139****5678', isPublic: false }),
    ],
  }
  async function contacts(view = list) {
    const phone = new Phone(aWorker())
    phone.answer('station', 'contacts', () => view)
    return { phone, page: await open('contacts') }
  }

  test('公开的一点就拨；不公开的先留痕再拨', async () => {
    const { phone, page } = await contacts()
    await press(page, '电话')
    phone.answer('station', 'reveal', () => ({ phone: '13912345678' }))
    await press(page, '查看并拨打')
    expect(phone.dialled).toEqual(['0553-3810000', '13912345678'])
    expect(phone.sentTo('station.reveal')).toMatchObject([{ input: { place: 'st-1', contact: 'c-2' } }])
    expect(text(page)).not.toContain('修改名单')
  })

  test('负责的人改：不重填的号码不动，新的要填全', async () => {
    const { phone, page } = await contacts({ ...list, mayRun: true })
    await press(page, '修改名单')
    await press(page, '再加一个')
    await press(page, '保存')
    expect(text(page)).toContain('请填写第 3 个联系人的名称')
    const draft = { id: '', name: '派出所', duty: '派出所', phone: '0553-3820000', masked: '', isPublic: true }
    await call(page, 'change', { currentTarget: { dataset: { at: 2 } }, detail: { draft } })
    await call(page, 'remove', { currentTarget: { dataset: { at: 0 } } })
    phone.answer('station', 'saveContacts', () => ({ ...list, mayRun: true }))
    await press(page, '保存')
    expect(phone.sentTo('station.saveContacts')[0]?.input.items).toEqual([
      { id: 'c-2', name: '电工老张', duty: '物业值班', isPublic: false },
      { name: '派出所', duty: '派出所', phone: '0553-3820000', isPublic: true },
    ])
    expect(text(page)).toContain('修改名单')
  })

  test('别人先存了的：新的名单摆出来，自己写的一个字不少，看过再存就是自己的', async () => {
    const { phone, page } = await contacts({ ...list, mayRun: true })
    await press(page, '修改名单')
    const draft = { id: 'c-1', name: '人民医院', duty: '急救', phone: '', masked: '0553-3810000', isPublic: true }
    await call(page, 'change', { currentTarget: { dataset: { at: 0 } }, detail: { draft } })
    phone.answer('station', 'saveContacts', () => {
      throw refusal('station/contacts-changed', '刚才有人改过这份名单，请看过最新的再保存', 'revision')
    })
    const theirs = [aContact({ name: '街道医院' })]
    phone.answer('station', 'contacts', () => ({ ...list, mayRun: true, revision: 5, items: theirs }))
    await press(page, '保存')
    for (const shown of ['刚才有人改过，现在的名单是', '街道医院', '请看过最新的再保存'])
      expect(text(page)).toContain(shown)
    phone.answer('station', 'saveContacts', () => ({ ...list, mayRun: true, revision: 6 }))
    await press(page, '保存')
    expect(phone.sentTo('station.saveContacts').map(({ input }) => input.revision)).toEqual([4, 5])
    expect(phone.sentTo('station.saveContacts')[1]?.input.items).toMatchObject([{ name: '人民医院' }, { id: 'c-2' }])
    expect(text(page)).not.toContain('刚才有人改过')
  })

  test('没存上的，改的还在', async () => {
    const { phone, page } = await contacts({ ...list, mayRun: true, items: [] })
    expect(text(page)).toContain('还没有应急联系人')
    await press(page, '修改名单')
    await call(page, 'change', {
      currentTarget: { dataset: { at: 0 } },
      detail: { draft: { id: '', name: '甲', duty: '急救', phone: '12', masked: '', isPublic: true } },
    })
    phone.answer('station', 'saveContacts', () => {
      throw refusal('request/invalid', '电话号码不对，请检查', 'items.0.phone')
    })
    await press(page, '保存')
    expect(text(page)).toContain('电话号码不对，请检查')
    await press(page, '不改了')
    expect(text(page)).toContain('还没有应急联系人')
  })
})

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
    return { phone, page: await open('opinion') }
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
    const again = await open('opinion')
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
    expect(text(await open('opinion'))).toContain('没有找到这个驿站')
  })
})
