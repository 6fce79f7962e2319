import type { RecordPage } from '../../typings/contract'
import { settle, type Mounted } from '../support/load'
import { aWorker } from './builders'
import { opener } from './open-page'
import { Phone } from './phone'
import { press, type } from './press'
import { aRecord } from './station-builders'

const open = opener('packages/station')
const AT = { place: 'st-1' }
const text = (page: Mounted) => page.dom.textContent ?? ''

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
    const page = await open('records', AT)
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
    const page = await open('records', AT)
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
