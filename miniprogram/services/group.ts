import type { GridCard } from '../../typings/contract'
import { enterFrom, splitArea } from './area'
import { settleIn } from './account'
import { isSure } from './confirm'
import { changeMe, currentFace, knowMe } from './store'
import { say, tell } from './tell'

/** 群里的卡片：转发的人要了 shareTicket 的是 1044，没要的是 1008。 */
const GROUP_SCENES: readonly number[] = [1008, 1044]
/** Grids that were offered and declined here. */
const DECLINED = 'declined-grids'

/** 刚才那个群的凭证；不是从群里的卡片进来的，或者微信不给，就是 undefined。 */
export const groupTicket = (): Promise<string | undefined> =>
  new Promise((resolve) => {
    wx.getGroupEnterInfo({ success: ({ cloudID }) => resolve(cloudID), fail: () => resolve(undefined) })
  })

/**
 * 居民从网格群的卡片进来：没有选过网格的，就住在那个网格；选过别的，问一声。只说一句，从不打断别的事；没办成也不说。
 * @param scene how WeChat says the mini-program was entered
 */
export async function enterByGroup(scene: number): Promise<void> {
  if (!GROUP_SCENES.includes(scene)) return
  try {
    const [cloudId, { home }] = await Promise.all([groupTicket(), knowMe()])
    if (!cloudId || currentFace() !== 'resident') return
    const { grid } = await enterFrom(cloudId)
    if (!grid || grid.id === home?.id) return
    if (home) await offer(grid, home)
    else welcome(grid)
  } catch {
    // 认不出群，照常用。
  }
}

function welcome(grid: GridCard): void {
  changeMe({ home: grid })
  say(`已为您选好${splitArea(grid.text).below}`)
}

/** 已经有网格的，不同意就不换；说过不换的不再问。 */
async function offer(grid: GridCard, home: GridCard): Promise<void> {
  const declined = wx.getStorageSync<string[] | ''>(DECLINED) || []
  if (declined.includes(grid.id)) return
  const question = `这个群是${splitArea(grid.text).below}的，您现在的网格是${splitArea(home.text).below}。要换吗？`
  if (!(await isSure('更换我的网格', question))) {
    wx.setStorageSync(DECLINED, [...declined, grid.id])
    return
  }
  try {
    welcome(await settleIn(grid.id))
  } catch (error) {
    tell(error)
  }
}
