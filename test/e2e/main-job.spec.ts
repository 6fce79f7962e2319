import { expect, test } from '@playwright/test'
import { drawPhoto, type Photo } from '../support/photo'
import { Stage } from '../support/stage'

let photos: Record<'before' | 'visit' | 'after', Photo>

const stage = Stage.ofThisFile(async ({ page }) => {
  photos = {
    before: await drawPhoto(page, { caption: '楼道灯不亮', wall: '#2b3440', floor: '#1b2129', size: [640, 480] }),
    visit: await drawPhoto(page, {
      caption: '到场查看',
      wall: '#5b6b78',
      floor: '#39444d',
      size: [480, 640],
      type: 'image/png',
    }),
    after: await drawPhoto(page, { caption: '换了新灯', wall: '#c9a45a', floor: '#7d6a45', size: [600, 600] }),
  }
})

/** How a photo is read aloud, by where it stands. */
const IN_FORM = /^查看第 \d+ 张照片/
const AT_REPORT = /^反映时照片/
const AT_END = /^办结时照片/
const IN_TIMELINE = /^现场照片/
const NUMBER = /JH\d{6}-[0-9A-Z]{5}/

test('从反映到满意：居民说一声，网格员办好，每一步居民都知道', async () => {
  const { resident, worker } = stage

  await test.step('网格员先开启任务提醒', async () => {
    await worker.isAt('今日任务')
    await worker.sees('都办完了')
    await worker.taps('开启任务提醒')
    await worker.allowsTasks()
    await worker.seesNo('点此开启')
  })

  await test.step('居民拍照、写一句，类别和网格自己就有了', async () => {
    await resident.sees('网格员 王秀兰', '没有正在办的诉求')
    await resident.taps('我要反映')
    await resident.takesPhoto(photos.before)
    await resident.writes('3 单元楼道灯坏了三天，晚上看不见台阶')
    await resident.sees('建议：公共照明（楼道灯）', '车站社区 · 第05网格', '由 网格员 王秀兰 处理', '已自动存草稿')
    await resident.seesPhotos(IN_FORM, photos.before)
    await stage.keepsPicture('反映')
  })

  await test.step('地点可以拖地图改，也可以手选网格', async () => {
    await resident.tapsText('位置')
    await resident.sees('赭麓街道 · 车站社区 · 第05网格')
    await resident.dragsMap(180, -80)
    await resident.seesNo('第05网格')
    await stage.keepsPicture('拖动地图')
    await resident.taps('手选网格')
    await resident.picksGrid(['赭麓街道', '车站社区', '第05网格'])
    await resident.sees('赭麓街道 · 车站社区 · 第05网格', '由 网格员 王秀兰 处理')
    await resident.taps('就选这里')
    await resident.isAt('我要反映')
  })

  await test.step('提交时同意两种提醒，看到编号、谁来办、什么时候办好', async () => {
    await resident.submits()
    await resident.sees(NUMBER, '网格员 王秀兰', /\d\d:\d\d 前办结/)
    await stage.keepsPicture('提交成功')
  })

  await test.step('网格员收到提醒，打开任务，看到照片和剩余时间，接单', async () => {
    await worker.opensMessage('新任务提醒', '公共照明（楼道灯）', '请及时接单')
    await worker.sees('已派给网格员 王秀兰，等待接单', /还有 /, '3 单元楼道灯坏了三天，晚上看不见台阶')
    await worker.seesPhotos(AT_REPORT, photos.before)
    await stage.keepsPicture('网格员看任务')
    await worker.taps('接单')
    await worker.allowsTasks()
    await worker.isTold('已接单，还可接收 1 条提醒')
    await worker.sees('网格员 王秀兰 正在处理')
  })

  await test.step('居民被告知已接单，再开一条提醒', async () => {
    await resident.opensMessage('诉求进度提醒', '已接单')
    await resident.sees('网格员 王秀兰 正在处理', '网格员 王秀兰 接单')
    await resident.taps('办结时微信提醒我')
    await resident.allowsNews()
    await resident.sees('还可接收 2 条提醒，点一下再加一条')
  })

  await test.step('网格员登记进展，附一张现场照片', async () => {
    await worker.taps('登记进展')
    await worker.writes('到了现场，是灯座烧了，已联系电工')
    await worker.takesPhoto(photos.visit)
    await stage.keepsPicture('登记进展')
    await worker.taps('提交登记进展')
    await worker.allowsTasks()
    await worker.sees('网格员 王秀兰 登记进展')
    await resident.hears('诉求进度提醒', '处理中', '到了现场')
  })

  await test.step('网格员办结，选办结方式，拍照为证', async () => {
    await worker.taps('办结')
    await worker.chooses('已解决')
    await worker.writes('换了新灯座和声控灯，试过亮了')
    await worker.takesPhoto(photos.after)
    await stage.keepsPicture('办结')
    await worker.taps('提交办结')
    await worker.allowsTasks()
    await worker.sees('已解决，等待评价')
  })

  await test.step('居民看到前后照片和办理过程，评价满意', async () => {
    await resident.opensMessage('诉求办结通知', '已解决', '换了新灯座')
    await resident.sees('已解决，等待评价', '反映时', '办结时')
    await resident.seesPhotos(AT_REPORT, photos.before)
    await resident.seesPhotos(AT_END, photos.after)
    await resident.seesPhotos(IN_TIMELINE, photos.after, photos.visit, photos.before)
    await resident.seesSteps(
      '网格员 王秀兰 办结：已解决',
      '网格员 王秀兰 登记进展',
      '网格员 王秀兰 接单',
      '已派给网格员 王秀兰',
      '您提交了诉求',
    )
    await stage.keepsPicture('居民看结果')
    await resident.taps('评价')
    await resident.chooses('满意')
    await stage.keepsPicture('评价')
    await resident.taps('提交评价')
    await resident.sees('居民评价', '满意', '已结案（已解决）')
    await stage.keepsPicture('满意')
  })

  await test.step('居民的站内信里，每一步都在', async () => {
    await resident.goesHome()
    await resident.goesTo('我的')
    await resident.tapsText('站内信')
    await resident.sees('您的诉求已受理', '已有人接单', '您的诉求有新进展', '您的诉求已办结')
    await stage.keepsPicture('站内信')
  })
})

test('邻居正要反映同一件事：看到附近已有，附议并关注，办结也告诉他', async () => {
  const { resident, worker, neighbour } = stage

  await test.step('居民又报了一件路灯', async () => {
    await resident.goesHome()
    await resident.goesTo('首页')
    await resident.taps('我要反映')
    await resident.writes('小区南门的路灯一闪一闪，晚上太暗')
    await resident.sees('建议：公共照明（路灯）', '由 网格员 王秀兰 处理')
    await resident.submits()
    await worker.opensMessage('新任务提醒', '公共照明（路灯）')
  })

  await test.step('邻居写到一半，看到附近已有相似的，附议并关注', async () => {
    await neighbour.taps('我要反映')
    await neighbour.writes('南门路灯坏了')
    await neighbour.sees('建议：公共照明（路灯）', '附近已有 2 件相似', /距离 \d+ 米/)
    await neighbour.seesNo('一闪一闪')
    await stage.keepsPicture('附近已有')
    // 刚办结的楼道灯也像，附议的是路灯这一件。
    await neighbour.taps('附议并关注', neighbour.screen.getByRole('group', { name: '公共照明（路灯）' }))
    await neighbour.allowsNews()
    await neighbour.sees('1 人附议', '已派给网格员 王秀兰，等待接单')
    await neighbour.seesNo('一闪一闪')
    await stage.keepsPicture('已附议')
  })

  await test.step('网格员接单、办结', async () => {
    await worker.taps('接单')
    await worker.allowsTasks()
    await worker.sees('网格员 王秀兰 正在处理')
    await resident.hears('诉求进度提醒', '公共照明（路灯）', '已接单')
    await worker.taps('办结')
    await worker.chooses('已解释')
    await worker.writes('镇流器老化，已报修，周五前换')
    await worker.takesPhoto(photos.visit)
    await worker.taps('提交办结')
    await worker.allowsTasks()
    // Both phones show it at the same moment, and only for a while.
    await Promise.all([
      resident.hears('诉求办结通知', '公共照明（路灯）', '已解释'),
      neighbour.hears('诉求办结通知', '公共照明（路灯）', '您附议的事已办结'),
    ])
    await worker.sees('已解释，等待评价')
  })

  await test.step('邻居看得到结果和每一步，看不到别人的话和照片', async () => {
    await neighbour.goesHome()
    await neighbour.goesTo('诉求')
    await neighbour.goesTo('我附议的')
    await neighbour.tapsText('公共照明（路灯）')
    await neighbour.sees('已解释，等待评价', '网格员 王秀兰 办结：已解释')
    await neighbour.seesNo('镇流器')
    await neighbour.seesPhotos(IN_TIMELINE)
    await stage.keepsPicture('邻居听到结果')
    await neighbour.goesHome()
    await neighbour.goesTo('我的')
    await neighbour.tapsText('站内信')
    await neighbour.sees('您附议的事有人接单了', '您附议的事已办结')
  })
})

test('不满意：重新办理，回到原来的网格员，再办结，这回满意', async () => {
  const { resident, worker } = stage
  // 一小时里发给一个人的提醒有限，再多就合成一条：过一会儿再接着办。
  await stage.timePasses('+1 小时')

  await test.step('居民打开诉求，评价不满意，要求重新办理', async () => {
    await resident.taps('查看诉求')
    await resident.taps('评价')
    await resident.chooses('不满意')
    await resident.writes('还是一闪一闪，没有换')
    await stage.keepsPicture('不满意')
    await resident.taps('重新办理')
    await resident.isAt('重新办理')
    await expect(resident.screen.locator('textarea')).toHaveValue('还是一闪一闪，没有换')
    await resident.taps('提交重新办理')
    await resident.allowsNews()
    await resident.sees('已派给网格员 王秀兰，等待接单', '重新办理 1 次', '您要求重新办理')
  })

  await test.step('网格员收到消息，任务回到待接单', async () => {
    await worker.hears('新任务提醒', '居民不满意，请重新办理')
    await worker.goesHome()
    await worker.goesTo('我的')
    await worker.goesTo('任务')
    await expect(worker.card('小区南门的路灯')).toContainText('重新办理 1 次')
    await stage.keepsPicture('退回网格员')
    await worker.taps('接单', worker.card('小区南门的路灯'))
    await worker.allowsTasks()
    await worker.sees(/已接单，还可接收 \d 条提醒/)
    await resident.hears('诉求进度提醒', '公共照明（路灯）', '已接单')
  })

  await test.step('再次办结，居民满意', async () => {
    await worker.tapsText('小区南门的路灯一闪一闪，晚上太暗')
    await worker.taps('办结')
    await worker.chooses('已解决')
    await worker.writes('换了新灯头，当晚试亮')
    await worker.takesPhoto(photos.after)
    await worker.taps('提交办结')
    await worker.allowsTasks()
    await resident.opensMessage('诉求办结通知', '换了新灯头')
    await resident.seesPhotos(AT_END, photos.after)
    await resident.taps('评价')
    await expect(resident.screen.locator('textarea')).toHaveValue('')
    await resident.chooses('满意')
    await resident.taps('提交评价')
    await resident.sees('已结案（已解决）', '重新办理 1 次')
    await stage.keepsPicture('返工后满意')
  })
})

test('草稿：写到一半重新打开，文字和照片都还在', async () => {
  const { resident } = stage
  await resident.goesHome()
  await resident.goesTo('首页')
  await resident.taps('我要反映')
  await resident.takesPhoto(photos.before)
  await resident.types('菜场门口井盖坏了')
  await resident.sees('已自动存草稿', '建议：井盖缺损')
  await resident.restarts()
  await resident.taps('我要反映')
  await resident.sees('已为您恢复草稿', '建议：井盖缺损')
  await expect(resident.screen.locator('textarea')).toHaveValue('菜场门口井盖坏了')
  await resident.seesPhotos(IN_FORM, photos.before)
  await stage.keepsPicture('草稿恢复')
})

test('超期：时间走过办理时限，网格员看到已超期，也被提醒', async () => {
  const { resident, worker } = stage

  await test.step('居民把恢复的草稿提交，限 4 小时办结', async () => {
    await resident.submits()
    await worker.hears('新任务提醒', '井盖缺损')
    await resident.isAt('已提交')
    await worker.goesHome()
  })

  await test.step('三个小时没有人接单，提醒快到期了', async () => {
    for (const step of ['+1 小时', '+1 小时', '+1 小时', '+10 分钟'] as const) await stage.timePasses(step)
    await worker.hears('新任务提醒', '井盖缺损', '快到期了')
  })

  await test.step('又过一天，已经超期', async () => {
    await stage.timePasses('+1 天')
    await worker.hears('新任务提醒', '井盖缺损', '已超期，请尽快办结')
    await worker.goesTo('我的')
    await worker.goesTo('任务')
    await expect(worker.card('菜场门口井盖坏了')).toContainText(/已超期 \d+ 小时/)
    await worker.goesTo('已超期 1 件')
    await stage.keepsPicture('已超期')
    await worker.tapsText('菜场门口井盖坏了')
    await worker.sees('已超期，已提醒承办人')
  })
})

test('没有人在岗的网格：诉求落到社区，社区的同志在待办里看到，接了单', async () => {
  const { resident, neighbour: clerk } = stage

  await resident.isHandedTo('汪德福')
  await resident.taps('我要反映')
  await resident.writes('楼下垃圾桶满了两天没人清')
  await resident.sees('建议：暴露垃圾', '三山里社区 · 第03网格', /由 三山里社区.* 处理/)
  await resident.submits()
  await resident.sees('等待三山里社区接单')

  await clerk.isHandedTo('鲍梦洁')
  await clerk.isAt('待办')
  await expect(clerk.card('楼下垃圾桶满了')).toContainText('三山里社区')
  await stage.keepsPicture('社区待办')
  await clerk.taps('接单', clerk.card('楼下垃圾桶满了'))
  await clerk.allowsTasks()
  await clerk.sees('社区 鲍梦洁 正在处理')
  await resident.opensMessage('诉求进度提醒', '已接单')
  await resident.seesSteps('社区 鲍梦洁 接单', '网格员请假，本网格暂无人能接单，转由三山里社区受理', '您提交了诉求')
  await stage.keepsPicture('社区接单')
})

test('停下再启动：诉求、任务、站内信、拨过的钟都还在', async () => {
  const day = await stage.today()
  await stage.restart()
  const { resident, worker } = stage
  expect(await stage.today()).toBe(day)

  await resident.sees('菜场门口井盖坏了')
  await resident.goesTo('诉求')
  await expect(resident.card('菜场门口井盖坏了')).toBeVisible()
  await expect(resident.card('小区南门的路灯')).toContainText('已结案')
  await expect(resident.card('3 单元楼道灯')).toContainText('已结案')
  await resident.tapsText('3 单元楼道灯坏了三天，晚上看不见台阶')
  await resident.seesPhotos(AT_REPORT, photos.before)
  await resident.seesPhotos(AT_END, photos.after)
  await worker.sees('菜场门口井盖坏了', /已超期 \d+ 小时/)
  await resident.goesHome()
  await resident.goesTo('我的')
  await resident.tapsText('站内信')
  await resident.sees('您的诉求已受理', '已有人接单', '您的诉求已办结')
  await stage.keepsPicture('重新启动以后')
})
