import type { CategoryView } from '../../typings/contract'
import { agree } from '../../miniprogram/services/privacy'
import { changeMe } from '../../miniprogram/services/store'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson, aPlace, lamp, rubbish } from './builders'
import { refusal } from './phone'
import { call, press, type } from './press'
import { openReport, PAGE, phoneReady, reports, SEND, written } from './report-page'

const lift: CategoryView = {
  code: '2112',
  name: '电梯故障',
  plain: '电梯坏了',
  limitText: '8 小时内办结',
  questions: [
    { key: 'trapped', label: '里面有没有人', kind: 'one', options: ['有', '没有'], isRequired: true },
    { key: 'what', label: '什么情况', kind: 'some', options: ['抖动', '有异响'], isRequired: false },
    { key: 'number', label: '电梯编号', kind: 'text', isRequired: false },
    { key: 'since', label: '从哪天开始', kind: 'date', isRequired: false },
  ],
}

/** Lets the pause after typing pass, and what it starts run to its end. */
async function typed(words: string): Promise<Mounted> {
  jest.useFakeTimers()
  try {
    const page = mount(PAGE)
    void call(page, 'onLoad', {})
    void type(page, 'onWords', words)
    await jest.advanceTimersByTimeAsync(1000)
    return page
  } finally {
    jest.useRealTimers()
  }
}

describe('推荐的类别', () => {
  test('像几类就都列出来，点哪个是哪个，以后不再跟着文字变', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'suggest', () => ({ items: [lamp, rubbish] }))
    const page = await typed('路灯下面有垃圾')
    expect(page.dom.textContent).toContain('建议：公共照明')
    await press(page, '暴露垃圾')
    expect(page.dom.textContent).not.toContain('建议：')
    expect(page.data).toMatchObject({ category: rubbish, isChosen: true })
  })

  test('听起来危险，先请人打电话，一点就拨；照样能提交', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'suggest', () => ({ items: [lift], emergency: '紧急情况请先拨打 110/119/120' }))
    const page = await typed('电梯困人了')
    expect(page.dom.textContent).toContain('紧急情况请先拨打 110/119/120')
    for (const number of ['110', '119', '120']) await press(page, number)
    expect(phone.dialled).toEqual(['110', '119', '120'])
    await call(page, 'onAnswer', { detail: { key: 'trapped', value: '有' } })
    await press(page, SEND)
    expect(reports(phone)).toHaveLength(1)
  })

  test('改成不危险的话，红条就没有了；自己选过类别的也一样提醒', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'suggest', ({ words }) =>
      words?.includes('困人') ? { items: [lift], emergency: '紧急情况请先拨打 110/119/120' } : { items: [lamp] },
    )
    const page = await typed('电梯困人了')
    await call(page, 'chooseClass', { detail: { category: rubbish } })
    jest.useFakeTimers()
    try {
      void type(page, 'onWords', '电梯困人，快来')
      await jest.advanceTimersByTimeAsync(1000)
      expect(page.data).toMatchObject({ category: rubbish, emergency: '紧急情况请先拨打 110/119/120' })
      void type(page, 'onWords', '灯坏了')
      await jest.advanceTimersByTimeAsync(1000)
      expect(page.dom.textContent).not.toContain('请先拨打')
    } finally {
      jest.useRealTimers()
    }
  })
})

describe('这一类还想知道的', () => {
  test('必答的没答，就在那一题说，翻到那里，不问提醒也不发送', async () => {
    const phone = phoneReady()
    const page = await written('电梯不动了', lift)
    await press(page, SEND)
    expect(page.dom.textContent).toContain('请先回答这一题')
    expect(phone.scrolledTo).toBe('#at-answers')
    expect(phone.asked).toEqual([])
    await press(page, '没有')
    expect(page.dom.textContent).not.toContain('请先回答这一题')
  })

  test('单选、多选、填空、日期都送到；没答的不送', async () => {
    const phone = phoneReady()
    const page = await written('电梯不动了', lift)
    await press(page, '没有')
    await press(page, '抖动')
    await press(page, '有异响')
    await press(page, '抖动')
    await call(page, 'onAnswer', { detail: { key: 'number', value: '  ' } })
    await call(page, 'onAnswer', { detail: { key: 'since', value: '2026-11-20' } })
    await press(page, SEND)
    expect(reports(phone)[0]?.answers).toEqual({ trapped: '没有', what: ['有异响'], since: '2026-11-20' })
  })

  test('回答在草稿里；换一类再换回来，也还在', async () => {
    phoneReady()
    const page = await written('电梯不动了', lift)
    await press(page, '没有')
    await call(page, 'chooseClass', { detail: { category: lamp } })
    expect(page.dom.textContent).not.toContain('里面有没有人')
    await call(page, 'chooseClass', { detail: { category: lift } })
    page.detach()
    expect((await openReport()).data.said).toEqual({ trapped: '没有' })
  })

  test('服务端说哪一题不对，就在哪一题说它的原话', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'report', () => {
      throw refusal('ticket/bad-answer', '“从哪天开始”填得不对，请重新填写', 'answers.since')
    })
    const page = await written('电梯不动了', lift)
    await press(page, '没有')
    await press(page, SEND)
    expect(page.data.fault).toMatchObject({ field: 'answers', part: 'since' })
    expect(page.dom.textContent).toContain('“从哪天开始”填得不对')
  })
})

describe('从码和卡片进来', () => {
  test.each<{ from: string; query: Record<string, string> }>([
    { from: '网格的码', query: { scene: 'g%3Dg-9' } },
    { from: '分享的卡片', query: { grid: 'g-9' } },
  ])('$from：就在那个网格，不看手机在哪里', async ({ query }) => {
    const phone = phoneReady()
    let arrive = () => {}
    const located = aPlace({ id: 'g-9', text: '甲街道 · 乙社区 · 第09网格' })
    phone.answer('area', 'scene', () => new Promise((resolve) => (arrive = () => resolve(located))))
    const getLocation = jest.fn()
    Object.assign(wx, { getLocation })
    const page = await openReport(query)
    arrive()
    await settle()
    expect(getLocation).not.toHaveBeenCalled()
    expect(phone.sentTo('area.scene').map(({ input }) => input)).toEqual([{ scene: 'g=g-9' }])
    await type(page, 'onWords', '灯坏了')
    await call(page, 'chooseClass', { detail: { category: lamp } })
    await press(page, SEND)
    expect(reports(phone)).toMatchObject([{ place: { area: 'g-9' } }])
  })

  test('码指的网格没有了，说一声，还按定位来', async () => {
    const phone = phoneReady()
    phone.answer('area', 'scene', () => {
      throw refusal('area/unknown', '这个码指的网格已经没有了，请在地图上选择位置', 'scene')
    })
    const page = await openReport({ scene: 'g%3Dg-0' })
    expect(page.dom.textContent).toContain('这个码指的网格已经没有了')
    expect(page.data.place).toMatchObject({ isByHand: false, located: { id: 'g-5' } })
  })

  test('用不上的码（驿站的），一打开就当面说', async () => {
    const phone = phoneReady()
    phone.answer('area', 'scene', () => {
      throw refusal('area/station', '这个码指的驿站已经没有了，请在地图上选择位置', 'scene')
    })
    await openReport({ scene: 's%3D1' })
    expect(phone.dialogs).toEqual(['这个码指的驿站已经没有了，请在地图上选择位置'])
  })
})

describe('更多选项', () => {
  const opened = async (): Promise<Mounted> => {
    const page = await written('楼道太滑')
    await press(page, '更多选项')
    return page
  }

  test('平时收着；代谁反映和匿名都送到，也在草稿里', async () => {
    const phone = phoneReady()
    const page = await written('楼道太滑')
    expect(page.dom.textContent).not.toContain('怎么称呼')
    await press(page, '更多选项')
    await press(page, '代家人、邻居反映')
    expect(page.dom.textContent).toContain('怎么称呼')
    await call(page, 'onBehalf', { detail: { behalf: { who: '母亲', phone: '13800000000' } } })
    await press(page, '匿名反映')
    page.detach()
    const again = await openReport()
    expect(again.dom.textContent).toContain('代 母亲 反映 · 匿名')
    await press(again, SEND)
    expect(reports(phone)).toMatchObject([{ behalf: { who: '母亲', phone: '13800000000' }, isAnonymous: true }])
  })

  test('又改成自己的事，就不带别人的称呼和电话', async () => {
    const phone = phoneReady()
    const page = await opened()
    await press(page, '代家人、邻居反映')
    await call(page, 'onBehalf', { detail: { behalf: { who: '母亲', phone: '' } } })
    await press(page, '代家人、邻居反映')
    await press(page, SEND)
    expect(reports(phone)[0]).not.toHaveProperty('behalf')
  })

  test('电话不对：收着的也打开，就在那一格说', async () => {
    const phone = phoneReady()
    phone.answer('ticket', 'report', () => {
      throw refusal('input/invalid', '电话号码不对，请检查', 'behalf.phone')
    })
    const page = await written('楼道太滑')
    await call(page, 'onBehalf', { detail: { behalf: { who: '母亲', phone: '123' } } })
    await press(page, SEND)
    expect(page.dom.textContent).toContain('电话号码不对，请检查')
    expect(phone.scrolledTo).toBe('#at-behalf')
  })

  test('只留了电话，先问怎么称呼', async () => {
    const phone = phoneReady()
    const page = await opened()
    await call(page, 'onBehalf', { detail: { behalf: { who: '', phone: '13800000000' } } })
    await press(page, SEND)
    expect(page.dom.textContent).toContain('请填写怎么称呼')
    expect(phone.asked).toEqual([])
  })
})

describe('隐私保护指引', () => {
  test('没同意过的，一打开就问；暂不就回去', async () => {
    const phone = phoneReady(aPerson({ agreed: 0 }))
    const page = await openReport()
    expect(page.dom.textContent).toContain('先说清楚，怎么用您的信息')
    await press(page, '暂不')
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('写着的时候指引换了一版：提交时先问，同意了再提交', async () => {
    const phone = phoneReady()
    phone.answer('account', 'agree', () => ({}))
    const page = await written()
    changeMe({ guide: 2 })
    await press(page, SEND)
    expect(reports(phone)).toEqual([])
    expect(phone.asked).toEqual([])
    await agree()
    await press(page, SEND)
    expect(phone.sentTo('account.agree').map(({ input }) => input)).toEqual([{ version: 2 }])
    expect(reports(phone)).toHaveLength(1)
  })
})
