import { isImage } from '../../cloudfunctions/domain/photo'
import type { Place } from '../../cloudfunctions/domain/place'
import type { Screening } from '../../cloudfunctions/domain/screening'
import { JPEG, type LocalCity, type Phone } from '../support/city'
import { cityOfThisFile } from '../support/of-this-file'
import { Records } from '../support/records'

const COMMUNITY = '340202014002'
const CENTRE = `ce-${COMMUNITY}`
const STATION = 'st-340202014002005'

let city: LocalCity
let records: Records
let clerk: Phone
let street: Phone
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
  clerk = city.someone('车站社区工作人员')
  street = city.someone('赭麓街道工作人员')
})

/** A picture, and what WeChat will think of it. */
const picture = (thought: 'risky' | 'review'): Buffer => Buffer.concat([JPEG, Buffer.from(`wx-check:${thought}`)])
const stored = () => records.one<Place>('places', CENTRE)
const hang = async (photos: string[]) =>
  (await clerk.ask('place', 'edit', { id: CENTRE, revision: stored().revision ?? 0, change: { photos } })).form!.photos
const onTheWall = async () => (await city.resident.ask('place', 'get', { id: CENTRE })).photos
const inTheForm = async () => (await clerk.ask('place', 'get', { id: CENTRE })).form!.photos
/** The clock leaves a new one alone for a minute: the call that brought it may still be on its way. */
const looked = async () => {
  await city.passes({ minutes: 2 })
  await city.photosAreChecked()
}
beforeEach(() => hang([]))

/** Whether what a resident is shown at a place can be fetched, one answer a photo. */
const fetched = async (id: string) => {
  const { photos } = await city.resident.ask('place', 'get', { id })
  return Promise.all(photos.map(async (url) => isImage(new Uint8Array(await (await fetch(url)).arrayBuffer()))))
}

describe('本区带来的示例图', () => {
  test('居民打开驿站、中心、店的页面就看得到，也取得下来；没有的就是没有', async () => {
    const ofClass = (code: string) => records.find<Place>('places', { class: code })
    expect(await fetched(STATION)).toEqual([true, true])
    expect(await fetched(ofClass('centre').find(({ _id }) => _id !== CENTRE)!._id)).toEqual([true, true, true])
    expect(await fetched(ofClass('market').find(({ photos }) => photos.length > 0)!._id)).toEqual([true])
    expect(await fetched(ofClass('barber')[0]!._id)).toEqual([])
  })

  test('从一处拿下来，挂着同一张的别处还看得到', async () => {
    const { revision } = (await street.ask('place', 'get', { id: STATION })).form!
    await street.ask('place', 'edit', { id: STATION, revision, change: { photos: [] } })
    await city.passes({ minutes: 1 })
    expect(await fetched(STATION)).toEqual([])
    const other = records.find<Place>('places', { class: 'station' }).find(({ _id }) => _id !== STATION)!
    expect(await fetched(other._id)).toEqual([true, true])
  })
})

test('地点的新照片等微信看过才给大家看，看的、挂的都是我们抄的一份', async () => {
  const photo = await clerk.upload()
  expect(await hang([photo])).toEqual([{ id: photo, url: expect.any(String) as string, state: 'pending' }])
  expect(await onTheWall()).toEqual([])
  await looked()
  const [url] = await onTheWall()
  expect(await inTheForm()).toEqual([{ id: photo, url: expect.any(String) as string }])
  await clerk.overwrite(photo, picture('risky'))
  const bytes = Buffer.from(await (await fetch(url!)).arrayBuffer())
  expect(bytes.equals(JPEG)).toBe(true)
})

test('微信认为违规的不挂出来；拿不准的等工作人员看过，移除的再也看不到', async () => {
  const [risky, doubtful] = await Promise.all([clerk.upload(picture('risky')), clerk.upload(picture('review'))])
  await hang([risky, doubtful])
  await looked()
  expect(await onTheWall()).toEqual([])
  expect((await inTheForm()).map(({ state }) => state)).toEqual(['hidden', 'pending'])
  const { items } = await street.ask('screening', 'list', { scope: '340202014' })
  const waiting = items.filter(({ place }) => place === CENTRE)
  expect(waiting.map(({ categoryText, no, reason }) => [categoryText, no, reason])).toEqual(
    expect.arrayContaining([
      [stored().name, '', '微信认为违规'],
      [stored().name, '', '微信拿不准'],
    ]),
  )
  for (const { id, reason, url } of waiting) {
    expect((await fetch(url!)).status).toBe(200)
    await street.ask('screening', 'decide', { id, verdict: reason === '微信拿不准' ? 'keep' : 'remove' })
  }
  expect(await onTheWall()).toHaveLength(1)
  expect((await inTheForm()).map(({ state }) => state)).toEqual(['hidden', undefined])
})

test('没挂上去、又拿下来的，不用谁看；拿下来的连抄的一份也没有了', async () => {
  const photo = await clerk.upload()
  await hang([photo])
  await looked()
  const [url] = await onTheWall()
  await hang([])
  await city.passes({ minutes: 1 })
  expect((await fetch(url!)).status).toBe(404)
  expect(stored()).toMatchObject({ photos: [], hidden: {}, copies: {} })

  const early = await clerk.upload()
  await hang([early])
  await hang([])
  await looked()
  const left = records.find<Screening>('screenings', { place: CENTRE, file: early })
  expect(left.map(({ state, wakeAt }) => [state, wakeAt])).toEqual([['erased', null]])
})

test('一张在等的时候换了另一张，前一张看过的结果不丢', async () => {
  const first = await clerk.upload()
  await hang([first])
  await looked()
  const second = await clerk.upload()
  await hang([first, second])
  expect(await onTheWall()).toHaveLength(1)
  await looked()
  expect(await onTheWall()).toHaveLength(2)
})
