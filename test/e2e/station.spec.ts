import { expect, test } from '@playwright/test'
import { STATION } from '../support/activity'
import { planNoonShift } from '../support/shift'
import { Stage } from '../support/stage'

const NAME = '车站社区第05网格先锋驿站'
const OPINION = '驿站中午能不能也开门，想进来歇歇脚、喝口水'

const stage = Stage.ofThisFile(({ city }) => planNoonShift(city))

test('意见箱：居民匿名投一条，成了来自意见箱的诉求；网格员、社区来办也不知道是谁，街道才看得到', async () => {
  const { resident, worker, neighbour: clerk, city } = stage

  await test.step('居民从驿站的页面投进意见箱，谁看得到说在前面', async () => {
    await resident.opens(`/packages/circle/place/place?id=${STATION}`)
    await resident.taps('意见箱，写给这里的意见')
    await resident.sees(NAME, '投进来的每一条都有人管，办到哪一步您都看得到。')
    await resident.taps('投进意见箱')
    await resident.sees('请写几个字')
    await resident.writes(OPINION)
    await resident.switches('匿名')
    await resident.sees('网格员、社区和公众都看不到是谁；只有街道往上看得到')
    await stage.keepsPicture('意见箱')
    await resident.taps('投进意见箱')
    await resident.allowsNews()
    await resident.isAt('已提交')
  })

  await test.step('它是自己的一件诉求，来自这个意见箱', async () => {
    await resident.taps('查看诉求')
    await resident.sees(OPINION, '意见建议', `意见箱 · ${NAME} · 已匿名：只有街道往上看得到您是谁`)
    await stage.keepsPicture('意见成了诉求')
  })

  await test.step('网格员接了单，知道是哪个意见箱的，不知道是谁', async () => {
    await worker.tapsText(OPINION)
    await worker.sees('匿名反映人', '反映人要求匿名，不显示姓名和电话', `意见箱 · ${NAME}`)
    await worker.seesNo('李桂英')
    await stage.keepsPicture('网格员看意见')
    await worker.taps('接单')
    await worker.allowsTasks()
    await worker.sees('匿名反映人')
    await worker.seesNo('李桂英')
    await resident.opensMessage('已接单')
  })

  await test.step('社区的同志也看不到，街道的要联系人，看得到', async () => {
    const [mine] = (await city.resident.ask('ticket', 'mine', {})).items
    await clerk.isHandedTo('黄振宇')
    await clerk.opens(`/pages/ticket/ticket?id=${mine?.id}`)
    await clerk.sees(OPINION, '匿名反映人')
    await clerk.seesNo('李桂英')
    await clerk.isHandedTo('俞永胜')
    await clerk.opens(`/pages/ticket/ticket?id=${mine?.id}`)
    await clerk.sees('李桂英', '要求匿名', '请不要向邻居、团队成员说出是谁')
  })
})

test('值守：网格员到点签到，居民看到现在谁在', async () => {
  const { resident, worker, city } = stage

  await test.step('上午，中午的班还没到：看得到，签不了', async () => {
    await worker.opens(`/packages/station/desk/desk?place=${STATION}`)
    await worker.sees(NAME, '我的班', '您的班开始了，请签到', '08:30–12:00', '下一班：12:30–13:30 王秀兰')
    await expect(worker.screen.getByRole('button', { name: '签到', exact: true })).toHaveCount(1)
  })

  await test.step('到了点，在门口签到', async () => {
    await city.passes({ hours: 3, minutes: 30 })
    await worker.goesBack()
    await worker.opens(`/packages/station/desk/desk?place=${STATION}`)
    await worker.sees('现在值守：王秀兰', '您的班开始了，请签到', '12:30–13:30')
    await stage.keepsPicture('到点值守')
    await worker.taps('签到')
    await worker.isTold('已签到')
    await worker.seesNo('您的班开始了，请签到')
    await expect(worker.screen.getByRole('button', { name: '签到', exact: true })).toHaveCount(0)
    await stage.keepsPicture('签到以后')
  })

  await test.step('居民在驿站的页面上看得到', async () => {
    await resident.opens(`/packages/circle/place/place?id=${STATION}`)
    const onDuty = resident.screen.locator('.line').filter({ hasText: /12:30.13:30/ })
    await expect(onDuty).toContainText('王秀兰')
    await expect(onDuty).toContainText('现在值守')
  })
})
