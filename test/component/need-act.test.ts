import { missingIn, commandOf, blankForm } from '../../miniprogram/packages/need/act/form'
import { aWorker } from './builders'
import { aNeedView, aResourceView, close, plan } from './need-builders'
import { opener } from './open-page'
import { Phone } from './phone'
import { call, press } from './press'

const open = opener('packages/need')

describe('办一步', () => {
  test('列入清单：推荐的资源先选上，没选人不让交；选了人就送出去，回到需求', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView({ actions: [plan] }))
    phone.answer('need', 'act', () => aNeedView({ status: 'planned' }))
    const page = await open('act', { kind: 'need', id: 'n-1', action: 'plan' })
    expect(phone.title).toBe('列入清单')
    await call(page, 'send')
    expect(page.dom.textContent).toContain('请选择由谁来办')
    await press(page, '许凤霞')
    await call(page, 'send')
    expect(phone.sentTo('need.act')).toMatchObject([
      {
        input: {
          id: 'n-1',
          command: {
            name: 'plan',
            list: 'service',
            owner: { person: 'p-9' },
            resource: 'r-1',
            dueBy: 1_900_000_000_000,
            note: '',
          },
        },
      },
    ])
    expect(phone.toasts).toContain('已列入清单')
    expect(phone.opened).toEqual(['redirectTo /packages/need/need/need?id=n-1'])
  })

  test('销号要有照片或文字；照片传好了一起送；没有网络，同一次再送', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView({ actions: [close] }))
    phone.answer('need', 'act', () => aNeedView({ status: 'done' }))
    const page = await open('act', { kind: 'need', id: 'n-1', action: 'close' })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('照片和文字，至少留一样作凭据')
    phone.camera = ['wxfile://a.jpg']
    await call(page, 'addPhotos')
    phone.isOnline = false
    await call(page, 'send')
    expect(page.dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    await call(page, 'send')
    const sent = phone.sentTo('need.act')
    expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
    expect((sent[1]?.input.command as { photos: string[] }).photos).toHaveLength(1)
    expect(sent[1]?.input).toMatchObject({ consent: { templates: ['task'] } })
  })

  test('已经有了新进展的，不能再做这一步', async () => {
    const phone = new Phone(aWorker())
    phone.answer('need', 'get', () => aNeedView())
    const page = await open('act', { kind: 'need', id: 'n-1', action: 'close' })
    expect(page.dom.textContent).toContain('现在不能做这一步了')
  })

  test('资源的一步也在这里填：不上线要说为什么', async () => {
    const phone = new Phone(aWorker())
    const refuse = {
      name: 'refuse' as const,
      text: '不上线',
      tone: 'danger' as const,
      needs: { note: { label: '为什么不上线', placeholder: '', max: 300, isRequired: true } },
      asks: ['task' as const],
    }
    phone.answer('need', 'resource', () => aResourceView({ actions: [refuse] }))
    phone.answer('need', 'tend', () => aResourceView({ status: 'refused' }))
    const page = await open('act', { kind: 'resource', id: 'r-1', action: 'refuse' })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('请填写为什么不上线')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'note' } }, detail: { value: '要有证' } })
    await call(page, 'send')
    expect(phone.sentTo('need.tend')).toMatchObject([
      { input: { command: { name: 'refuse', note: '要有证' }, consent: { templates: ['task'] } } },
    ])
  })

  test('写明单位的，送的是单位', () => {
    const form = { ...blankForm(plan.needs), owner: 'unit', unit: '' }
    expect(missingIn(plan, form, 0).text).toBe('请写明单位')
    expect(commandOf(plan, { ...form, unit: '卫生院', resource: '' })).toEqual({
      name: 'plan',
      list: 'service',
      owner: { unit: '卫生院' },
      dueBy: 1_900_000_000_000,
      note: '',
    })
  })
})
