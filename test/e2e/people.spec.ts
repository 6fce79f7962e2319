import { test } from '@playwright/test'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

const GROUP_CARD = '第05网格的微信群：有事找网格员'

test('网格的微信群：网格员绑定，新来的居民从群里的卡片进来，就在这个网格', async () => {
  const { resident, worker, neighbour: newcomer } = stage

  await test.step('网格员把卡片发到群里，再从群里点开，绑定', async () => {
    await worker.goesTo('我的')
    await worker.taps('网格微信群')
    await worker.sees('还没有绑定微信群', '到群里点开刚才那张卡片，会回到这里')
    await worker.taps('转发到群')
    await worker.answers('发送到群「车站社区第05网格居民群」')
    await stage.opensCard(GROUP_CARD, '网格员')
    await worker.sees('您是从群里点开的')
    await stage.keepsPicture('从群里点开')
    await worker.fills('群名', '五号网格邻里群')
    await worker.taps('绑定这个群')
    await worker.isTold('已绑定')
    await worker.sees('五号网格邻里群')
  })

  await test.step('还没有网格的居民从群里的卡片进来，落在这个网格，只说一句', async () => {
    await newcomer.isHandedTo('许诺')
    await newcomer.sees('选择我的网格')
    await stage.opensCard(GROUP_CARD, '部门')
    await newcomer.isTold('已为您选好车站社区 · 第05网格')
    await newcomer.isAt('网格名片')
    await newcomer.sees('一个网格', '一套制度', '一支队伍', '王秀兰', '一本台账', '一个微信群', '五号网格邻里群')
    await stage.keepsPicture('居民从群里进来')
    await newcomer.restarts()
    await newcomer.sees('网格员 王秀兰')
  })

  await test.step('住在别的网格的居民，先问再换；不换就还是原来的', async () => {
    await resident.goesTo('我的')
    await resident.taps('更换我的网格')
    await resident.picksGrid(['赭麓街道', '车站社区', '第06网格'])
    await resident.sees('赭麓街道 · 车站社区 · 第06网格')
    await stage.opensCard(GROUP_CARD, '居民')
    await resident.sees('这个群是车站社区 · 第05网格的，您现在的网格是车站社区 · 第06网格。要换吗？')
    await stage.keepsPicture('换不换网格')
    await resident.answers('取消')
    await resident.restarts()
    await resident.sees('车站社区 · 第06网格')
  })
})

test('邀请：网格员请邻居当楼栋长，邻居点开卡片加入，从此有任务可接', async () => {
  const { worker, neighbour } = stage

  await test.step('网格员选职责，得到邀请码，转发给邻居', async () => {
    await worker.restarts()
    await worker.goesTo('我的')
    await worker.taps('网格的人')
    await worker.sees('许凤霞', '楼栋长')
    await worker.taps('邀请')
    await worker.goesTo('单元长')
    await worker.taps('生成邀请')
    await worker.sees('邀请您担任 单元长 · 车站社区第05网格', '还可以用 1 次')
    await stage.keepsPicture('邀请码')
    await worker.taps('转发给他')
    await worker.answers('发送给朋友')
  })

  await test.step('邻居看清是谁邀请，同意隐私保护指引，加入', async () => {
    await stage.opensCard('邀请您担任 单元长', '部门')
    await neighbour.isAt('凭邀请码加入')
    await neighbour.sees('车站社区第05网格 王秀兰', '邀请您担任 单元长 · 车站社区第05网格')
    await neighbour.fills('姓名', '许诺')
    await stage.keepsPicture('邻居看邀请')
    await neighbour.taps('加入')
    await neighbour.taps('同意')
    await neighbour.sees('欢迎您，许诺', '您现在是 单元长 · 车站社区第05网格')
    await neighbour.taps('开始工作')
    await neighbour.isAt('今日任务')
    await neighbour.goesTo('我的')
    await neighbour.sees('单元长 · 车站社区第05网格', '切换身份')
  })

  await test.step('名单和名片上都有他；网格员可以请他离任', async () => {
    await worker.goesBack()
    await worker.sees('许诺', '单元长')
    await worker.taps('请许诺离任')
    await worker.answers('确定')
    await worker.sees('许诺 已离任')
    await neighbour.restarts()
    await neighbour.goesTo('我的')
    await neighbour.seesNo('切换身份')
  })
})

test('拿不准的话：社区的同志看一眼，留下', async () => {
  const { resident, neighbour: clerk } = stage
  await resident.isHandedTo('陈小雨')
  await resident.taps('我要反映')
  await resident.writes('楼道灯坏了三天，找物业的混蛋没人管')
  await resident.sees('建议：公共照明（楼道灯）', '由 网格员 王秀兰 处理')
  await resident.submits()

  await clerk.isHandedTo('黄振宇')
  await clerk.goesTo('我的')
  await clerk.taps('待看的内容，1 件')
  await clerk.sees('楼道灯坏了三天，找物业的混蛋没人管', '微信拿不准')
  await stage.keepsPicture('待看的内容')
  await clerk.taps('保留')
  await clerk.sees('都看过了')
})

test('看板：居民看得到网格这个月的数字，转发出去谁都能打开', async () => {
  const { resident, neighbour } = stage
  await resident.restarts()
  await resident.taps('本网格办理情况')
  await resident.sees('赭麓街道 · 车站社区 · 第05网格', '按时办结', '在办未到期', '满意率')
  await stage.keepsPicture('看板')
  await resident.taps('转发看板')
  await resident.answers('发送给朋友')
  await stage.opensCard('车站社区 · 第05网格', '部门')
  await neighbour.isAt('办理情况')
  await neighbour.sees('赭麓街道 · 车站社区 · 第05网格')
})

test('注销：写出“注销”两个字，下次进来是一个新的人', async () => {
  const { resident } = stage
  await resident.restarts()
  await resident.goesTo('我的')
  await resident.sees('陈小雨')
  await resident.taps('我的数据')
  await resident.taps('导出我的数据')
  await resident.sees(/"称呼": "陈小雨"/)
  await resident.taps('注销')
  await resident.fills('请输入', '注销')
  await stage.keepsPicture('注销')
  await resident.taps('确认注销')
  await resident.sees('选择我的网格', '没有正在办的诉求')
  await resident.goesTo('我的')
  await resident.seesNo('陈小雨')
  await resident.goesTo('诉求')
  await resident.sees('还没有反映过问题')
  await stage.keepsPicture('新的人')
})
