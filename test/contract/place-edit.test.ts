import type { Input } from '../../cloudfunctions/contract/api'
import type { PlaceForm } from '../../cloudfunctions/contract/place'
import type { Place } from '../../cloudfunctions/domain/place'
import { type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const STATION = `st-${GRID}`
const CENTRE = `ce-${COMMUNITY}`

let city: LocalCity
let records: Records
let clerk: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
})

const stored = (id: string) => records.one<Place>('places', id)
describe('改一个地点的资料', () => {
  const edit = (
    who: Phone,
    id: string,
    change: Input<'place', 'edit'>['change'],
    revision?: number,
    requestId?: string,
  ) => who.call('place', 'edit', { id, revision: revision ?? stored(id).revision ?? 0, change }, requestId)

  test('网格员改自己驿站的开放时间，大家马上看得到，留一行记录', async () => {
    const { form } = await city.worker.ask('place', 'get', { id: STATION })
    expect(form).toMatchObject({
      revision: 0,
      phone: stored(STATION).phone,
      keeper: '王秀兰',
    } satisfies Partial<PlaceForm>)
    const hours: PlaceForm['hours'] = [
      {
        days: [1, 2, 3, 4, 5],
        spans: [
          ['08:00', '12:00'],
          ['18:00', '02:00'],
        ],
      },
    ]
    const reply = await edit(city.worker, STATION, { hours })
    expect(reply).toMatchObject({ ok: true, data: { mayRun: true, form: { revision: 1, hours } } })
    expect((await city.resident.ask('place', 'get', { id: STATION })).hoursText).toEqual([
      '周一至周五 08:00—12:00，18:00—次日 02:00',
      '周六、周日 不开',
    ])
    expect(records.find('audits', { action: 'place.edit', object: STATION })).toHaveLength(1)
  })

  test('社区改中心的：例外、电话、服务、拓展服务、无障碍、负责人', async () => {
    const change = {
      exceptions: [{ date: '2026-03-03', spans: [], note: '消毒' }],
      phone: '0553-0009999',
      services: ['wifi', 'toilet'],
      extended: ['免费理发', '配钥匙'],
      accessibility: ['无障碍坡道'],
      keeper: '黄振宇',
    }
    expect(await edit(clerk, CENTRE, change)).toMatchObject({ ok: true })
    expect(await city.resident.ask('place', 'get', { id: CENTRE })).toMatchObject({
      exceptionsText: ['3月3日 不开（消毒）'],
      phone: '0553-0009999',
      serviceNames: ['无线上网', '开放卫生间'],
      extended: ['免费理发', '配钥匙'],
      keeper: '黄振宇',
    })
    await edit(clerk, CENTRE, { keeper: '' })
    expect(stored(CENTRE)).not.toHaveProperty('keeper')
    // 在这里服务的人，要办的事会告诉他；外面的人只是个名字。
    await edit(clerk, CENTRE, { keeper: '王秀兰' })
    expect(stored(CENTRE).keeper).toEqual({ name: '王秀兰', person: `p-worker-${GRID}` })
    await edit(clerk, CENTRE, { keeper: '街坊老赵' })
    expect(stored(CENTRE).keeper).toEqual({ name: '街坊老赵' })
    await edit(clerk, CENTRE, { keeper: '' })
  })

  test('照片要是自己传的；原来就有的留着', async () => {
    const photo = await clerk.upload()
    expect(await edit(clerk, CENTRE, { photos: [photo] })).toMatchObject({ ok: true })
    const street = city.someone('赭麓街道工作人员')
    const another = await street.upload()
    expect(await edit(street, CENTRE, { photos: [photo, another] })).toMatchObject({ ok: true })
    expect((await clerk.ask('place', 'get', { id: CENTRE })).form?.photos).toHaveLength(2)
    const stolen = await city.worker.upload()
    expect(await edit(clerk, CENTRE, { photos: [stolen] })).toMatchObject({
      code: 'photo/not-yours',
      message: '只能使用您自己上传的照片',
      field: 'change.photos',
    })
    expect(stored(CENTRE).photos).toEqual([photo, another])
  })

  test('别人改过的，先看过再改；同样的一改再发一遍，还是那个结果', async () => {
    const { form } = await clerk.ask('place', 'get', { id: CENTRE })
    const requestId = newRequestId()
    const change = { phone: '0553-0008888' }
    expect(await edit(clerk, CENTRE, change, form!.revision, requestId)).toMatchObject({ ok: true })
    expect(await edit(clerk, CENTRE, change, form!.revision, requestId)).toMatchObject({
      ok: true,
      data: { form: { revision: form!.revision + 1 } },
    })
    expect(
      await edit(city.someone('赭麓街道工作人员'), CENTRE, { phone: '0553-0007777' }, form!.revision),
    ).toMatchObject({
      code: 'place/changed',
      message: '刚才有人改过这里的资料，请看过最新的再改',
      field: 'revision',
    })
    expect(stored(CENTRE).phone).toBe('0553-0008888')
  })

  test('两个人同时改，一个成，另一个请看过再改', async () => {
    const { revision = 0 } = stored(CENTRE)
    const replies = await Promise.all([
      edit(clerk, CENTRE, { extended: ['义诊'] }, revision),
      edit(city.someone('赭麓街道工作人员'), CENTRE, { extended: ['书法班'] }, revision),
    ])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual(['ok', 'place/changed'])
  })

  test.each([
    { who: '居民', by: () => city.resident, id: STATION },
    { who: '别的网格的网格员', by: () => city.phone(`o-demo-worker-${COMMUNITY}003`), id: STATION },
    { who: '网格员改中心的', by: () => city.worker, id: CENTRE },
    { who: '别的街道', by: () => city.someone('方村街道工作人员'), id: CENTRE },
  ])('$who，不能改', async ({ by, id }) => {
    const before = stored(id)
    expect(await edit(by(), id, { phone: '0553-0006666' })).toMatchObject({
      code: 'place/not-yours',
      message: '只有负责这个地点的人可以修改它的资料',
    })
    expect(stored(id)).toEqual(before)
  })

  test.each<{ what: string; change: object; code: string; message?: string }>([
    {
      what: '没有的服务',
      change: { services: ['sauna'] },
      code: 'place/service',
      message: '没有这项基本服务，请重新选择',
    },
    { what: '25 点', change: { hours: [{ days: [1], spans: [['08:00', '25:00']] }] }, code: 'request/invalid' },
    { what: '没有这一天', change: { exceptions: [{ date: '2026-13-01', spans: [] }] }, code: 'request/invalid' },
    {
      what: '2 月没有 30 日',
      change: { exceptions: [{ date: '2026-02-30', spans: [] }] },
      code: 'request/invalid',
      message: '没有这一天',
    },
    {
      what: '同一天写两次',
      change: {
        exceptions: [
          { date: '2026-10-01', spans: [] },
          { date: '2026-10-01', spans: [] },
        ],
      },
      code: 'request/invalid',
      message: '同一天写了两次',
    },
    { what: '打不了的电话', change: { phone: '幺二三' }, code: 'request/invalid', message: '电话号码不对，请检查' },
    { what: '不是云存储里的照片', change: { photos: ['https://example.com/a.jpg'] }, code: 'request/invalid' },
    { what: '不是位置的位置', change: { point: [200, 31] }, code: 'request/invalid' },
    {
      what: '说不得的话',
      change: { extended: ['去死课堂'] },
      code: 'content/risky',
      message: '内容里有不适合发布的文字，请修改后再提交',
    },
  ])('$what，不收', async ({ change, code, message }) => {
    const before = stored(CENTRE)
    const reply = await edit(clerk, CENTRE, change)
    expect(reply).toMatchObject({ ok: false, code, ...(message !== undefined && { message }) })
    expect(stored(CENTRE)).toEqual(before)
  })

  test('没有的地点', async () => {
    expect(await edit(clerk, 'nowhere', {}, 0)).toMatchObject({ code: 'place/unknown' })
  })

  test('照看的人离任、注销，就不再是负责人；驿站改由接任的网格员照看', async () => {
    const other = await openCity()
    try {
      const kept = new Records(other)
      const boss = other.phone(`o-demo-community-${COMMUNITY}-1`)
      const worker = other.worker
      const { person } = await worker.me()
      await boss.ask('account', 'dismiss', { person, role: 'worker', scope: GRID })
      expect(kept.one('places', STATION)).not.toHaveProperty('keeper')
      expect((await worker.ask('place', 'get', { id: STATION })).mayRun).toBe(false)
      const clerkId = (await boss.me()).person
      expect(kept.one<Place>('places', CENTRE).keeper?.person).toBe(clerkId)
      await other
        .phone('o-demo-street-340202014-1')
        .ask('account', 'dismiss', { person: clerkId, role: 'community', scope: COMMUNITY })
      await kept.change('places', CENTRE, { keeper: { name: '黄振宇', person: clerkId } })
      await boss.ask('account', 'erase', { confirm: '注销' })
      await other.passes({ minutes: 2 })
      expect(kept.one('places', CENTRE)).not.toHaveProperty('keeper')
      expect(other.defects()).toEqual([])
    } finally {
      await other.close()
    }
  })
})
