import { expect, test } from '@playwright/test'
import { Stage } from '../support/stage'
import { COMMUNITY, organise, STATION } from '../support/activity'

const PLACE = STATION
const HOUR = 3_600_000

/** 社区办的理发，两天以后，只有一个名额，钱淑珍先报上了. */
const stage = Stage.ofThisFile(async ({ city }) => {
  const { now } = (await (await fetch(`${city.url}/stage/state`)).json()) as { now: number }
  const from = Math.ceil(now / HOUR) * HOUR + 48 * HOUR
  const clerk = city.phone(`o-demo-community-${COMMUNITY}-1`)
  const { id } = await organise(clerk, { title: '周三理发', capacity: 1, from, until: from + 2 * HOUR })
  await city.phone('o-demo-resident-16').ask('activity', 'join', { id })
})

const LIST = `/packages/activity/list/list?place=${PLACE}`

test('活动：居民排候补；有人取消，马上收到有名额了；活动取消，都知道原因', async () => {
  const { resident, worker, neighbour } = stage

  await test.step('满了的排候补，同意提醒', async () => {
    await resident.opens(LIST)
    await resident.sees('车站社区第05网格先锋驿站', '周三理发', '名额已满，可以候补')
    await resident.tapsText('周三理发')
    await resident.taps('排候补')
    await resident.allowsActivities()
    await resident.sees('名额已满，您排在候补第 1 位')
    await stage.keepsPicture('候补')
  })

  await test.step('有名额的邻居取消，居民递补，服务通知落下来', async () => {
    await neighbour.isHandedTo('钱淑珍')
    await neighbour.opens(LIST)
    await neighbour.tapsText('周三理发')
    await neighbour.sees('您已报名')
    await neighbour.taps('取消报名')
    await neighbour.answers('确定')
    await neighbour.isTold('已取消报名')
    await resident.opensMessage('周三理发', '递补成功')
    await resident.sees('您已报名')
    await stage.keepsPicture('递补')
  })

  await test.step('管驿站的网格员取消活动，写明原因，居民在站内信里看得到', async () => {
    await worker.opens(LIST)
    await worker.tapsText('周三理发')
    await worker.taps('更多操作')
    await worker.taps('取消活动')
    await worker.writes('理发师临时来不了')
    await worker.answers('取消活动')
    await worker.sees('这个活动取消了', '理发师临时来不了')
    await stage.keepsPicture('活动取消')
    await resident.opens('/pages/notices/notices')
    await resident.sees('您报名的活动取消了')
  })
})

test('活动室：居民约一个小时，别人看到已经约了，自己能取消', async () => {
  const { resident, neighbour } = stage
  const rooms = `/packages/activity/rooms/rooms?place=${PLACE}`
  await resident.opens(rooms)
  await resident.goesTo('明天')
  await resident.taps('10:00 到 10:30，可约')
  await resident.taps('10:30 到 11:00，可约')
  await resident.fills('做什么用', '合唱队排练')
  await resident.taps('预约 10:00—11:00')
  await resident.allowsActivities()
  await resident.sees('我这一天约的', '已约好')
  await stage.keepsPicture('约活动室')
  await neighbour.opens(rooms)
  await neighbour.goesTo('明天')
  await expect(neighbour.screen.getByRole('button', { name: '10:00 到 10:30，已约' })).toBeVisible()
  await neighbour.seesNo('合唱队排练')
  await resident.goesHome()
  await resident.goesTo('我的')
  await resident.taps('我的活动')
  await resident.goesTo('约的活动室')
  await resident.sees('合唱队排练', '已约好')
  await resident.taps('取消预约 明天 10:00—11:00')
  await resident.answers('确定')
  await resident.sees('已取消')
})
