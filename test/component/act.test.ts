import type { ActionView, Choice, MeView, Needs } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aTicket, progress, rate, reopen, resolve, rubbish } from './builders'
import { Phone, refusal } from './phone'
import { call, press, pressAtOnce, type } from './press'

function phoneWith(...actions: ActionView[]): Phone {
  return phoneOf(aPerson(), ...actions)
}

function phoneOf(me: MeView, ...actions: ActionView[]): Phone {
  const phone = new Phone(me)
  phone.answer('ticket', 'get', () => aTicket({ actions }))
  phone.answer('ticket', 'act', () => aTicket())
  return phone
}

async function open(action: string): Promise<Mounted> {
  const page = mount('pages/act/act')
  await call(page, 'onLoad', { id: 't-1', action })
  await settle()
  return page
}

const commands = (phone: Phone) => phone.sentTo('ticket.act').map(({ input }) => input.command)

test('要填什么由服务端说：办结要选方式、写情况、拍照片', async () => {
  phoneWith(resolve)
  const page = await open('resolve')
  for (const text of ['办结方式', '已解决', '办理情况', '办结照片', '至少 1 张', '办结'])
    expect(page.dom.textContent).toContain(text)
})

test('指引换了新的一版，先问再写；暂不，就回去', async () => {
  const phone = phoneOf(aPerson({ agreed: 0 }), progress)
  const page = await open('progress')
  expect(page.dom.textContent).toContain('先说清楚，怎么用您的信息')
  await press(page, '暂不')
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

test('不留下什么的一步，没同意新的一版也能做', async () => {
  const phone = phoneOf(aPerson({ agreed: 0 }), rate)
  const page = await open('rate')
  expect(page.dom.textContent).not.toContain('先说清楚，怎么用您的信息')
  await press(page, '满意')
  await press(page, rate.text)
  expect(commands(phone)).toMatchObject([{ name: 'rate', score: 'satisfied' }])
})

test('不要照片的一步，就没有照片那一格', async () => {
  phoneWith(progress)
  expect((await open('progress')).dom.textContent).not.toContain('拍照')
})

test('缺什么在那一处说，不问提醒也不发送', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  const page = await open('resolve')
  await press(page, '办结')
  expect(page.dom.textContent).toContain('请选择办结方式')
  await press(page, '已解决')
  await press(page, '办结')
  expect(page.dom.textContent).toContain('请填写办理情况')
  await type(page, 'onNote', '换了新灯')
  await press(page, '办结')
  expect(page.dom.textContent).toContain('请至少拍 1 张照片')
  expect(phone.asked).toEqual([])
  expect(commands(phone)).toEqual([])
})

test('补上了，那一处的红字就没有了', async () => {
  phoneWith(resolve)
  const page = await open('resolve')
  await press(page, '办结')
  await press(page, '已解决')
  expect(page.dom.textContent).not.toContain('请选择办结方式')
  await press(page, '办结')
  await type(page, 'onNote', '换了新灯')
  expect(page.dom.textContent).not.toContain('请填写办理情况')
})

test('填好就送出这一步要的东西，一样不多一样不少，然后回到诉求', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  const page = await open('resolve')
  await press(page, '已解决')
  await type(page, 'onNote', '换了新灯')
  await call(page, 'addPhotos')
  pressAtOnce(page, '办结')
  expect(phone.asked).toEqual([['tmpl-task']])
  await settle()
  expect(commands(phone)).toEqual([
    {
      name: 'resolve',
      closing: 'solved',
      note: '换了新灯',
      photos: [expect.stringMatching(/^cloud:.*\/photos\/p-1\/\d{8}\/\w{16}\.jpg$/)],
    },
  ])
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

test('写到一半离开，回来还在；送出以后就没有了', async () => {
  const phone = phoneWith(progress)
  await type(await open('progress'), 'onNote', '已联系电工')
  const page = await open('progress')
  expect(page.data.note).toBe('已联系电工')
  await press(page, '登记进展')
  expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
})

test('没有网络就存下来等着发，写的照片也在，然后回到诉求', async () => {
  const phone = phoneWith(resolve)
  phone.camera = ['wxfile://a.jpg']
  phone.canUpload = false
  const page = await open('resolve')
  await press(page, '已解决')
  await type(page, 'onNote', '换了新灯')
  await call(page, 'addPhotos')
  phone.isOnline = false
  await press(page, '办结')
  expect(phone.toasts.at(-1)).toBe('没有网络，已存下，恢复后自动发送')
  expect(phone.storage.get('queue:p-1')).toMatchObject([
    {
      ticket: 't-1',
      command: { name: 'resolve', closing: 'solved', note: '换了新灯', photos: [] },
      photos: [{ path: expect.stringContaining('wxfile://usr/') as string, size: 1000 }],
    },
  ])
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

test('服务端一时办不了，写的还在，再试还是同一次', async () => {
  const phone = phoneWith(progress)
  phone.answer('ticket', 'act', () => {
    throw refusal('internal', '服务暂时出了点问题，请稍后再试')
  })
  const page = await open('progress')
  await type(page, 'onNote', '已联系电工')
  await press(page, '登记进展')
  expect(page.dom.textContent).toContain('服务暂时出了点问题')
  await press(page, '登记进展')
  const [first, second] = phone.sentTo('ticket.act')
  expect(second?.requestId).toBe(first?.requestId)
})

test('服务端不接受的，翻到那一处说它的原话，写的还在', async () => {
  const phone = phoneWith(progress)
  phone.answer('ticket', 'act', () => {
    throw refusal('content/risky', '文字里有不合适的内容，请改一改', 'command.note')
  })
  const page = await open('progress')
  await type(page, 'onNote', '……')
  await press(page, '登记进展')
  expect(page.data.fault).toEqual({ field: 'note', text: '文字里有不合适的内容，请改一改' })
  expect(phone.scrolledTo).toBe('#at-note')
  expect(page.dom.textContent).toContain('文字里有不合适的内容')
  expect(page.data.note).toBe('……')
})

describe('评价', () => {
  test('满意，一点就能提交', async () => {
    const phone = phoneWith(rate, reopen)
    const page = await open('rate')
    await press(page, '满意')
    await press(page, '评价')
    expect(commands(phone)).toEqual([{ name: 'rate', score: 'satisfied', note: '' }])
  })

  test('不满意可以只评价，也可以要求重新办理，写过的话带过去', async () => {
    const phone = phoneWith(rate, reopen)
    const page = await open('rate')
    await press(page, '不满意')
    expect(page.dom.textContent).toContain('只评价')
    await type(page, 'onNote', '灯又灭了')
    await press(page, '重新办理')
    expect(phone.opened).toEqual(['redirectTo /pages/act/act?id=t-1&action=reopen'])
    expect((await open('reopen')).data.note).toBe('灯又灭了')
    expect((await open('rate')).data).toMatchObject({ note: '', choice: '' })
  })

  test('不能重开的，不满意也只是评价', async () => {
    phoneWith(rate)
    const page = await open('rate')
    await press(page, '不满意')
    expect(page.dom.textContent).not.toContain('重新办理')
  })
})

test('这一步已经不能做了，就说清楚，去看那件诉求', async () => {
  const phone = phoneWith(reopen)
  const page = await open('resolve')
  expect(page.dom.textContent).toContain('现在不能做这一步了')
  await press(page, '看这件诉求')
  expect(phone.opened).toEqual(['redirectTo /pages/ticket/ticket?id=t-1'])
})

/** 一步操作，只要这些。 */
const step = (name: ActionView['name'], text: string, needs: Needs): ActionView => ({
  name,
  text,
  tone: 'plain',
  needs,
  asks: [],
})

test('不好挽回的，填好了再问一句；说不，什么都没送，写的还在', async () => {
  const withdraw: ActionView = {
    ...step('withdraw', '撤回诉求', { note: { label: '原因', placeholder: '', max: 200, isRequired: false } }),
    confirm: '撤回后就不再办理，确定撤回吗？',
  }
  const phone = phoneWith(withdraw)
  phone.saysYes = false
  const page = await open('withdraw')
  await type(page, 'onNote', '自己修好了')
  await press(page, '撤回诉求')
  expect(phone.dialogs).toEqual(['撤回后就不再办理，确定撤回吗？'])
  expect(commands(phone)).toEqual([])
  expect(page.data.note).toBe('自己修好了')
  phone.saysYes = true
  await press(page, '撤回诉求')
  expect(commands(phone)).toEqual([{ name: 'withdraw', note: '自己修好了' }])
})

describe('常用语', () => {
  const hand = step('progress', '登记进展', {
    note: { label: '进展', placeholder: '', max: 20, isRequired: true, phrases: ['已到现场', '已联系责任单位处理'] },
  })

  test('点一下就写上，接在写好的后面', async () => {
    phoneWith(hand)
    const page = await open('progress')
    await press(page, '已到现场')
    expect(page.data.note).toBe('已到现场')
    await press(page, '已联系责任单位处理')
    expect(page.data.note).toBe('已到现场，已联系责任单位处理')
  })

  test('放不下就不写半句', async () => {
    const phone = phoneWith(hand)
    const page = await open('progress')
    await type(page, 'onNote', '楼道灯的灯座烧坏了')
    await press(page, '已联系责任单位处理')
    await press(page, '已到现场')
    expect(page.data.note).toBe('楼道灯的灯座烧坏了，已联系责任单位处理')
    expect(phone.toasts).toEqual(['最多 20 个字，放不下了'])
  })
})

describe('选派给谁', () => {
  const hand = step('hand', '交给团队', {
    pick: { field: 'to', label: '交给谁', isRequired: true },
    note: { label: '交代', placeholder: '', max: 200, isRequired: false },
  })
  const choices: Choice[] = [
    { value: 'p-7', text: '楼栋长 陈立', note: '在办 1 件' },
    { value: 'p-8', text: '志愿者 周敏', note: '请假中', isDisabled: true },
  ]
  const phoneToHand = (options = choices) => {
    const phone = phoneWith(hand)
    phone.answer('ticket', 'options', () => options)
    return phone
  }

  test('问这一步可以选谁，每个人在办几件都看得到', async () => {
    const phone = phoneToHand()
    const page = await open('hand')
    expect(phone.sentTo('ticket.options')).toMatchObject([{ input: { id: 't-1', action: 'hand' } }])
    for (const text of ['楼栋长 陈立', '在办 1 件', '请假中']) expect(page.dom.textContent).toContain(text)
  })

  test('没选就在那里说；灰的选不中；选了就送出去', async () => {
    const phone = phoneToHand()
    const page = await open('hand')
    await press(page, '交给团队')
    expect(page.dom.textContent).toContain('请选择交给谁')
    await press(page, '志愿者 周敏')
    expect(page.data.picked).toBe('')
    await press(page, '楼栋长 陈立')
    expect(page.dom.textContent).not.toContain('请选择交给谁')
    await press(page, '交给团队')
    expect(commands(phone)).toEqual([{ name: 'hand', to: 'p-7', note: '' }])
  })

  test('并到的那一件不在单子上，按编号找来，就选上它；找不到说服务端的话', async () => {
    const merge = step('merge', '并件', {
      pick: { field: 'into', label: '并到哪一件', isRequired: true, byNumber: true },
    })
    const phone = phoneWith(merge)
    phone.answer('ticket', 'options', ({ no }) => {
      if (no === 'JH261122-7K3QX') return [{ value: 't-9', text: `${no} · 南门的灯`, note: '800 米' }]
      if (no === undefined) return []
      throw refusal('ticket/bad-number', '本辖区没有这个编号，请再核对一遍')
    })
    const page = await open('merge')
    await type(page, 'findByNumber', 'JH-nothing')
    expect(phone.toasts).toEqual(['本辖区没有这个编号，请再核对一遍'])
    await type(page, 'findByNumber', 'JH261122-7K3QX')
    expect(page.dom.textContent).toContain('南门的灯')
    await press(page, '并件')
    expect(commands(phone)).toEqual([{ name: 'merge', into: 't-9' }])
  })

  test('草稿里选的人现在不能选了，就重新选', async () => {
    phoneToHand()
    const page = await open('hand')
    await press(page, '楼栋长 陈立')
    phoneToHand([{ value: 'p-7', text: '楼栋长 陈立', note: '请假中', isDisabled: true }]).storage.set(
      'draft:act:t-1:hand',
      { picked: 'p-7', note: '请尽快', photos: [], requestId: 'request-1' },
    )
    expect((await open('hand')).data).toMatchObject({ picked: '', note: '请尽快' })
  })

  test('没取到，可以再试', async () => {
    const phone = phoneToHand()
    phone.answer('ticket', 'options', () => {
      throw refusal('internal', '服务暂时出了点问题')
    })
    const page = await open('hand')
    expect(page.dom.textContent).toContain('服务暂时出了点问题')
    phone.answer('ticket', 'options', () => choices)
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('楼栋长 陈立')
  })
})

describe('选时间', () => {
  const noon = Date.UTC(2026, 2, 4, 4)
  const day = 86_400_000
  const extend = step('extend', '申请延期', {
    date: { field: 'until', label: '延期到', min: noon, max: noon + 10 * day, value: noon + day },
    note: { label: '延期原因', placeholder: '', max: 200, isRequired: true },
  })

  test('先放着建议的时间，按北京时间说', async () => {
    phoneWith(extend)
    expect((await open('extend')).dom.textContent).toContain('3月5日 周四 12:00')
  })

  test('改了就送改过的', async () => {
    const phone = phoneWith(extend)
    const page = await open('extend')
    await call(page, 'onUntil', { detail: { value: noon + 2 * day } })
    await type(page, 'onNote', '要等配件')
    await press(page, '申请延期')
    expect(commands(phone)).toEqual([{ name: 'extend', until: noon + 2 * day, note: '要等配件' }])
  })

  test('草稿里的时间过了，换成现在建议的', async () => {
    phoneWith(extend).storage.set('draft:act:t-1:extend', { until: noon - day, note: '要等配件' })
    expect((await open('extend')).data).toMatchObject({ until: noon + day, note: '要等配件' })
  })
})

describe('更正类别和位置', () => {
  const correct = step('correct', '更正', {
    category: { label: '类别', isRequired: false },
    place: { label: '位置', isRequired: false },
    note: { label: '更正原因', placeholder: '', max: 200, isRequired: true },
    effect: true,
  })
  const phoneToCorrect = () => {
    const phone = phoneWith(correct)
    phone.answer('ticket', 'categories', () => [{ code: '01', name: '市容环境', items: [rubbish] }])
    phone.answer('ticket', 'effect', () => ({ lines: ['期限由 周三 17:00 改为 周五 17:00'] }))
    return phone
  }
  /** The effect is asked for once the form has been left alone. */
  const rest = async () => {
    await jest.advanceTimersByTimeAsync(400)
    jest.useRealTimers()
    await settle()
  }
  afterEach(() => jest.useRealTimers())

  test('选了新类别，先看到期限怎么变，原因可以后写', async () => {
    const phone = phoneToCorrect()
    const page = await open('correct')
    await call(page, 'pickClass')
    jest.useFakeTimers()
    void (page.instance.chooseClass as (event: object) => void).call(page.instance, { detail: { category: rubbish } })
    await rest()
    expect(page.dom.textContent).toContain('期限由 周三 17:00 改为 周五 17:00')
    expect(phone.sentTo('ticket.effect').map(({ input }) => input.command)).toEqual([
      { name: 'correct', category: '0102', note: '…' },
    ])
    await type(page, 'onNote', '其实是垃圾')
    await press(page, '更正')
    expect(commands(phone)).toEqual([{ name: 'correct', category: '0102', note: '其实是垃圾' }])
  })

  test('什么都没改，没有影响可看', async () => {
    const phone = phoneToCorrect()
    const page = await open('correct')
    jest.useFakeTimers()
    void (page.instance.onNote as (event: object) => void).call(page.instance, { detail: { value: '看错了' } })
    await rest()
    expect(phone.sentTo('ticket.effect')).toEqual([])
  })

  test('改位置从诉求现在的位置开始', async () => {
    const phone = phoneToCorrect()
    await call(await open('correct'), 'changePlace')
    expect(phone.opened).toEqual(['navigateTo /pages/place/place?given=&lng=118.4&lat=31.35'])
  })
})

describe('公开摘要', () => {
  const summarise = step('summarise', '公开摘要', {
    words: { field: 'text', label: '公开摘要', placeholder: '', max: 60, isRequired: false, value: '路灯已报修' },
    pick: { field: 'photo', label: '配图', isRequired: false },
  })

  test('先放着现在的摘要，可以改，也可以清空不公开；配图可以不选', async () => {
    const phone = phoneWith(summarise)
    phone.answer('ticket', 'options', () => [{ value: 'photo-1', text: '办结时', note: '', photo: 'https://p/1' }])
    const page = await open('summarise')
    expect(page.data.words).toBe('路灯已报修')
    await press(page, '办结时')
    await press(page, '办结时')
    await type(page, 'onWords', '')
    await press(page, '公开摘要')
    expect(commands(phone)).toEqual([{ name: 'summarise', text: '' }])
  })

  test('没有动过就不算草稿，下次看到的是那时的摘要', async () => {
    const phone = phoneWith(summarise)
    phone.answer('ticket', 'options', () => [])
    await open('summarise')
    expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  })
})
