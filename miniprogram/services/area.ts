import type { AreaItem, CodeView, Entered, GridCard, GridPage, Located, Point, Scanned } from '../../typings/contract'
import { call } from './cloud'

/** 这个位置属于哪个网格，由谁负责。 */
export const locateArea = (point: Point): Promise<Located> => call('area', 'locate', { point })

/** 网格或驿站的码指的是哪里，由谁负责。 */
export const areaOfScene = (scene: string): Promise<Scanned> => call('area', 'scene', { scene })

/** 下一级区域；不给上级时从最上面一级开始。 */
export const listAreas = (parent?: string): Promise<AreaItem[]> => call('area', 'children', parent ? { parent } : {})

/** 网格名片：五个一。 */
export const getAreaCard = (area: string): Promise<GridPage> => call('area', 'card', { area })

/** 网格的小程序码，或它的一个驿站的。 */
export const getAreaCode = (area: string, station?: string): Promise<CodeView> =>
  call('area', 'code', station ? { area, station } : { area })

/** 把刚才那个微信群绑到网格；`cloudId` 是从群里的卡片进来时微信给的。 */
export const bindGroup = (grid: string, cloudId: string, name: string): Promise<GridCard> =>
  call('area', 'bindGroup', { grid, cloudId, name })

/** 解除网格的微信群。 */
export const unbindGroup = (grid: string): Promise<GridCard> => call('area', 'unbindGroup', { grid })

/** 这个群是哪个网格的；没选过网格的居民从此住在那里。 */
export const enterFrom = (cloudId: string): Promise<Entered> => call('area', 'enter', { cloudId })

/** 赭麓街道 · 车站社区 · 第05网格 → 街道，和它以下的部分（只到街道时就是街道自己）。 */
export function splitArea(text: string): { street: string; below: string } {
  const [street = '', ...below] = text.split(' · ')
  return { street, below: below.join(' · ') || street }
}
