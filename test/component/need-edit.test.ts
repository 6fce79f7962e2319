import { timesOf, weekTimesOf } from '../../miniprogram/packages/need/time-field/times'
import { aPerson, aWorker } from './builders'
import { aNeedView, aResourceView } from './need-builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, goBack, press } from './press'

const open = opener('packages/need')

describe('登记和帮忙', () => {
  const classes = { items: [{ code: 'elderly', name: '助老', hint: '例如：陪诊' }], isSample: true }

  test.each([
    { kind: 'need', title: '登记需求' },
    { kind: 'resource', title: '登记资源' },
  ])('在驿站任职的替大家登记，页面叫“$title”', async ({ kind, title }) => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'classes', () => classes)
    await open('edit', { kind, place: 'st-1' })
    expect(phone.title).toBe(title)
  })

  test('登记需求：少了什么说什么，填好了送出去，看到自己的那一项', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'register', () => aNeedView({ id: 'n-7' }))
    const page = await open('edit', { kind: 'need', place: 'st-1' })
    expect(phone.title).toBe('我需要帮忙')
    expect(page.dom.textContent).not.toContain('怎么知道的')
    await press(page, '登记')
    expect(page.dom.textContent).toContain('请选择分类')
    await press(page, '助老')
    expect(page.dom.textContent).toContain('例如：陪诊')
    await press(page, '登记')
    expect(page.dom.textContent).toContain('请填写需要什么')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'title' } }, detail: { value: '陪母亲复查' } })
    await press(page, '周三')
    await press(page, '下午')
    await press(page, '登记')
    expect(phone.sentTo('need.register')).toMatchObject([
      {
        input: {
          place: 'st-1',
          class: 'elderly',
          title: '陪母亲复查',
          wished: { weekly: [{ days: [3], from: '14:00', until: '17:00' }], dates: [] },
          urgency: 'normal',
          source: 'resident',
          consent: { templates: ['activity'] },
        },
      },
    ])
    expect(phone.asked).toEqual([['tmpl-activity']])
    expect(phone.opened).toEqual(['redirectTo /packages/need/need/need?id=n-7'])
    expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([])
  })

  test('写到一半走了，回来还在；没送成的，说哪里不对', async () => {
    const phone = new Phone(aPerson())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'register', () => {
      throw refusal('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'words')
    })
    const first = await open('edit', { kind: 'need', place: 'st-1' })
    await press(first, '助老')
    await call(first, 'onField', { currentTarget: { dataset: { field: 'title' } }, detail: { value: '陪母亲复查' } })
    goBack(first)
    const again = await open('edit', { kind: 'need', place: 'st-1' })
    await press(again, '登记')
    expect(phone.sentTo('need.register')).toMatchObject([{ input: { title: '陪母亲复查' } }])
    expect(again.dom.textContent).toContain('内容里有不适合发布的文字')
  })

  test('提供资源：由谁、多少次、到哪里；任职的人登记需求要说怎么知道的', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'offer', () => aResourceView())
    const page = await open('edit', { kind: 'resource', place: 'st-1' })
    await press(page, '助老')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'title' } }, detail: { value: '周三陪诊' } })
    await call(page, 'onField', { currentTarget: { dataset: { field: 'count' } }, detail: { value: '0' } })
    await press(page, '告诉驿站')
    expect(page.dom.textContent).toContain('请填写次数，1 到 60')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'count' } }, detail: { value: '4' } })
    await press(page, '单位')
    await press(page, '本街道')
    await press(page, '告诉驿站')
    expect(phone.sentTo('need.offer')).toMatchObject([
      { input: { giver: { kind: 'unit', name: '王秀兰' }, reach: 'street', limit: { per: 'month', count: 4 } } },
    ])
    const need = await open('edit', { kind: 'need', place: 'st-1' })
    expect(need.dom.textContent).toContain('走访了解的')
  })

  test('修改资源：原来的内容都在，不填联系方式就还是原来的', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'classes', () => classes)
    phone.answer('need', 'resource', () =>
      aResourceView({
        facts: {
          class: 'elderly',
          title: '周三陪诊',
          words: '',
          giver: { kind: 'unit', name: '银龄志愿队' },
          reach: 'community',
          times: { weekly: [{ days: [3], from: '14:00', until: '17:00' }], dates: [] },
          limit: { per: 'all', count: 5 },
          validUntil: '2026-12-31',
        },
      }),
    )
    phone.answer('need', 'amend', () => aResourceView())
    const page = await open('edit', { kind: 'resource', id: 'r-1' })
    expect(phone.title).toBe('修改资源')
    await press(page, '改成长期')
    await press(page, '保存')
    const input = phone.sentTo('need.amend')[0]?.input
    expect(input).toMatchObject({ id: 'r-1', limit: { per: 'all', count: 5 }, giver: { name: '银龄志愿队' } })
    expect(input).not.toHaveProperty('contact')
    expect(input).not.toHaveProperty('validUntil')
  })

  test('一周里的天和段，说出来和存下来是一回事', () => {
    expect(timesOf({ days: [], parts: ['morning'] })).toEqual({ weekly: [], dates: [] })
    expect(timesOf({ days: [5, 1], parts: [] }).weekly).toEqual([{ days: [1, 5], from: '08:30', until: '20:30' }])
    const chosen = { days: [2 as const, 4 as const], parts: ['morning', 'evening'] }
    expect(weekTimesOf(timesOf(chosen))).toEqual(chosen)
  })
})
