import { expect, test } from '@playwright/test'
import { drawPhoto } from '../support/photo'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

test('新来的居民扫了楼道里的码：先看清怎么用信息，同意以后就在那个网格反映', async () => {
  const { neighbour: newcomer } = stage
  await newcomer.isHandedTo('许诺')

  await test.step('暂不就什么都不留；同意以后，在选择位置时扫码', async () => {
    await newcomer.taps('我要反映')
    await newcomer.sees('先说清楚，怎么用您的信息')
    await stage.keepsPicture('先问隐私')
    await newcomer.taps('暂不')
    await newcomer.isReady()
    await newcomer.taps('我要反映')
    await newcomer.taps('同意')
    await newcomer.seesNo('先说清楚，怎么用您的信息')
    await newcomer.tapsText('位置')
    await newcomer.taps('扫网格或驿站的码')
    await newcomer.scans('https://local/?scene=g%3D340202014002002&page=pages%2Freport%2Freport')
    await newcomer.sees('赭麓街道 · 车站社区 · 第02网格')
    await stage.keepsPicture('扫码')
    await newcomer.taps('就选这里')
    await newcomer.sees('车站社区 · 第02网格')
  })

  await test.step('同意过的不再问；提交的就在那个网格', async () => {
    await newcomer.writes('楼下的长椅断了一条腿')
    await newcomer.taps('改类别')
    await newcomer.taps('暴露垃圾')
    await newcomer.submits()
    await newcomer.taps('查看诉求')
    await newcomer.sees('赭麓街道 · 车站社区 · 第02网格')
  })
})

test('电梯困人：先看到紧急电话，必答的题答了才能提交，网格员看到紧急和回答', async () => {
  const { resident, worker } = stage
  await resident.taps('我要反映')
  await resident.writes('电梯困人了，里面有两位老人')
  await resident.sees('紧急情况请先拨打 110/119/120', '建议：电梯故障')
  await stage.keepsPicture('紧急电话')
  await resident.taps('提交给网格员')
  await resident.sees('请先回答这一题')
  await stage.keepsPicture('必答的题')
  await resident.chooses('有人被困')
  await resident.seesNo('请先回答这一题')
  await resident.screen.getByRole('checkbox', { name: '停在半路', exact: true }).click()
  await resident.submits()
  await resident.sees('紧急情况请先拨打 110/119/120')
  await stage.keepsPicture('紧急的已提交')

  await expect(worker.card('电梯困人了')).toContainText('紧急')
  await worker.tapsText('电梯困人了，里面有两位老人')
  await worker.sees('电梯里现在有没有人', '有人被困', '停在半路')
  await worker.goesBack()
})

test('代母亲匿名反映，附一张照片和一段视频：网格员知道是代谁，看得到照片', async () => {
  const { resident, worker, page } = stage
  const photo = await drawPhoto(page, { caption: '楼道积水', wall: '#445566', floor: '#223344', size: [640, 480] })
  await resident.goesHome()
  await resident.goesTo('首页')
  await resident.taps('我要反映')
  await resident.takesPhoto(photo)
  await resident.films()
  await resident.writes('楼道里堆着装修垃圾，老人出门绊了一跤')
  await resident.tapsText('更多选项')
  await resident.switches('代家人、邻居反映')
  await resident.fills('怎么称呼', '母亲')
  await resident.switches('匿名反映')
  await resident.sees('代 母亲 反映 · 匿名')
  await stage.keepsPicture('更多选项')
  await resident.submits()

  await worker.goesTo('我的')
  await worker.goesTo('任务')
  await worker.tapsText('楼道里堆着装修垃圾，老人出门绊了一跤')
  await worker.sees('代 母亲 反映', '播放视频')
  await worker.seesPhotos(/^反映时照片/, photo)
  await stage.keepsPicture('代人反映')
  await worker.goesBack()
})

test('网格员巡查发现问题：任务页一点就登记，派给自己，写明是巡查', async () => {
  const { worker } = stage
  await worker.taps('发现问题')
  await worker.sees('怎么知道的')
  await worker.writes('小区门口的井盖松了，一踩就响')
  await worker.sees('建议：井盖缺损')
  await stage.keepsPicture('巡查发现')
  await worker.taps('登记派单')
  await worker.allowsTasks()
  await worker.isAt('已提交')
  await worker.taps('查看诉求')
  await worker.sees('网格员巡查', '小区门口的井盖松了，一踩就响')
  await stage.keepsPicture('巡查的诉求')
})
