import { test } from '@playwright/test'
import { drawPhoto, type Photo } from '../support/photo'
import { Stage } from '../support/stage'

let photo: Photo
const stage = Stage.ofThisFile(async ({ page }) => {
  photo = await drawPhoto(page, { caption: '地下室', wall: '#2b3440', floor: '#1b2129', size: [640, 480] })
})

test('没有网络也能接单：先存下，关掉再打开也还在，恢复了自动送到，只接一次', async () => {
  const { worker, city } = stage
  await city.resident.report({ words: '地下室的灯不亮了' })
  await worker.restarts()
  await worker.sees('地下室的灯不亮了')

  await worker.losesNetwork()
  await worker.taps('接单', worker.card('地下室的灯不亮了'))
  await worker.sees('“接单”已存下，有网络时自动发送', '待发送 1 个操作，有网络时自动发送')
  await stage.keepsPicture('离线接单')

  await worker.restarts()
  await worker.sees(/暂时连不上，显示 \d\d:\d\d 的内容/, '“接单”已存下，有网络时自动发送')

  await worker.findsNetwork()
  await worker.isTold('网络好了，1 个操作已发送')
  await worker.sees('网格员 王秀兰 正在处理')
  await worker.seesNo('待发送 1 个操作')
  await worker.tapsText('地下室的灯不亮了')
  await worker.seesSteps('网格员 王秀兰 接单', '已派给网格员 王秀兰', /提交/)
})

test('没有网络时打开看过的诉求，登记进展带照片：恢复后连照片一起送到', async () => {
  const { worker } = stage
  await worker.losesNetwork()
  await worker.goesHome()
  await worker.tapsText('地下室的灯不亮了')
  await worker.sees(/暂时连不上，显示 \d\d:\d\d 的内容/)
  await worker.taps('登记进展')
  await worker.writes('信号不好，灯座烧了，上来再联系电工')
  await worker.takesPhoto(photo, { isOnline: false })
  await worker.taps('提交登记进展')
  await worker.isTold('没有网络，已存下，恢复后自动发送')
  await worker.goesHome()
  await worker.taps('查看待发送的操作')
  await worker.sees('登记进展 · 地下室的灯不亮了', '信号不好，灯座烧了，上来再联系电工 · 照片 1 张', '待发送')
  await stage.keepsPicture('待发送')

  await worker.findsNetwork()
  await worker.sees('都已发送')
  await worker.goesHome()
  await worker.tapsText('地下室的灯不亮了')
  await worker.seesSteps('网格员 王秀兰 登记进展', '网格员 王秀兰 接单', '已派给网格员 王秀兰', /提交/)
  await worker.seesPhotos(/^现场照片/, photo)
})

test('离线时反映人撤回了：恢复后说明为什么没办成，别的照常', async () => {
  const { worker, city } = stage
  const { id } = await city.resident.report({ words: '单元门关不上' })
  await worker.restarts()
  await worker.sees('单元门关不上')
  await worker.losesNetwork()
  await worker.taps('接单', worker.card('单元门关不上'))
  await worker.sees('“接单”已存下，有网络时自动发送')
  await city.resident.act(id, { name: 'withdraw', note: '已经修好了' })

  await worker.findsNetwork()
  await worker.sees('1 个操作没有办成，请看一看')
  await worker.taps('查看待发送的操作')
  await worker.sees('接单 · 单元门关不上', '没有办成')
  await stage.keepsPicture('没有办成')
  await worker.taps('知道了')
  await worker.sees('都已发送')
})
