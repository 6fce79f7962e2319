import { test } from '@playwright/test'
import { drawPhoto, type Photo } from '../support/photo'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

/** 区城管局 on duty, and who accepts and evaluates. */
const OFFICER = '吴明轩'
const CLERK = '黄振宇'

const photoOf = (caption: string): Promise<Photo> =>
  drawPhoto(stage.page, { caption, wall: '#8fa3ad', floor: '#5d6b73', size: [640, 480] })

test('网格员吹哨，部门应哨、到场、办结，街道评价，居民评价：谁都看得到到了哪一步', async () => {
  const { resident, worker, neighbour: department, city } = stage
  const ticket = await city.resident.report({ words: '菜场门口天天占道摆摊，推车过不去', category: '0501' })
  await city.worker.act(ticket.id, { name: 'accept' })

  await test.step('网格员从任务里吹哨：合这件事的事项先列出来，吹之前看得到谁来、什么时候到', async () => {
    await worker.opens(`/pages/ticket/ticket?id=${ticket.id}`)
    await worker.taps('吹哨')
    await worker.isAt('吹哨')
    await worker.sees('菜场门口天天占道摆摊，推车过不去')
    await stage.keepsPicture('找事项')
    await worker.screen.getByRole('button', { name: /^占道经营反复发生/ }).click()
    await worker.sees('谁来，什么时候到', '先由车站社区平台接单', '区城管局')
    await stage.keepsPicture('吹之前先看')
    await worker.taps('吹哨')
    await worker.allowsTasks()
    await worker.isAt('吹哨报到')
    await worker.sees('等平台接单')
  })

  await test.step('社区平台接单，系统分单给部门；居民看到谁来、什么时候到', async () => {
    await worker.isHandedTo(CLERK)
    await worker.screen.getByRole('button', { name: /^吹哨报到/ }).click()
    await worker.isAt('吹哨报到')
    await worker.taps('接单')
    await worker.allowsTasks()
    await worker.isTold('已接单')
    await resident.opens(`/pages/ticket/ticket?id=${ticket.id}`)
    await resident.sees(/^已吹哨，区城管局 主办，预计.+前到场$/)
    await stage.keepsPicture('居民看到谁来')
  })

  await test.step('部门的待办里有这声哨，一点就应；没有定位，拍一张现场照片报到', async () => {
    await department.isHandedTo(OFFICER)
    await department.sees('占道经营反复发生')
    await stage.keepsPicture('部门待办')
    await department.taps('应哨')
    await department.allowsTasks()
    await department.isTold('已应哨')
    await department.screen.getByRole('button', { name: /占道经营反复发生/ }).click()
    await department.isAt('吹哨报到')
    await department.sees('菜场门口天天占道摆摊，推车过不去', '协办')
    await stage.keepsPicture('部门看一声哨')
    await department.taps('到场报到')
    await department.isAt('到场报到')
    await department.takesPhoto(await photoOf('现场'))
    await stage.keepsPicture('到场报到')
    await department.taps('提交到场报到')
    await department.allowsTasks()
    await department.sees('区城管局主办，已到场，正在办')
  })

  await test.step('部门办结，街道评价：考核单的每一分都有算式', async () => {
    await department.taps('办结')
    await department.writes('已取缔，安排定点值守')
    await department.takesPhoto(await photoOf('办结'))
    await department.taps('提交办结')
    await department.allowsTasks()
    await department.sees('区城管局已办结，等街道评价')
    const street = city.phone('o-demo-street-340202014-1')
    const { items } = await street.ask('board', 'tasks', {})
    const id = items[0]?.id ?? ''
    await street.ask('whistle', 'act', {
      id,
      command: { name: 'evaluate', verdict: 'satisfied', points: 96, note: '来得快' },
    })
    await department.opens(`/packages/whistle/whistle/whistle?id=${id}`)
    await department.sees('一哨一考核', '满意 96 分', '50 × 100% = 50')
    await stage.keepsPicture('一哨一考核')
  })

  await test.step('诉求跟着办结，居民评价', async () => {
    await resident.opens(`/pages/ticket/ticket?id=${ticket.id}`)
    await resident.sees('已解决，等待评价', '已取缔，安排定点值守')
    await resident.taps('评价')
    await resident.chooses('满意')
    await resident.taps('提交评价')
    await resident.sees(/^已结案/)
    await stage.keepsPicture('居民评价以后')
  })
})
