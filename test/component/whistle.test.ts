import { keyedActions } from '../../miniprogram/packages/whistle/whistle/keyed'
import type { WhistleView } from '../../typings/contract'
import { aWorker } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'
import { admit, answerIt, aWhistle, complete, evaluate, redirects, reportIn } from './whistle-builders'

const open = opener('packages/whistle')

const phoneWith = (whistle: WhistleView) => {
  const phone = new Phone(aWorker())
  phone.answer('whistle', 'get', () => whistle)
  return phone
}

describe('一声哨', () => {
  test('看得到到哪一步、谁主办、每一步的钟、居民说的话、要什么材料', async () => {
    phoneWith(aWhistle())
    const page = await open('whistle', { id: 'w-1' })
    const text = page.dom.textContent
    for (const said of [
      '区城管局主办，等待应哨',
      '应哨还有 3 小时',
      '常规哨',
      '综合执法',
      '门口天天有人摆摊',
      '整改前后对比照片',
    ])
      expect(text).toContain(said)
  })

  test('一点就应哨；没有网络再点一次还是同一次', async () => {
    const phone = phoneWith(aWhistle({ actions: [answerIt] }))
    phone.answer('whistle', 'act', () => aWhistle({ statusText: '区城管局主办，已应哨' }))
    const page = await open('whistle', { id: 'w-1' })
    phone.isOnline = false
    await press(page, '应哨')
    phone.isOnline = true
    await press(page, '应哨')
    const sent = phone.sentTo('whistle.act')
    expect(sent[1]?.requestId).toBe(sent[0]?.requestId)
    expect(sent[1]?.input).toMatchObject({ command: { name: 'answer' }, consent: { templates: ['task'] } })
    expect(page.dom.textContent).toContain('已应哨')
  })

  test('没有网络，打得开看过的，说得出是什么时候的；没看过的就是没有；不再给看的，存下的也拿掉', async () => {
    const phone = phoneWith(aWhistle())
    await open('whistle', { id: 'w-1' })
    phone.isOnline = false
    const page = await open('whistle', { id: 'w-1' })
    for (const text of ['区城管局主办，等待应哨', '暂时连不上，显示']) expect(page.dom.textContent).toContain(text)
    expect((await open('whistle', { id: 'w-2' })).dom.textContent).toContain('网络不太好')
    phone.isOnline = true
    phone.answer('whistle', 'get', () => {
      throw refusal('whistle/not-found', '没有找到这声哨')
    })
    await call(page, 'onPullDownRefresh')
    phone.isOnline = false
    expect((await open('whistle', { id: 'w-1' })).dom.textContent).toContain('网络不太好')
  })

  test('被别人抢先的，说为什么，并且换成现在的样子', async () => {
    const phone = phoneWith(aWhistle({ actions: [answerIt] }))
    phone.answer('whistle', 'act', () => {
      throw refusal('whistle/answered', '你们部门已经应哨了')
    })
    const page = await open('whistle', { id: 'w-1' })
    await press(page, '应哨')
    expect(phone.toasts).toContain('你们部门已经应哨了')
    expect(phone.sentTo('whistle.get')).toHaveLength(2)
  })

  test('不给看的，什么都不留在屏幕上', async () => {
    const phone = phoneWith(aWhistle())
    const page = await open('whistle', { id: 'w-1' })
    phone.answer('whistle', 'get', () => {
      throw refusal('whistle/not-found', '没有找到这声哨')
    })
    await call(page, 'load')
    expect(page.dom.textContent).not.toContain('门口天天有人摆摊')
    expect(page.dom.textContent).toContain('没有找到这声哨')
  })

  test('同一步问的是两个部门的，各有一个按钮，去填的时候说是哪一个', async () => {
    const phone = phoneWith(aWhistle({ actions: redirects }))
    const page = await open('whistle', { id: 'w-1' })
    expect(keyedActions(redirects).map(({ name }) => name)).toEqual(['redirect:d-1', 'redirect:d-2'])
    await press(page, 'd-2 改由别的部门办')
    expect(phone.opened).toEqual(['navigateTo /packages/whistle/act/act?id=w-1&action=redirect&department=d-2'])
  })

  test('去现场、看诉求都有路', async () => {
    const phone = phoneWith(aWhistle())
    const page = await open('whistle', { id: 'w-1' })
    await call(page, 'openMap')
    expect(phone.located).toMatchObject([{ longitude: 118.4, latitude: 31.3, name: '北门口' }])
    await call(page, 'openTicket')
    expect(phone.opened).toEqual(['navigateTo /pages/ticket/ticket?id=t-1'])
  })

  test('一哨一考核：算式摆出来，街道没有评价的写“—”', async () => {
    phoneWith(
      aWhistle({
        sheets: [
          {
            version: 1,
            at: Date.now(),
            streetText: '街道没有评价',
            streetPoints: null,
            parties: [
              {
                name: '区城管局',
                roleText: '主办',
                system: 62.5,
                lines: [
                  {
                    text: '应哨',
                    measured: '限 3月3日 17:30 前，3月4日 09:00 做到，用了 2 天',
                    outcomeText: '超期',
                    arithmetic: '25 × 50% = 12.5',
                    points: 12.5,
                    weight: 25,
                  },
                ],
              },
            ],
          },
        ],
      }),
    )
    const page = await open('whistle', { id: 'w-1' })
    const text = page.dom.textContent
    for (const said of ['62.5', '—', '25 × 50% = 12.5', '应哨 · 超期', '街道没有评价']) expect(text).toContain(said)
  })
})

describe('办一步', () => {
  test('报到：有定位的先说离现场多远，带着位置去', async () => {
    const phone = phoneWith(aWhistle({ actions: [reportIn] }))
    phone.answer('whistle', 'act', () => aWhistle())
    const page = await open('act', { id: 'w-1', action: 'reportIn' })
    for (const said of ['离现场约 5560 米，超过 300 米，要拍一张现场照片', '离得近可不拍'])
      expect(page.dom.textContent).toContain(said)
    await call(page, 'send')
    expect(phone.sentTo('whistle.act')[0]?.input).toMatchObject({ command: { name: 'reportIn', photos: [] } })
    expect(phone.sentTo('whistle.act')[0]?.input.command).toHaveProperty('point')
  })

  test('报到：不让定位的，拍一张照片也行，没有照片说清楚要什么', async () => {
    const phone = phoneWith(aWhistle({ actions: [reportIn] }))
    Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })
    phone.answer('whistle', 'act', () => aWhistle())
    const page = await open('act', { id: 'w-1', action: 'reportIn' })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('没有定位，请拍一张现场照片')
    phone.camera = ['wxfile://a.jpg']
    await call(page, 'addPhotos')
    await call(page, 'send')
    const command = phone.sentTo('whistle.act')[0]?.input.command as { photos: string[] }
    expect(command.photos).toHaveLength(1)
    expect(command).not.toHaveProperty('point')
  })

  test('评价：选了哪一档，分数先填好，超出这一档不让交', async () => {
    const phone = phoneWith(aWhistle({ actions: [evaluate] }))
    phone.answer('whistle', 'act', () => aWhistle({ status: 'closed' }))
    const page = await open('act', { id: 'w-1', action: 'evaluate' })
    await press(page, '满意')
    expect(page.data.points).toBe('100')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'points' } }, detail: { value: '60' } })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('这一档的分数在 90 到 100 之间')
    await call(page, 'onField', { currentTarget: { dataset: { field: 'points' } }, detail: { value: '96' } })
    await call(page, 'send')
    expect(phone.sentTo('whistle.act')[0]?.input).toMatchObject({
      command: { name: 'evaluate', verdict: 'satisfied', points: 96, note: '' },
    })
    expect(phone.opened).toEqual(['redirectTo /packages/whistle/whistle/whistle?id=w-1'])
  })

  test('准入：选主办和协办，协办可以去掉', async () => {
    const phone = phoneWith(aWhistle({ status: 'reviewing', actions: [admit] }))
    phone.answer('whistle', 'options', () => [
      { value: 'd-1', text: '区城管局', note: '区级部门' },
      { value: 'd-2', text: '区住建局', note: '区级部门' },
    ])
    phone.answer('whistle', 'act', () => aWhistle())
    const page = await open('act', { id: 'w-1', action: 'admit' })
    await call(page, 'onField', { currentTarget: { dataset: { field: 'pick' } }, detail: { value: 'd-1' } })
    for (const value of ['d-2', 'd-1']) await call(page, 'addAssist', { detail: { value } })
    await call(page, 'dropAssist', { currentTarget: { dataset: { value: 'd-1' } } })
    await call(page, 'onField', { currentTarget: { dataset: { field: 'note' } }, detail: { value: '群众反映强烈' } })
    await call(page, 'send')
    expect(phone.sentTo('whistle.act')[0]?.input).toMatchObject({
      command: { name: 'admit', lead: 'd-1', assists: ['d-2'], isProposed: false, note: '群众反映强烈' },
    })
  })

  test('被拒绝的话落在那一栏，写的字还在；办结要照片', async () => {
    const phone = phoneWith(aWhistle({ actions: [complete] }))
    phone.answer('whistle', 'act', () => {
      throw refusal('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'command.note')
    })
    const page = await open('act', { id: 'w-1', action: 'complete' })
    await call(page, 'onField', { currentTarget: { dataset: { field: 'note' } }, detail: { value: '已取缔' } })
    await call(page, 'send')
    expect(page.dom.textContent).toContain('请至少拍 1 张照片')
    phone.camera = ['wxfile://a.jpg']
    await call(page, 'addPhotos')
    await call(page, 'send')
    expect(page.data.fault).toMatchObject({ field: 'note' })
    expect(page.data.note).toBe('已取缔')
  })

  test('要先说明白的，写在最前面', async () => {
    phoneWith(aWhistle({ actions: [{ ...complete, confirm: '还没有到场报到。' }] }))
    expect((await open('act', { id: 'w-1', action: 'complete' })).dom.textContent).toContain('还没有到场报到。')
  })

  test('已经有了新进展的，不能再做这一步', async () => {
    phoneWith(aWhistle())
    const page = await open('act', { id: 'w-1', action: 'complete' })
    expect(page.dom.textContent).toContain('现在不能做这一步了')
  })
})
