import type { Choice } from '../../typings/contract'
import { settle } from '../support/load'
import { aTicket, rubbish } from './builders'
import { refusal } from './phone'
import { commands, openAct, phoneWith, step } from './act-page'
import { call, press, type } from './press'

// 一步里的各样东西，各自怎么填。

describe('常用语', () => {
  const hand = step('progress', '登记进展', {
    note: { label: '进展', placeholder: '', max: 20, isRequired: true, phrases: ['已到现场', '已联系责任单位处理'] },
  })

  test('点一下就写上，接在写好的后面', async () => {
    phoneWith(hand)
    const page = await openAct('progress')
    await press(page, '已到现场')
    expect(page.data.note).toBe('已到现场')
    await press(page, '已联系责任单位处理')
    expect(page.data.note).toBe('已到现场，已联系责任单位处理')
  })

  test('放不下就不写半句', async () => {
    const phone = phoneWith(hand)
    const page = await openAct('progress')
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
    const page = await openAct('hand')
    expect(phone.sentTo('ticket.options')).toMatchObject([{ input: { id: 't-1', action: 'hand' } }])
    for (const text of ['楼栋长 陈立', '在办 1 件', '请假中']) expect(page.dom.textContent).toContain(text)
  })

  test('没选就在那里说；灰的选不中；选了就送出去', async () => {
    const phone = phoneToHand()
    const page = await openAct('hand')
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
    const page = await openAct('merge')
    await type(page, 'findByNumber', 'JH-nothing')
    expect(phone.toasts).toEqual(['本辖区没有这个编号，请再核对一遍'])
    await type(page, 'findByNumber', 'JH261122-7K3QX')
    expect(page.dom.textContent).toContain('南门的灯')
    await press(page, '并件')
    expect(commands(phone)).toEqual([{ name: 'merge', into: 't-9' }])
  })

  test('草稿里选的人现在不能选了，就重新选', async () => {
    phoneToHand()
    const page = await openAct('hand')
    await press(page, '楼栋长 陈立')
    phoneToHand([{ value: 'p-7', text: '楼栋长 陈立', note: '请假中', isDisabled: true }]).storage.set(
      'draft:act:t-1:hand',
      { picked: 'p-7', note: '请尽快', photos: [], requestId: 'request-1' },
    )
    expect((await openAct('hand')).data).toMatchObject({ picked: '', note: '请尽快' })
  })

  test('没取到，可以再试', async () => {
    const phone = phoneToHand()
    phone.answer('ticket', 'options', () => {
      throw refusal('internal', '服务暂时出了点问题')
    })
    const page = await openAct('hand')
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
    expect((await openAct('extend')).dom.textContent).toContain('3月5日 周四 12:00')
  })

  test('改了就送改过的', async () => {
    const phone = phoneWith(extend)
    const page = await openAct('extend')
    await call(page, 'onUntil', { detail: { value: noon + 2 * day } })
    await type(page, 'onNote', '要等配件')
    await press(page, '申请延期')
    expect(commands(phone)).toEqual([{ name: 'extend', until: noon + 2 * day, note: '要等配件' }])
  })

  test('草稿里的时间过了，换成现在建议的', async () => {
    phoneWith(extend).storage.set('draft:act:t-1:extend', { until: noon - day, note: '要等配件' })
    expect((await openAct('extend')).data).toMatchObject({ until: noon + day, note: '要等配件' })
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
    const page = await openAct('correct')
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
    const page = await openAct('correct')
    jest.useFakeTimers()
    void (page.instance.onNote as (event: object) => void).call(page.instance, { detail: { value: '看错了' } })
    await rest()
    expect(phone.sentTo('ticket.effect')).toEqual([])
  })

  test('改位置从诉求现在的位置开始', async () => {
    const phone = phoneToCorrect()
    await call(await openAct('correct'), 'changePlace')
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
    const page = await openAct('summarise')
    expect(page.data.words).toBe('路灯已报修')
    await press(page, '办结时')
    await press(page, '办结时')
    await type(page, 'onWords', '')
    await press(page, '公开摘要')
    expect(commands(phone)).toEqual([{ name: 'summarise', text: '' }])
  })

  test('打开以后别人改了：自己写的还在，别人写的摆在下面，看过再存', async () => {
    const words = (value: string, seen: string) =>
      step('summarise', '公开摘要', {
        words: { field: 'text', label: '公开摘要', placeholder: '', max: 60, isRequired: false, value, seen },
      })
    const phone = phoneWith(words('路灯已报修', 'e1'))
    phone.answer('ticket', 'options', () => [])
    const page = await openAct('summarise')
    await type(page, 'onWords', '路灯修好了')
    phone.answer('ticket', 'act', () => {
      throw refusal('ticket/changed', '别人刚改了公开摘要，请看过再定')
    })
    phone.answer('ticket', 'get', () => aTicket({ actions: [words('路灯周三修', 'e2')] }))
    await press(page, '公开摘要')
    expect(page.data.words).toBe('路灯修好了')
    for (const text of ['别人刚改了公开摘要，请看过再定', '路灯周三修']) expect(page.dom.textContent).toContain(text)
    await press(page, '公开摘要')
    expect(commands(phone)).toMatchObject([{ seen: 'e1' }, { seen: 'e2', text: '路灯修好了' }])
  })

  test('没有动过就不算草稿，下次看到的是那时的摘要', async () => {
    const phone = phoneWith(summarise)
    phone.answer('ticket', 'options', () => [])
    await openAct('summarise')
    expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  })
})
