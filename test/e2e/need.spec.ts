import { expect, test } from '@playwright/test'
import { STATION } from '../support/need'
import { drawPhoto } from '../support/photo'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

const LISTS = `/packages/need/lists/lists?place=${STATION}`
const NEED = '厨房水龙头一直滴水'
const DONE = '换了阀芯，不滴了'

test('四张清单：走访知道的需求，配上资源，有人有日子，办好拍照销号，登记的人放心', async () => {
  const { worker, neighbour: helper, page } = stage
  await worker.opens(LISTS)
  const before = await listed()

  await test.step('网格员登记走访知道的需求', async () => {
    await worker.taps('登记需求')
    await worker.isAt('登记需求')
    await worker.taps('提交')
    await worker.sees('请选择分类')
    await worker.goesTo('走访了解的')
    await worker.goesTo('维修')
    await worker.fills('需要什么', NEED)
    await worker.ticks('周三')
    await worker.ticks('上午')
    await worker.fills('怎么称呼', '3 楼张阿姨')
    await worker.fills('电话', '13800005678')
    await stage.keepsPicture('登记需求')
    await worker.taps('提交')
    await worker.allowsActivities()
    await worker.isAt('需求')
    await worker.sees(NEED, '每周三 08:30—11:30', '走访了解')
  })

  await test.step('同类、时间碰得上的资源排在最前；列入服务清单，由楼栋长来办', async () => {
    await expect(worker.screen.locator('.suggestion').first()).toContainText(/修水电.*同类 · .*周三上午有空/s)
    await stage.keepsPicture('可以用的资源')
    await worker.taps('列入清单')
    await worker.choosesWith('修水电')
    await worker.choosesWith('服务清单')
    await worker.choosesWith('许凤霞')
    await worker.taps('提交列入清单')
    await worker.isAt('需求')
    await worker.sees('服务清单', '许凤霞', '约定日子', '用的资源：修水电 ›')
    await stage.keepsPicture('列入清单')
  })

  await test.step('没办完的需求里有它，服务清单里也有', async () => {
    await worker.goesBack()
    await expect.poll(listed).toEqual({ ...before, 需求: before.需求 + 1, 服务: before.服务 + 1 })
    await worker.goesTo('服务清单')
    await worker.sees(NEED)
  })

  await test.step('楼栋长看到交给自己的，拍照销号', async () => {
    await helper.isHandedTo('许凤霞')
    await helper.goesTo('我的')
    await helper.taps('我的需求与资源')
    await helper.tapsText(NEED)
    await helper.taps('查看联系方式，会留下记录')
    await helper.answers('确定')
    await helper.sees('3 楼张阿姨', '13800005678')
    await helper.answers('关闭')
    await helper.taps('销号')
    await helper.writes(DONE)
    await helper.takesPhoto(
      await drawPhoto(page, { caption: '修好了', wall: '#8899aa', floor: '#556677', size: [640, 480] }),
    )
    await stage.keepsPicture('销号')
    await helper.taps('提交销号')
    await helper.allowsTasks()
    await helper.sees('已办好', DONE)
    await expect(helper.screen.getByRole('button', { name: '第 1 张照片，点开看大图' })).toBeVisible()
  })

  await test.step('网格员的清单上没有它了，办完的里有', async () => {
    await worker.opens(LISTS)
    await expect.poll(listed).toEqual(before)
    await worker.goesTo('服务清单')
    await worker.seesNo(NEED)
    await worker.goesTo('办完的')
    await worker.tapsText(NEED)
    await worker.sees('已办好', DONE)
    await stage.keepsPicture('已销号')
  })

  /** How many each list has, as its tab says. */
  async function listed(): Promise<Record<'资源' | '需求' | '工作' | '服务', number>> {
    const count = async (name: string) => {
      const tab = worker.screen.getByRole('tab', { name: new RegExp(`^${name}清单，\\d+ 项$`) })
      return Number(/\d+/.exec((await tab.getAttribute('aria-label')) ?? '')?.[0])
    }
    return {
      资源: await count('资源'),
      需求: await count('需求'),
      工作: await count('工作'),
      服务: await count('服务'),
    }
  }
})

test('每月盘点：结转和新增，等于办成、不办和剩下；剩下哪些列得出来，盘点了留得住', async () => {
  const { worker } = stage
  await worker.opens(LISTS)
  await worker.taps('每月盘点')
  await worker.isAt('每月盘点')
  await worker.sees('按分类', '这个月没用上的资源')
  const [carried = 0, opened = 0, done = 0, declined = 0, left = 0] = (
    await worker.screen.locator('.sum .count').allInnerTexts()
  ).map(Number)
  expect(carried + opened).toBe(done + declined + left)
  await worker.sees(new RegExp(`^还剩 ${left} 件`))
  await expect(worker.screen.locator('left-row')).toHaveCount(left)
  await expect(worker.screen.locator('left-row').filter({ hasText: NEED })).toHaveCount(0)
  await stage.keepsPicture('盘点')
  await worker.writes('剩下的下个月接着办')
  await worker.taps('本月已盘点')
  await worker.sees('盘点以后没有变化', '剩下的下个月接着办')
})
