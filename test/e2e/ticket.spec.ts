import { test } from '@playwright/test'
import { Stage } from '../support/stage'

const WORDS = '3 单元楼道灯坏了，上楼看不见台阶'

const stage = Stage.ofThisFile(async ({ city, resident, worker }) => {
  await city.resident.ask('account', 'phone', { number: '13812345678' })
  await city.resident.report({ words: WORDS })
  await Promise.all([resident.restarts(), worker.restarts()])
})

test('接单点错了，十秒内撤回：回到待接单，过程里留着，划掉了', async () => {
  const { worker } = stage
  await worker.tapsText(WORDS)
  await worker.taps('接单')
  await worker.allowsTasks()
  await worker.sees('网格员 王秀兰 正在处理', /^撤回 \(\d+\)$/)
  await stage.keepsPicture('可以撤回')
  await worker.screen.getByRole('button', { name: /^撤回，还有/ }).click()
  await worker.sees('已派给网格员 王秀兰，等待接单')
  await worker.seesSteps(
    '网格员 王秀兰 撤回了刚才这一步',
    '网格员 王秀兰 接单',
    '已派给网格员 王秀兰',
    '居民提交了诉求',
  )
  await stage.keepsPicture('已撤回')
})

test('承办人看反映人电话，先知道会留下记录', async () => {
  const { worker } = stage
  await worker.seesNo('13812345678')
  await worker.taps('接单')
  await worker.allowsTasks()
  await worker.taps('查看反映人电话')
  await worker.sees('这次查看会留下记录。电话只用于办理这件诉求。')
  await worker.answers('查看拨打')
  await worker.sees('呼叫 13812345678')
  await stage.keepsPicture('拨打反映人电话')
  await worker.answers('取消')
})

test('承办人想知道更多，居民一点就补充，承办人看得到', async () => {
  const { resident, worker } = stage
  await worker.taps('更多操作')
  await worker.taps('请反映人补充')
  await worker.writes('请问是几号楼几单元？')
  await worker.taps('提交请反映人补充')
  await worker.sees('已请反映人补充', '请问是几号楼几单元？')

  await resident.goesTo('诉求')
  await resident.tapsText(WORDS)
  await resident.sees('办理人员想请您补充', '请问是几号楼几单元？')
  await stage.keepsPicture('请您补充')
  await resident.taps('补充情况', resident.screen.locator('wx-callout'))
  await resident.writes('5 号楼 3 单元，一楼到二楼')
  await resident.taps('提交补充情况')
  await resident.allowsNews()
  await resident.seesNo('办理人员想请您补充')

  await worker.goesHome()
  await worker.tapsText(WORDS)
  await worker.sees('5 号楼 3 单元，一楼到二楼')
})

test('类别报错了：承办人更正之前，先看到期限怎么变；原来答应的时间还在', async () => {
  const { worker } = stage
  await worker.taps('更多操作')
  await worker.taps('更正')
  await worker.taps('选择正确的类别')
  await worker.taps('暴露垃圾')
  await worker.sees('提交以后', /期限由 .+ 改为 .+/)
  await stage.keepsPicture('更正的影响')
  await worker.writes('现场看是垃圾堆在楼道')
  await worker.taps('提交更正')
  await worker.sees('已更正', '暴露垃圾', /^原定 /)
  await stage.keepsPicture('更正以后')
})
