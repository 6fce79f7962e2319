import type { PlaceForm, PlaceView } from '../../typings/contract'
import { changeOf, exceptionText, spanText } from '../../miniprogram/packages/circle/edit/form'
import { mount, settle, type Mounted } from '../support/load'
import { aWorker } from './builders'
import { aStation } from './circle-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'

const NEXT_YEAR = new Date().getFullYear() + 1

const SERVICES = [
  { code: 'water', name: '免费饮水' },
  { code: 'toilet', name: '开放卫生间' },
]

const aForm = (change: Partial<PlaceForm> = {}): PlaceForm => ({
  ...{ name: '车站驿站', class: 'station', address: '示例路 1 号', point: [118.4, 31.35], isDesk: false },
  ...{ revision: 3, phone: '0553-1234567', services: [], extended: [], accessibility: [], photos: [], keeper: '' },
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['08:30', '17:30']] }],
  exceptions: [
    { date: '2020-10-01', spans: [], note: '国庆节' },
    { date: `${NEXT_YEAR}-05-01`, spans: [['09:00', '12:00']], note: '劳动节' },
  ],
  ...change,
})

const aPlace = (form?: PlaceForm): PlaceView => ({
  ...{ ...aStation(), address: '', areaText: '', area: 'g-5', phone: '', hoursText: [], exceptionsText: [] },
  ...{ serviceNames: [], extended: [], accessibility: [], photos: [], isSample: true, mayRun: form !== undefined },
  ...(form && { form }),
})

async function open(form: PlaceForm | undefined = aForm()): Promise<{ phone: Phone; page: Mounted }> {
  const phone = new Phone(aWorker())
  phone.answer('place', 'get', () => aPlace(form))
  phone.answer('place', 'edit', () => aPlace(form))
  phone.answer('place', 'legend', () => ({ services: SERVICES, classes: [] }))
  const page = mount('packages/circle/edit/edit')
  await call(page, 'onLoad', { id: 'st-1' })
  await settle()
  return { phone, page }
}

const sent = (phone: Phone) => phone.sentTo('place.edit').map(({ input }) => input)
const row = (page: Mounted, name: string, at: number, detail: object) =>
  call(page, name, { currentTarget: { dataset: { at } }, detail })

test('只送改了的，带着看到的那一版；存好了就回去', async () => {
  const { phone, page } = await open()
  await call(page, 'onPhone', { detail: { value: ' 0553-7654321 ' } })
  await press(page, '保存')
  expect(sent(phone)).toEqual([{ id: 'st-1', revision: 3, change: { phone: '0553-7654321' } }])
  expect(phone.toasts).toEqual(['已保存'])
  expect(phone.opened).toEqual(['navigateBack'])
})

test('什么都没改，不送', async () => {
  const { phone, page } = await open()
  await press(page, '保存')
  expect(sent(phone)).toEqual([])
  expect(phone.toasts).toEqual(['没有改动'])
})

test('每周的时间：换星期几、换几点、加一段、加一行、删一行', async () => {
  const { phone, page } = await open()
  await press(page, '日')
  const week = mount('packages/circle/edit/week-row/week-row', { row: { days: [1], spans: [['08:30', '12:00']] } })
  const rows: unknown[] = []
  week.addEventListener('change', ({ detail }) => rows.push((detail as { row: unknown }).row))
  const time = (end: string, value: string) =>
    call(week, 'onTime', { currentTarget: { dataset: { at: 0, end } }, detail: { value } })
  await time('from', '09:00')
  await time('until', '01:00')
  await press(week, '加一段时间')
  await press(week, '三')
  expect(rows).toEqual([
    { days: [1], spans: [['09:00', '12:00']] },
    { days: [1], spans: [['08:30', '01:00']] },
    {
      days: [1],
      spans: [
        ['08:30', '12:00'],
        ['14:00', '17:30'],
      ],
    },
    { days: [1, 3], spans: [['08:30', '12:00']] },
  ])
  await press(page, '加一行')
  await row(page, 'onRow', 1, { row: { days: [7], spans: [['09:00', '11:00']] } })
  await press(page, '保存')
  expect(sent(phone)[0]?.change).toEqual({
    hours: [
      { days: [1, 2, 3, 4, 5, 6], spans: [['08:30', '17:30']] },
      { days: [7], spans: [['09:00', '11:00']] },
    ],
  })
  await row(page, 'removeRow', 1, {})
  expect((page.data.form as PlaceForm).hours).toHaveLength(1)
})

test('一天分两段的，可以删掉一段', async () => {
  new Phone(aWorker())
  const spans = [
    ['08:30', '12:00'],
    ['14:00', '17:30'],
  ]
  const week = mount('packages/circle/edit/week-row/week-row', { row: { days: [1], spans } })
  const rows: unknown[] = []
  week.addEventListener('change', ({ detail }) => rows.push((detail as { row: unknown }).row))
  await press(week, '删除')
  expect(rows).toEqual([{ days: [1], spans: [['08:30', '12:00']] }])
})

test('哪几天不一样：过去的不列，加一天、改一天、删一天', async () => {
  const { phone, page } = await open()
  expect(page.dom.textContent).not.toContain('国庆节')
  expect(page.dom.textContent).toContain(`${NEXT_YEAR}年5月1日 09:00—12:00（劳动节）`)
  const days = mount('packages/circle/edit/exceptions/exceptions', { exceptions: aForm().exceptions })
  const changes: unknown[] = []
  days.addEventListener('change', ({ detail }) => changes.push((detail as { exceptions: unknown }).exceptions))
  await press(days, '加上这一天')
  expect(days.dom.textContent).toContain('请选择哪一天')
  await call(days, 'onDate', { detail: { value: `${NEXT_YEAR}-02-01` } })
  await call(days, 'onNote', { detail: { value: ' 停电 ' } })
  await press(days, '加上这一天')
  await call(days, 'onDate', { detail: { value: `${NEXT_YEAR}-05-01` } })
  await press(days, '改时间')
  await call(days, 'onFrom', { detail: { value: '10:00' } })
  await call(days, 'onUntil', { detail: { value: '11:00' } })
  await press(days, '加上这一天')
  const kept = { date: `${NEXT_YEAR}-05-01`, spans: [['09:00', '12:00']], note: '劳动节' }
  expect(changes).toEqual([
    [{ date: `${NEXT_YEAR}-02-01`, spans: [], note: '停电' }, kept],
    [{ date: `${NEXT_YEAR}-05-01`, spans: [['10:00', '11:00']], note: '' }],
  ])
  await press(page, '删除')
  await press(page, '保存')
  expect(sent(phone)[0]?.change).toEqual({ exceptions: [{ date: '2020-10-01', spans: [], note: '国庆节' }] })
})

test('有什么服务：基本服务点选，拓展服务、无障碍设施写名称，写着的顿号留着', async () => {
  const { phone, page } = await open(aForm({ services: ['water'], extended: ['免费理发'] }))
  expect(page.dom.textContent).toContain('开放卫生间')
  const parts = { legend: SERVICES, services: ['water'], extended: ['免费理发'], accessibility: [] }
  const offers = mount('packages/circle/edit/offers/offers', parts)
  const changes: unknown[] = []
  offers.addEventListener('change', ({ detail }) => changes.push((detail as { change: unknown }).change))
  const names = (field: string, value: string) =>
    call(offers, 'onNames', { currentTarget: { dataset: { field } }, detail: { value } })
  await press(offers, '开放卫生间')
  await press(offers, '免费饮水')
  await names('extended', '免费理发、 配钥匙、')
  await names('accessibility', '无障碍坡道')
  expect(changes).toEqual([
    { services: ['water', 'toilet'] },
    { services: [] },
    { extended: ['免费理发', '配钥匙'] },
    { accessibility: ['无障碍坡道'] },
  ])
  expect((offers.data.texts as { extended: string }).extended).toBe('免费理发、 配钥匙、')
  for (const change of changes.slice(0, 1)) await call(page, 'onOffers', { detail: { change } })
  await press(page, '保存')
  expect(sent(phone)[0]?.change).toEqual({ services: ['water', 'toilet'] })
})

test('别人先存了的：没动的换成最新的，自己改的都还在，看过再存就存上', async () => {
  const { phone, page } = await open()
  await call(page, 'onPhone', { detail: { value: '0553-7654321' } })
  phone.answer('place', 'edit', () => {
    throw refusal('place/changed', '刚才有人改过这里的资料，请看过最新的再改', 'revision')
  })
  phone.answer('place', 'get', () => aPlace(aForm({ revision: 4, phone: '0553-0000000', extended: ['书法班'] })))
  await press(page, '保存')
  for (const text of ['刚才有人改过这里的资料', '您没动的已换成最新的，您改的都还在'])
    expect(page.dom.textContent).toContain(text)
  expect(page.data.form).toMatchObject({ phone: '0553-7654321', extended: ['书法班'] })
  phone.answer('place', 'edit', () => aPlace(aForm()))
  await press(page, '保存')
  expect(sent(phone)[1]).toEqual({ id: 'st-1', revision: 4, change: { phone: '0553-7654321' } })
})

test('哪里不对，写在哪里；别人刚改过，写在按钮上面；再点是同一次', async () => {
  const { phone, page } = await open()
  phone.answer('place', 'edit', () => {
    throw refusal('input', '电话号码不对，请检查', 'change.phone')
  })
  await call(page, 'onPhone', { detail: { value: '1' } })
  await press(page, '保存')
  await press(page, '保存')
  expect(page.data.fault).toEqual({ field: 'phone', text: '电话号码不对，请检查' })
  const [first, second] = phone.sentTo('place.edit')
  expect(first?.requestId).toBe(second?.requestId)
  phone.answer('place', 'edit', () => {
    throw refusal('place/changed', '刚才有人改过这里的资料，请看过最新的再改', 'revision')
  })
  await call(page, 'onPhone', { detail: { value: '0553-7654321' } })
  await press(page, '保存')
  expect(page.dom.textContent).toContain('刚才有人改过这里的资料')
  expect(phone.sentTo('place.edit').at(-1)?.requestId).not.toBe(first?.requestId)
  expect(phone.opened).toEqual([])
})

test('不是管这里的人，说清楚', async () => {
  const { page } = await open(undefined)
  expect(page.data.mayRun).toBe(true)
  const phone = new Phone(aWorker())
  phone.answer('place', 'get', () => aPlace())
  phone.answer('place', 'legend', () => ({ services: SERVICES, classes: [] }))
  const other = mount('packages/circle/edit/edit')
  await call(other, 'onLoad', { id: 'st-1' })
  await settle()
  expect(other.dom.textContent).toContain('只有管这里的人可以改它的资料')
})

test('时间怎么写', () => {
  expect(spanText(['08:30', '17:30'])).toBe('08:30—17:30')
  expect(spanText(['20:00', '06:00'])).toBe('20:00—次日 06:00')
  expect(exceptionText({ date: '2026-10-01', spans: [], note: '国庆节' }, '2026-03-02')).toBe('10月1日 不开（国庆节）')
  expect(exceptionText({ date: '2027-01-01', spans: [['09:00', '12:00']], note: '' }, '2026-03-02')).toBe(
    '2027年1月1日 09:00—12:00',
  )
  expect(changeOf(aForm(), aForm())).toBeUndefined()
})

test('照片：看得到还在检查的、没有通过的；加一张、删一张，存的是现在挂着的', async () => {
  const photos: PlaceForm['photos'] = [
    { id: 'cloud://env/photos/p/1/a.jpg', url: 'https://a' },
    { id: 'cloud://env/photos/p/1/b.jpg', url: 'https://b', state: 'pending' },
    { id: 'cloud://env/photos/p/1/c.jpg', state: 'hidden' },
  ]
  const { phone, page } = await open(aForm({ photos }))
  expect(page.dom.textContent).toContain('还有 1 张在检查')
  expect(page.dom.textContent).toContain('没有通过检查')
  await press(page, '保存')
  expect(phone.toasts).toEqual(['没有改动'])
  await call(page, 'removePhoto', { detail: { key: photos[2]!.id } })
  const album = page.data.photos as object[]
  page.setData({ photos: [...album, { ...album[0], key: 'new', fileID: 'cloud://env/photos/p/1/d.jpg' }] })
  await press(page, '保存')
  const kept = [photos[0]!.id, photos[1]!.id, 'cloud://env/photos/p/1/d.jpg']
  expect(sent(phone)).toEqual([{ id: 'st-1', revision: 3, change: { photos: kept } }])
})

test('新照片没有传上去，先不存，写明白', async () => {
  const { phone, page } = await open()
  const broken = { key: 'x', url: 'wxfile://x', fileID: '', size: 10, state: 'failed', reason: '', progress: 0 }
  page.setData({ photos: [broken] })
  await press(page, '保存')
  expect(sent(phone)).toEqual([])
  expect(page.data.fault).toMatchObject({ field: 'photos' })
})
