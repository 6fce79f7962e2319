import { expect, test } from '@playwright/test'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

/** A clerk of the community, who may take what climbs from the grid. */
const CLERK = '黄振宇'
const CLERK_OPENID = 'o-demo-community-340202014002-1'

test('同一件事：先给看再附议；没看见、另报了一件的，由社区并到一起，办结时都听到', async () => {
  const { worker, neighbour, city } = stage
  const main = await city.resident.report({ words: '二单元门口的灯不亮' })
  const second = city.phone('o-demo-resident-16')

  await test.step('邻居准备反映同一件事，先看到附近已有人反映，附议并关注', async () => {
    await neighbour.taps('我要反映')
    await neighbour.writes('二单元门口路灯坏了')
    await neighbour.sees('附近已有')
    await stage.keepsPicture('附近已有相似')
    await neighbour.taps('附议并关注', neighbour.screen.locator('similar-card').first())
    await neighbour.allowsNews()
    await neighbour.sees('1 人附议', '已派给网格员 王秀兰，等待接单')
  })

  const twin = await second.report({ words: '门口黑漆漆的，老人不敢出门' })

  await test.step('社区打开另报的那一件，选并到哪一件', async () => {
    await worker.isHandedTo(CLERK)
    await worker.opens(`/pages/ticket/ticket?id=${twin.id}`)
    await worker.sees('门口黑漆漆的，老人不敢出门')
    await worker.taps('更多操作')
    await worker.taps('并件')
    await worker.isAt('并件')
    await worker.choosesWith(main.no)
    await stage.keepsPicture('并件')
    await worker.taps('提交并件')
    await worker.sees(`已并入 ${main.no} 办理`)
    await stage.keepsPicture('已并件')
  })

  await test.step('主件办结，附议的人和被并件的人都听到', async () => {
    const photo = await city.worker.upload()
    await city.worker.act(main.id, { name: 'accept' })
    await city.worker.act(main.id, { name: 'resolve', closing: 'solved', note: '换了新灯', photos: [photo] })
    await neighbour.hears('诉求办结通知', '已解决')
    expect(await second.inbox()).toContain('您附议的事已办结')
  })
})

test('转给邻居的一件诉求：邻居点开看得到是什么事，看不到原话，附议以后一起等消息', async () => {
  const { resident, neighbour, city } = stage
  const ticket = await city.resident.report({ words: '西门的灯坏了，门牌 7 号' })
  await resident.opens(`/pages/ticket/ticket?id=${ticket.id}`)
  await resident.forwards()
  await stage.opensCard('公共照明（路灯） · 赭麓街道', '部门')
  await neighbour.isAt('邻居反映的事')
  await neighbour.sees('公共照明（路灯）', '已派给网格员 王秀兰，等待接单')
  await neighbour.seesNo(/门牌 7 号/)
  await stage.keepsPicture('转来的诉求')
  await neighbour.taps('附议并关注')
  await neighbour.allowsNews()
  await neighbour.isAt('诉求')
  await neighbour.sees('1 人附议', '已派给网格员 王秀兰，等待接单')
})

test('没人办、过了期：到点提醒，再拖就自动到社区，社区接手', async () => {
  const { resident, worker, city } = stage
  const { id } = await city.resident.report({ words: '楼道灯时亮时不亮' })
  await worker.isHandedTo('王秀兰')
  await worker.card('楼道灯时亮时不亮').waitFor()

  await test.step('时间一天天过去，任务变成超期，提醒也到了', async () => {
    await stage.timePassesUntil('+1 天', async () => (await city.worker.ticket(id)).deadline.level === 'overdue')
    await expect(worker.card('楼道灯时亮时不亮')).toContainText('已超期')
    expect(await city.worker.inbox()).toContain('有诉求已超期')
    await stage.keepsPicture('超期')
  })

  await test.step('再拖下去，自动上报到社区；反映人看得到，接单前仍由网格员负责', async () => {
    await stage.timePassesUntil('+1 小时', async () => {
      const { timeline } = await city.resident.ticket(id)
      return timeline.some(({ title }) => title.includes('自动上报'))
    })
    await resident.opens(`/pages/ticket/ticket?id=${id}`)
    await resident.sees('等待车站社区接单', /接单前仍由 王秀兰 负责/, '超期未办结，自动上报')
    await stage.keepsPicture('自动上报')
  })

  await test.step('社区的待接收里有它，接单', async () => {
    await worker.isHandedTo(CLERK)
    await worker.goesTo('待接收')
    await expect(worker.card('楼道灯时亮时不亮')).toContainText('已超期')
    await stage.keepsPicture('社区待接收')
    await worker.taps('接单', worker.card('楼道灯时亮时不亮'))
    await worker.allowsTasks()
    await resident.sees(`社区 ${CLERK} 正在处理`)
  })
})

test('办了两回还不好，第二次重新办理就到社区', async () => {
  const { resident, worker, city } = stage
  const ticket = await city.resident.report({ words: '楼梯间的灯总是坏' })
  const photo = await city.worker.upload()
  const resolve = async () => {
    await city.worker.act(ticket.id, { name: 'accept' })
    await city.worker.act(ticket.id, { name: 'resolve', closing: 'solved', note: '修好了', photos: [photo] })
  }
  const reopen = async (words: string) => {
    await resident.opens(`/pages/ticket/ticket?id=${ticket.id}`)
    await resident.sees('已解决，等待评价')
    await resident.taps('重新办理')
    await resident.writes(words)
    await resident.taps('提交重新办理')
    await resident.allowsNews()
  }
  await resolve()
  await reopen('第二天又坏了')
  await resident.sees('已派给网格员 王秀兰，等待接单', '重新办理 1 次')
  await resolve()
  await reopen('还是老样子')
  await resident.sees('等待车站社区接单', '重新办理 2 次')
  await stage.keepsPicture('第二次重新办理')
  await worker.isHandedTo(CLERK)
  await expect(worker.card('楼梯间的灯总是坏')).toContainText('重新办理 2 次')
  expect(await city.phone(CLERK_OPENID).inbox()).not.toEqual([])
})
