import type { Whistle } from '../../cloudfunctions/domain/whistle'
import type { LocalCity, Phone } from '../support/city'
import { invite, join } from '../support/invite'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'
import { act, blow, type Cast, castOf, done, onSite, see, STALLS, ticketInHand } from '../support/whistle'

const department = 'd-district-01'
const YEAR = 366

let city: LocalCity
let records: Records
let cast: Cast
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  cast = castOf(city)
  // What lies in storage is asked of the storage itself, as a function would.
  Object.assign(process.env, city.cloud.sdkEnv())
})

const stored = (id: string) => records.one<Whistle>('whistles', id)

async function officerNamed(name: string): Promise<Phone> {
  const who = await city.newcomer().agrees()
  const { code } = await invite(cast.liaison, { role: 'department', scope: department, post: 'officer' })
  await join(who, code, name, '0553-7000001')
  return who
}

/** 经办人到了场、写了进展、拍了照，办结，街道评了价。 */
async function closedBy(officer: Phone, words: string) {
  const ticket = await ticketInHand(cast, `${words}：门口有人摆摊`)
  const blown = await cast.worker.ask('whistle', 'blow', {
    ...{ ticket: ticket.id, item: STALLS, words: `${words}：网格员写的` },
    photos: [await cast.worker.upload()],
  })
  await act(cast.clerk, blown.id, { name: 'accept' })
  await act(officer, blown.id, { name: 'answer' })
  await act(officer, blown.id, { name: 'reportIn', point: onSite(blown), photos: [] })
  const [going, over] = [await officer.upload(), await officer.upload()]
  await act(officer, blown.id, { name: 'progress', note: `${words}：经办人写的`, photos: [going] })
  await act(officer, blown.id, { name: 'complete', note: `${words}：办完了`, photos: [over] })
  const evaluate = { name: 'evaluate', verdict: 'satisfied', points: 95, note: `${words}：街道写的` } as const
  await act(cast.street, blown.id, evaluate)
  return { id: blown.id, no: blown.no, ticket: ticket.id, photos: [going, over] }
}

/** How many of these are there. */
const inStorage = async (files: string[]): Promise<number> => {
  const { photoStore } = await import('../../cloudfunctions/adapters/content')
  return (await photoStore.inspect(files)).filter((kind) => kind !== 'missing').length
}

interface Exported {
  我在哨里写的: Array<{ 编号: string; 我写的: Array<{ 内容: string; 照片: string[] }> }>
}
const exportedBy = async (who: Phone) => JSON.parse((await who.ask('account', 'export', {})).content) as Exported

test('导出：自己在哨里写的、拍的都在，别人写的不在', async () => {
  const officer = await officerNamed('导出的人')
  const { no } = await closedBy(officer, '导出')
  const { 我在哨里写的: own } = await exportedBy(officer)
  expect(own).toMatchObject([
    {
      编号: no,
      我写的: [
        { 内容: '导出：经办人写的', 照片: [expect.stringContaining('http') as string] },
        { 内容: '导出：办完了', 照片: [expect.stringContaining('http') as string] },
      ],
    },
  ])
  const byStreet = (await exportedBy(cast.street)).我在哨里写的.find((one) => one.编号 === no)
  expect(byStreet?.我写的.map((one) => one.内容)).toEqual(['导出：街道写的'])
  const byWorker = (await exportedBy(cast.worker)).我在哨里写的.find((one) => one.编号 === no)
  expect(byWorker?.我写的).toMatchObject([
    { 内容: '导出：网格员写的', 照片: [expect.stringContaining('http') as string] },
  ])
  expect((await exportedBy(cast.resident)).我在哨里写的).toEqual([])
})

test('注销：离开部门以后，他写的、拍的、他的名字和电话都从哨里抹去；别人写的、每一步和时限、考核都留着', async () => {
  const officer = await officerNamed('要注销的')
  const { id, photos } = await closedBy(officer, '注销')
  const open = await blow(cast.worker, (await ticketInHand(cast, '还没办完的')).id)
  await act(cast.clerk, open.id, { name: 'accept' })
  await act(officer, open.id, { name: 'answer' })
  const { person } = await officer.me()
  const before = stored(id)
  expect(await inStorage(photos)).toBe(2)
  expect(await officer.call('account', 'erase', { confirm: '注销' })).toMatchObject({ code: 'account/serving' })
  await officer.ask('account', 'quit', { role: 'department', scope: department })
  await city.passes({ minutes: 2 })
  await officer.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 1 })
  const after = stored(id)
  const text = JSON.stringify([after, stored(open.id)])
  for (const gone of ['要注销的', '0553-7000001', '经办人写的', '办完了', ...photos]) expect(text).not.toContain(gone)
  for (const kept of ['注销：网格员写的', '注销：街道写的']) expect(text).toContain(kept)
  expect(after.timeline).toEqual(before.timeline)
  expect([after.sheets, after.parties]).toEqual([before.sheets, before.parties])
  expect(await inStorage(photos)).toBe(0)
  expect(records.find('whistles', { people: person })).toEqual([])
  expect((await see(cast.liaison, id)).timeline.map(({ title }) => title).join()).toContain('工作人员 登记进展')
  await act(cast.officer, open.id, { name: 'progress', note: '接着办', photos: [] })
})

test('到了保存期限：评单已久的哨里，话、照片、名字、电话都清除，每一步、时限和考核留着；还在办的不动', async () => {
  const { id, photos } = await closedBy(cast.officer, '到期')
  const listed = await cast.street.ask('whistle', 'blow', {
    ...{ place: { area: '340202014002005' }, field: 'service', words: '清单之外的一件' },
    photos: [await cast.street.upload()],
  })
  await act(cast.street, listed.id, { name: 'reject', note: '请走日常办理' })
  const [before, rejected] = [stored(id), stored(listed.id)]
  for (let years = 0; years < 3; years += 1) await city.passes({ days: YEAR })
  const fresh = await blow(cast.worker, (await ticketInHand(cast, '新的一件')).id)
  await done(await act(cast.clerk, fresh.id, { name: 'accept' }), cast.officer)
  await city.passes({ days: 1 })
  await city.passes({ minutes: 1 })
  const after = stored(id)
  expect(after).toMatchObject({ contents: {}, cast: {}, address: '', erased: true, no: before.no })
  expect([after.timeline, after.sheets, after.evaluation]).toEqual([before.timeline, before.sheets, before.evaluation])
  expect(await inStorage([...photos, ...(rejected.contents.e0?.photos ?? [])])).toBe(0)
  const shown = await see(cast.district, listed.id)
  expect(shown).toMatchObject({ title: '清单之外的事项', words: '', photos: [], blower: { name: '网格员' } })
  expect(Object.keys(stored(fresh.id).cast).length).toBeGreaterThan(0)
})
