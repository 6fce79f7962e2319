import { aTicket, aWorker } from './builders'
import { mount, settle } from '../support/load'
import { onItsWay } from './on-its-way'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, openAnother, press } from './press'
import { anItem, aPreview, aWhistle } from './whistle-builders'

const open = opener('packages/whistle')

function phoneOf() {
  const phone = new Phone(aWorker())
  phone.answer('ticket', 'get', () => aTicket({ id: 't-1', relation: 'handler', canBlow: true, category: '0501' }))
  phone.answer('catalogue', 'items', () => ({ items: [anItem()], note: '示例目录', isCut: false }))
  phone.answer('whistle', 'preview', () => aPreview())
  phone.answer('whistle', 'blow', () => aWhistle())
  return phone
}

const write = (page: Parameters<typeof call>[0], value: string) =>
  call(page, 'onField', { currentTarget: { dataset: { field: 'words' } }, detail: { value } })

test('从诉求来的，先列出合它类别的事项，写明是示例目录', async () => {
  const phone = phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  expect(phone.sentTo('catalogue.items')[0]?.input).toEqual({ query: '', category: '0501' })
  expect(page.dom.textContent).toContain('占道经营反复发生')
  expect(page.dom.textContent).toContain('区城管局主办')
  expect(page.dom.textContent).toContain('示例目录')
})

test('三下吹响：点吹哨、选事项，看到谁来、什么时候到，再吹；一个字不用写，吹成了打开那声哨', async () => {
  const phone = phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  await call(page, 'choose', { detail: { item: anItem() } })
  await settle()
  const text = page.dom.textContent
  for (const said of ['先由乙社区平台接单', '区城管局', '明天 17:30 前应哨', '实际从平台接单起算'])
    expect(text).toContain(said)
  await call(page, 'send')
  expect(phone.sentTo('whistle.blow')[0]?.input).toMatchObject({
    ticket: 't-1',
    item: '1-047',
    kind: 'regular',
    words: '',
    photos: [],
  })
  expect(phone.opened).toEqual(['redirectTo /packages/whistle/whistle/whistle?id=w-1'])
})

test('换成应急哨，重新问谁来、什么时候到', async () => {
  const phone = phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  await call(page, 'choose', { detail: { item: anItem() } })
  await settle()
  await press(page, '应急哨')
  await settle()
  expect(phone.sentTo('whistle.preview').map(({ input }) => input.kind)).toEqual(['regular', 'emergency'])
  expect(page.dom.textContent).toContain('不等平台，值班的人一起叫')
})

test('被拒绝了，话落在那一栏，写的字还在，再吹还是同一次', async () => {
  const phone = phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  await call(page, 'choose', { detail: { item: anItem() } })
  phone.answer('whistle', 'blow', () => {
    throw refusal('content/risky', '内容里有不适合发布的文字，请修改后再提交', 'words')
  })
  await write(page, '写了一句')
  await call(page, 'send')
  await call(page, 'send')
  expect(page.data).toMatchObject({ words: '写了一句', fault: { field: 'words' } })
  const sent = phone.sentTo('whistle.blow')
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId)
})

test('改选事项，写的字还在', async () => {
  phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  await call(page, 'choose', { detail: { item: anItem() } })
  await write(page, '写了一句')
  await press(page, '改选')
  await call(page, 'choose', { detail: { item: anItem({ code: '1-048' }) } })
  expect(page.data.words).toBe('写了一句')
})

test('清单里没有的，要选是哪一类难题，说明为什么，请街道审核', async () => {
  const phone = phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  await press(page, '清单里没有？请街道审核 ›')
  expect(page.dom.textContent).toContain('清单之外的，先由街道审核')
  await call(page, 'send')
  expect(page.dom.textContent).toContain('请选择是哪一类难题')
  await press(page, '管理服务')
  await call(page, 'send')
  expect(page.dom.textContent).toContain('请说明为什么清单之外也要办')
  await write(page, '连廊要统一粉刷')
  await call(page, 'send')
  expect(phone.sentTo('whistle.blow')[0]?.input).toMatchObject({
    ticket: 't-1',
    field: 'service',
    words: '连廊要统一粉刷',
    photos: [],
  })
})

test('不从诉求吹的，先要有地点', async () => {
  const phone = phoneOf()
  Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })
  const page = await open('blow')
  await call(page, 'choose', { detail: { item: anItem() } })
  page.setData({ place: null })
  await write(page, '看到的')
  await call(page, 'send')
  expect(page.dom.textContent).toContain('请选择地点')
  expect(phone.sentTo('whistle.blow')).toEqual([])
})

describe('找事项', () => {
  afterEach(() => jest.useRealTimers())

  /** Types into the search box, and rests long enough that it is looked for. */
  async function look(items: ReturnType<typeof mount>, value: string) {
    jest.useFakeTimers()
    void (items.instance.search as (event: object) => void).call(items.instance, { detail: { value } })
    await jest.advanceTimersByTimeAsync(250)
    jest.useRealTimers()
    await settle()
  }

  test('打拼音首字母找得到；先问的后答，不算', async () => {
    const phone = phoneOf()
    const items = mount('packages/whistle/blow/items/items', { category: '0501' })
    await settle()
    const { answer, arrive } = onItsWay({ items: [anItem({ name: '先问的' })], note: '', isCut: false })
    phone.answer('catalogue', 'items', answer)
    await look(items, 'zd')
    phone.answer('catalogue', 'items', () => ({ items: [anItem({ name: '后问的' })], note: '', isCut: false }))
    await look(items, 'zdjy')
    await arrive()
    expect(phone.sentTo('catalogue.items').map(({ input }) => input.query)).toEqual(['', 'zd', 'zdjy'])
    expect(items.dom.textContent).toContain('后问的')
    expect(items.dom.textContent).not.toContain('先问的')
  })

  test('一个也没有的，换个词试试，或者去清单之外', async () => {
    const phone = phoneOf()
    phone.answer('catalogue', 'items', () => ({ items: [], note: '示例目录', isCut: false }))
    const page = await open('blow', { ticket: 't-1' })
    expect(page.dom.textContent).toContain('换个词试试')
    await press(page, '清单里没有？请街道审核 ›')
    expect(page.data.isOffList).toBe(true)
  })
})

describe('没问到谁来', () => {
  const refuse = () => {
    throw refusal('whistle/kind', '这一项不能吹应急哨', 'kind')
  }

  test('说为什么，可以再问一次', async () => {
    const phone = phoneOf()
    const page = await open('blow', { ticket: 't-1' })
    phone.isOnline = false
    await call(page, 'choose', { detail: { item: anItem() } })
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('明天 17:30 前应哨')
    expect(page.data.fault).toEqual({ field: '', text: '' })
  })

  test('换的那一种不行，还是原来那一种和它的时间', async () => {
    const phone = phoneOf()
    const page = await open('blow', { ticket: 't-1' })
    await call(page, 'choose', { detail: { item: anItem() } })
    phone.answer('whistle', 'preview', refuse)
    await press(page, '应急哨')
    expect(page.dom.textContent).toContain('这一项不能吹应急哨')
    expect(page.data.kind).toBe('regular')
  })

  test('已经去了清单之外，先前问的答了也不摆出来', async () => {
    const phone = phoneOf()
    const { answer, arrive } = onItsWay(aPreview())
    phone.answer('whistle', 'preview', answer)
    const page = await open('blow', { ticket: 't-1' })
    await call(page, 'choose', { detail: { item: anItem() } })
    await press(page, '改选')
    await press(page, '清单里没有？请街道审核 ›')
    await arrive()
    expect(page.dom.textContent).not.toContain('谁来，什么时候到')
  })
})

test('等回音时去了别处的，吹成了也不拉回来', async () => {
  const phone = phoneOf()
  const page = await open('blow', { ticket: 't-1' })
  await call(page, 'choose', { detail: { item: anItem() } })
  await write(page, '劝了多次，反复回潮')
  openAnother()
  await call(page, 'send')
  expect(phone.sentTo('whistle.blow')).toHaveLength(1)
  expect(phone.opened).toEqual([])
})
